"""The tagger finds names and figures with spaCy's entity recogniser alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from broadsheet.text.models import Tagged

# Pieces of 10,000 characters four at a time peak at 302 MB, 20,000 two at a time at 385, 50,000
# four at a time at 645; the speed is the same.
_MAX_CHARACTERS = 10_000
_BATCH = 4
# About as many words as the vocabulary may take in before it forgets them.
_RUN_CHARACTERS = 200_000
_BREAKS = ("\n\n", "\n", ". ", " ")


class SpacyTagger:
    """A `broadsheet.text.models.Tagger` over spaCy, with nothing loaded but tokenizer and `ner`.

    The recogniser has its own word vectors, so the rest of the pipeline is left out; the one thing
    lost is that a full pipeline never lets a name run over the parser's end of a sentence.
    """

    def __init__(self, folder: Path, *, name: str, digest: str) -> None:
        self.name = name
        self.digest = digest
        from threadpoolctl import ThreadpoolController

        self._nlp = _load_ner(folder)
        self._pools = ThreadpoolController()
        # spaCy forgets the words of a text after it; two threads may not do so at once.
        self._lock = threading.Lock()

    def __call__(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """Return what is named in each text, in order of place; offsets are into that text."""
        found: list[list[Tagged]] = [[] for _ in texts]
        # One core does it in less than two do together: 148 ms an article against 214 (both added).
        with self._lock, self._pools.limit(limits=1, user_api="blas"):
            for run in _runs(texts):
                # Without the zone the vocabulary grows for as long as the process lives; with one
                # for each text every word is looked up afresh, at 15 ms an article more.
                with self._nlp.memory_zone():
                    for doc, (number, offset) in self._nlp.pipe(
                        run, as_tuples=True, batch_size=_BATCH
                    ):
                        found[number].extend(
                            Tagged(offset + name.start_char, offset + name.end_char, name.label_)
                            for name in doc.ents
                        )
        return [tuple(names) for names in found]


def _runs(texts: Sequence[str]) -> Iterator[list[tuple[str, tuple[int, int]]]]:
    """Cut texts into (piece, (number of its text, offset in it)), so many at a time."""
    run: list[tuple[str, tuple[int, int]]] = []
    length = 0
    for number, text in enumerate(texts):
        for offset, piece in pieces(text, _MAX_CHARACTERS):
            run.append((piece, (number, offset)))
            length += len(piece)
            if length >= _RUN_CHARACTERS:
                yield run
                run, length = [], 0
    if run:
        yield run


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
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    config = load_config(folder / "config.cfg")
    others = [name for name in config["nlp"]["pipeline"] if name != "ner"]
    # Layers keep the arithmetic they are made with. The blis that spaCy brings runs its plain
    # kernels on a processor with AVX2: 92 ms an article of 1,450 tokens for the layers below the
    # recogniser, against 35 ms by numpy's own library. The names found are the same, all 8,512.
    usual = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = load_model_from_config(config, exclude=others)
    finally:
        set_current_ops(usual)
    return nlp.from_disk(folder, exclude=[*others, "meta"])
