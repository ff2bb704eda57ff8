"""The tagger finds names and figures with spaCy's entity recogniser alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from broadsheet.text.models import Tagged

# The model needs about 1 MB for each 1,000 words it reads at once.
_MAX_CHARACTERS = 50_000
_BREAKS = ("\n\n", "\n", ". ", " ")


class SpacyTagger:
    """A `broadsheet.text.models.Tagger` over spaCy, with nothing loaded but tokenizer and `ner`.

    The recogniser has its own word vectors, so the rest of the pipeline is left out; the one thing
    lost is that a full pipeline never lets a name run over the parser's end of a sentence. Texts go
    through one at a time: 7,330 tokens/s that way, 6,340 in batches of 8, 5,460 in batches of 100.
    """

    def __init__(self, folder: Path, *, name: str, digest: str) -> None:
        self.name = name
        self.digest = digest
        self._nlp = _load_ner(folder)
        # spaCy forgets the words of a text after it; two threads may not do so at once.
        self._lock = threading.Lock()

    def __call__(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """Return what is named in each text, in order of place; offsets are into that text."""
        with self._lock:
            return [tuple(self._tag(text)) for text in texts]

    def _tag(self, text: str) -> Iterator[Tagged]:
        for offset, piece in pieces(text, _MAX_CHARACTERS):
            # Without the zone the vocabulary grows for as long as the process lives.
            with self._nlp.memory_zone():
                for name in self._nlp(piece).ents:
                    start, end = offset + name.start_char, offset + name.end_char
                    yield Tagged(start, end, name.label_)


def pieces(text: str, limit: int) -> Iterator[tuple[int, str]]:
    """Cut `text` into (offset, piece) of at most `limit` characters, at the widest break there is.

    The pieces put together are the text; an empty text has none.
    """
    start = 0
    while len(text) - start > limit:
        end = _break_before(text, start, start + limit)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _break_before(text: str, start: int, end: int) -> int:
    for mark in _BREAKS:
        at = text.rfind(mark, start + (end - start) // 2, end)
        if at > start:
            return at + len(mark)
    return end


def _load_ner(folder: Path) -> Any:
    from spacy.util import load_config, load_model_from_config

    config = load_config(folder / "config.cfg")
    others = [name for name in config["nlp"]["pipeline"] if name != "ner"]
    nlp = load_model_from_config(config, exclude=others)
    return nlp.from_disk(folder, exclude=[*others, "meta"])
