"""An article laid out for reading: its sentences, marked words and capitals, found once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.analysis.gazetteer import BODY_FIRSTS
from broadsheet.news.article import Article, Block, BlockKind
from broadsheet.news.span import Span
from broadsheet.text.bearers import is_given_somewhere
from broadsheet.text.givennames import is_given
from broadsheet.text.names import Capitals, capitals
from broadsheet.text.quotemarks import Marked, marked
from broadsheet.text.sentences import sentences

_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_LETTERS = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """One text with what every analyst needs of it; all spans index `text`.

    `capitals` leaves out heads set in title case, where capitals prove nothing; `heads` holds the
    spans of headline and subheads.
    """

    text: str
    language: str
    headline: Span
    body: Span
    parts: tuple[tuple[Block, Span], ...]
    heads: tuple[Span, ...]
    sentences: tuple[Span, ...]
    marked: tuple[Marked, ...]
    capitals: tuple[Capitals, ...]

    def sentence_at(self, at: int) -> Span:
        """Return the sentence that holds the character `at`, or the nearest one before it."""
        place = bisect_right(self.sentences, at, key=lambda one: one.start) - 1
        return self.sentences[place] if place >= 0 else Span(at, at)

    def sentences_in(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the sentences that begin in [`start`, `end`)."""
        first = bisect_left(self.sentences, start, key=lambda one: one.start)
        last = bisect_left(self.sentences, end, key=lambda one: one.start)
        return self.sentences[first:last]

    def block_at(self, at: int) -> Block:
        """Return the part (headline, standfirst, block) that holds the character `at`."""
        place = bisect_right(self.parts, at, key=lambda one: one[1].start) - 1
        return self.parts[max(0, place)][0]

    def part_at(self, at: int) -> Span:
        """Return the span of the part that holds the character `at`."""
        place = bisect_right(self.parts, at, key=lambda one: one[1].start) - 1
        return self.parts[max(0, place)][1]

    def marks_in(self, span: Span) -> tuple[Marked, ...]:
        """Return the marked words that meet `span`."""
        first = bisect_right(self.marked, span.start, key=lambda one: one.outer.end)
        last = bisect_left(self.marked, span.end, key=lambda one: one.outer.start)
        return self.marked[first:last]

    def is_quoted(self, at: int) -> bool:
        """Say whether `at` stands inside marked words, past their opening mark."""
        place = bisect_right(self.marked, at, key=lambda one: one.inner.start) - 1
        return place >= 0 and at < self.marked[place].inner.end

    def in_head(self, at: int) -> bool:
        """Say whether `at` stands in the headline or a subhead."""
        return any(span.start <= at < span.end for span in self.heads)


def lay_out(article: Article, language: str) -> Galley:
    """Return the galley of `article`, read as `language` (ISO 639-1, "" for unsure)."""
    text = article.text
    parts = tuple(article.laid_out())
    found = sentences(text, language=language)
    heads = tuple(span for part, span in parts if part.kind in _HEADS and len(span))
    titled = [span for span in heads if _in_title_case(span.of(text))]
    starts = frozenset(span.start for span in found)
    runs = (
        part
        for run in capitals(text, starts)
        if not any(head.start <= run.span.start < head.end for head in titled)
        for part in _apart(run, text)
    )
    return Galley(
        text=text,
        language=language,
        headline=parts[0][1],
        body=article.body(),
        parts=parts,
        heads=heads,
        sentences=found,
        marked=marked(text),
        capitals=tuple(runs),
    )


def _apart(run: Capitals, text: str) -> Iterator[Capitals]:
    """Part a body from the person behind its particle: "Partido Popular de Alba Osk"."""
    words = run.words
    if any(word.of(text).casefold() in BODY_FIRSTS for word in words[:2]):
        for at in range(2, len(words) - 2):
            if words[at].of(text).islower() and _may_be_given(words[at + 1].of(text)):
                yield Capitals(Span(run.span.start, words[at - 1].end), words[:at], run.opens)
                yield Capitals(
                    Span(words[at + 1].start, run.span.end), words[at + 1 :], opens=False
                )
                return
    yield run


def _may_be_given(word: str) -> bool:
    return is_given(word) or is_given_somewhere(word)


def _in_title_case(line: str) -> bool:
    """Say whether most longer words of `line` are capitalised, as in an American headline."""
    words = _LETTERS.findall(line)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.75 * len(words)
