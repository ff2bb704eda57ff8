"""What annotating is done with: the models at hand, and what is to be said about their absence."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.text.models import Embedder, Register, Tagger

WITHOUT_TAGGER = "names by rules: no name model on the shelf"
"""The notice where no tagger is given."""
OTHER_LANGUAGE = "names by rules: the name model reads English only"
"""The notice where the tagger does not read the article's language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models annotating may use; `notices` are handed on with every article's notes."""

    tagger: Tagger | None = None
    register: Register | None = None
    embedder: Embedder | None = None
    notices: tuple[str, ...] = ()
