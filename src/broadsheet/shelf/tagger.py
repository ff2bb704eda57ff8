"""The tagger finds names and figures with spaCy's entity recogniser alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from broadsheet.shelf.recogniser import Recogniser
from broadsheet.text.models import Tagged

_MAX_CHARACTERS = 10_000
"""Characters of one piece: what the layers below hold grows with it."""
_RUN_CHARACTERS = 20_000
"""Characters of the pieces read at once; the vocabulary forgets their words afterwards. A worker
peaks at 388, 431 and 476 MB with 5,000, 20,000 and 40,000, at the same speed."""
# The French model has labels of its own.
_LABELS = {"PER": "PERSON", "MISC": "PRODUCT"}
_Run = list[tuple[str, tuple[int, int]]]
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
        self._recogniser = Recogniser(self._nlp.get_pipe("ner"))
        self._pools = ThreadpoolController()
        # spaCy forgets the words of a text after it; two threads may not do so at once.
        self._lock = threading.Lock()

    def __call__(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """Return what is named in each text, in order of place; offsets are into that text."""
        return self._read(texts, self._named)

    def plainly(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """Return the same by spaCy's own decoding: what ours is measured and tested against."""
        return self._read(texts, self._named_by_spacy)

    def _read(
        self, texts: Sequence[str], named: Callable[[_Run], Iterator[tuple[int, Tagged]]]
    ) -> list[tuple[Tagged, ...]]:
        found: list[list[Tagged]] = [[] for _ in texts]
        # One core does it in less than two do together: 148 ms an article against 214 (both added).
        with self._lock, self._pools.limit(limits=1, user_api="blas"):
            for run in _runs(texts):
                # Without the zone the vocabulary grows for as long as the process lives; with one
                # for each text every word is looked up afresh, at 15 ms an article more.
                with self._nlp.memory_zone():
                    for number, tagged in named(run):
                        found[number].append(tagged)
        return [tuple(names) for names in found]

    def _named(self, run: _Run) -> Iterator[tuple[int, Tagged]]:
        """Yield (number of its text, name) for each name in the pieces of one run, in order."""
        from spacy.attrs import IDX, IS_SPACE, LENGTH

        docs = [self._nlp.make_doc(piece) for piece, _ in run]
        tokens = np.concatenate([doc.to_array([IDX, LENGTH, IS_SPACE]) for doc in docs])
        places = tokens.astype(np.int64)  # unsigned as they come
        sizes = [len(doc) for doc in docs]
        last = np.zeros(len(places), dtype=bool)
        last[np.cumsum(sizes) - 1] = True
        owner = np.repeat(np.arange(len(docs)), sizes)
        rows = self._recogniser.vectors(docs)
        for start, end, label in self._recogniser.names(rows, places[:, 2] > 0, last):
            number, offset = run[owner[start]][1]
            to = places[end - 1, 0] + places[end - 1, 1]
            label = _LABELS.get(label, label)
            yield number, Tagged(offset + int(places[start, 0]), offset + int(to), label)

    def _named_by_spacy(self, run: _Run) -> Iterator[tuple[int, Tagged]]:
        for doc, (number, offset) in self._nlp.pipe(run, as_tuples=True, batch_size=4):
            for name in doc.ents:
                start, end = offset + name.start_char, offset + name.end_char
                yield number, Tagged(start, end, _LABELS.get(name.label_, name.label_))


def _runs(texts: Sequence[str]) -> Iterator[_Run]:
    """Cut texts into (piece, (number of its text, offset in it)), so many at a time."""
    run: _Run = []
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
    nlp = nlp.from_disk(folder, exclude=[*others, "meta"])
    _forget_unasked(nlp.vocab)
    return nlp


def _forget_unasked(vocab: Any) -> None:
    """Have `vocab` work out, for a new word, what the recogniser looks at and nothing else.

    Of thirty things (is it a number, an address, a stop word?) it is asked six; the others took a
    fifth of the tokenizer's time.
    """
    from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX

    asked = {IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX}
    vocab.lex_attr_getters = {
        name: get for name, get in vocab.lex_attr_getters.items() if name in asked
    }
