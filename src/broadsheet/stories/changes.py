"""What changed between two versions of an article, word by word, and which notes it touches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from broadsheet.news.article import Article
from broadsheet.news.changes import Change, Edit, Run, Touch, Touched
from broadsheet.news.notes import Notes
from broadsheet.news.span import Span
from broadsheet.text.sentences import sentences

MOST_LINES = 1_000
"""Sentences of either text that are compared; comparing takes time that grows with the square."""
MOST_PAIRS = 100_000
"""Pairs of equal sentences, one from either text, that are looked at: two texts of 1,000 lines that
say the same two things in turn took four seconds."""
MOST_WORDS = 400
"""Words of either side of a changed passage that are compared."""
_PIECE = re.compile(r"\S+\s*|\s+")

Pairs = Iterator[tuple[Edit, Span]]


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    spans: Sequence[Span]

    def words(self) -> list[str]:
        return [span.of(self.text).strip() for span in self.spans]

    def cover(self, first: int, last: int) -> Span:
        """Return the span of the pieces from `first` up to `last`."""
        if first >= last:
            at = self.spans[first].start if first < len(self.spans) else len(self.text)
            return Span(at, at)
        return Span(self.spans[first].start, self.spans[last - 1].end)


def changes(old: Article, new: Article, old_notes: Notes, new_notes: Notes) -> Change:
    """Return what became of `old` in `new`: sentences first, then words inside changed sentences.

    Longest matching runs after Ratcliff and Obershelp (difflib). A figure or quote is touched when
    its words meet words that were added or removed.
    """
    before, after = _lines(old.text), _lines(new.text)
    coarse = max(len(before.spans), len(after.spans)) > MOST_LINES or _repeats(before, after)
    pairs = _whole(old.text, new.text) if coarse else _compared(before, after)
    runs = tuple(_joined(pairs))
    return Change(
        runs=runs,
        touches=tuple(_touches(old, new, old_notes, new_notes, runs)),
        coarse=coarse,
    )


def _lines(text: str) -> _Side:
    """Return the text in pieces without gaps: each sentence with what stands behind it."""
    starts = [0, *(span.start for span in sentences(text)[1:])]
    ends = [*starts[1:], len(text)]
    return _Side(
        text,
        [Span(start, end) for start, end in zip(starts, ends, strict=True) if end > start],
    )


def _repeats(before: _Side, after: _Side) -> bool:
    """Say whether the same sentences stand in both texts too often to be told apart."""
    ours, theirs = Counter(before.words()), Counter(after.words())
    return sum(count * theirs[line] for line, count in ours.items()) > MOST_PAIRS


def _whole(old: str, new: str) -> Pairs:
    yield Edit.REMOVED, Span(0, len(old))
    yield Edit.ADDED, Span(0, len(new))


def _compared(before: _Side, after: _Side) -> Pairs:
    for tag, i, j, k, m in _opcodes(before, after):
        if tag == "equal":
            yield Edit.KEPT, after.cover(k, m)
        elif tag == "replace":
            yield from _word_by_word(
                _words(before.text, before.cover(i, j)), _words(after.text, after.cover(k, m))
            )
        else:
            yield Edit.REMOVED, before.cover(i, j)
            yield Edit.ADDED, after.cover(k, m)


def _words(text: str, within: Span) -> _Side:
    found = _PIECE.finditer(text, within.start, within.end)
    return _Side(text, [Span(*piece.span()) for piece in found])


def _word_by_word(before: _Side, after: _Side) -> Pairs:
    if max(len(before.spans), len(after.spans)) > MOST_WORDS:
        yield Edit.REMOVED, before.cover(0, len(before.spans))
        yield Edit.ADDED, after.cover(0, len(after.spans))
        return
    for tag, i, j, k, m in _opcodes(before, after):
        if tag == "equal":
            yield Edit.KEPT, after.cover(k, m)
        else:
            yield Edit.REMOVED, before.cover(i, j)
            yield Edit.ADDED, after.cover(k, m)


def _opcodes(before: _Side, after: _Side) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before.words(), after.words(), autojunk=False).get_opcodes()


def _joined(pairs: Pairs) -> Iterator[Run]:
    """Yield runs, neighbours of one fate as one, empty ones left out."""
    told = (pair for pair in pairs if len(pair[1]))
    for edit, group in groupby(told, key=lambda pair: pair[0]):
        spans = [span for _, span in group]
        yield Run(edit=edit, words=Span(spans[0].start, spans[-1].end))


def _touches(
    old: Article, new: Article, old_notes: Notes, new_notes: Notes, runs: Sequence[Run]
) -> Iterator[Touch]:
    if old.headline != new.headline:
        yield Touch(what=Touched.HEADLINE, words=Span(0, len(new.headline)))
    added = [run.words for run in runs if run.edit is Edit.ADDED]
    removed = [run.words for run in runs if run.edit is Edit.REMOVED]
    for notes, spans, gone in ((new_notes, added, False), (old_notes, removed, True)):
        for what, words in _noted(notes):
            if any(words.meets(span) for span in spans):
                yield Touch(what=what, words=words, gone=gone)


def _noted(notes: Notes) -> Iterator[tuple[Touched, Span]]:
    yield from ((Touched.FIGURE, figure.words) for figure in notes.figures)
    yield from ((Touched.QUOTE, quote.words) for quote in notes.quotes)
