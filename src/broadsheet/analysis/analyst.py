"""What annotating is done with: the models at hand, and what is to be said about their absence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from broadsheet.text.models import Embedder, Register, Tagger

WITHOUT_TAGGER = "names by rules: no name model on the shelf"
"""The notice where no tagger is given."""
OTHER_LANGUAGE = "names by rules: no name model here reads this language"
"""The notice where no tagger reads the article's language."""
ENGLISH = "en"
READ = frozenset({"", ENGLISH, "fr", "de", "es", "it", "pt"})
"""The languages whose numbers, verbs and days are known (ISO 639-1); what is unsure is read too."""
UNREAD = "no quotes, figures, times or positions are noted: this language is not read here"
"""The notice for a text in any other language: half a reading of it would be made up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models annotating may use; `notices` are handed on with every article's notes.

    `tagger` reads English, `abroad` returns the tagger of another language (ISO 639-1), if any.
    """

    tagger: Tagger | None = None
    abroad: Callable[[str], Tagger | None] | None = None
    register: Register | None = None
    embedder: Embedder | None = None
    notices: tuple[str, ...] = ()

    def tagger_of(self, language: str) -> Tagger | None:
        """Return the tagger that reads `language`; the English one where that is unsure ("")."""
        if language in ("", ENGLISH):
            return self.tagger
        return self.abroad(language) if self.abroad else None
