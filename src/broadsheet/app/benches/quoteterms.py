"""Our quotes in the terms of those who marked the texts, and led back to where the texts stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from broadsheet.news.article import Article, Block
from broadsheet.news.notes import Notes, Quote, QuoteKind
from broadsheet.news.span import Span

ROLES = ("source", "cue", "content")
_THAT = re.compile(r"\bthat\s$")
_WITH_CUE = re.compile(
    r"(?<![\w’'-])(?:(?:has|have|had|is|are|was|were|be|been|being|will|would|may|might|could|can|did"
    r"|does|do|not|also|then|later|already|once|again|to|[a-z]+ly|(?:do|does|did|has|have|had|would"
    r"|could|was|were|wo|ca)n[’']t)\s)+$"
)
_MARKS = frozenset("\"“”‘’'«»")
_SEEN = datetime(2017, 1, 1, tzinfo=UTC)

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One thing said: the words of who, of the verb, and of what; any may be empty."""

    source: Spans
    cue: Spans
    content: Spans

    def role(self, name: str) -> Spans:
        """Return the spans of one of ROLES."""
        found: Spans = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text and the attributions people found in it."""

    number: int
    text: str
    right: tuple[Attribution, ...]


def laid(case: Case) -> tuple[Article, tuple[tuple[int, int, int], ...]]:
    """Return a text as an article, and (start there, start here, length) of each paragraph."""
    blocks, places, at = [], [], 2
    start = 0
    for line in case.text.split("\n"):
        bare = line.strip()
        if bare:
            there = start + line.index(bare)
            blocks.append(Block(text=bare))
            places.append((there, at, len(bare)))
            at += len(bare) + 2
        start += len(line) + 1
    article = Article(
        identity=f"bench:{case.number}", headline="", blocks=tuple(blocks), seen_at=_SEEN
    )
    return article, tuple(places)


def attributions(notes: Notes, text: str) -> Iterator[Attribution]:
    """Yield the quotes; pieces of one speech under one verb are one, as these annotators count."""
    last: list[Quote] = []
    for quote in notes.quotes:
        if last and not _goes_on(last[-1], quote):
            yield _attribution(last, text)
            last = []
        last.append(quote)
    if last:
        yield _attribution(last, text)


def _goes_on(before: Quote, quote: Quote) -> bool:
    """Say whether a quotation goes on with the one before, under no verb or the same one."""
    if quote.kind is not QuoteKind.DIRECT or before.kind is QuoteKind.REPORTED:
        return False
    if quote.speaker is None or before.speaker is None:
        return False
    one_voice = quote.speaker.label == before.speaker.label
    return one_voice and (quote.cue is None or quote.cue == before.cue)


def _attribution(pieces: Sequence[Quote], text: str) -> Attribution:
    first = next((one for one in pieces if one.cue), pieces[0])
    return Attribution(
        source=_source(first),
        cue=(_cue(first.cue, text),) if first.cue else (),
        content=tuple(_content(one, text) for one in pieces),
    )


def _cue(cue: Span, text: str) -> Span:
    """Return a verb as these annotators mark it: with its auxiliaries and adverbs."""
    before = _WITH_CUE.search(text, max(0, cue.start - 40), cue.start)
    return Span(before.start(), cue.end) if before else cue


def _content(quote: Quote, text: str) -> Span:
    """Return the words said as these annotators mark them: with "that", and with their marks."""
    start, end = quote.words.start, quote.words.end
    that = _THAT.search(text[max(0, start - 8) : start])
    if that:
        start -= len(that.group())
    if text[max(0, start - 1) : start] in _MARKS and text[end : end + 1] in _MARKS:
        start, end = start - 1, end + 1
    return Span(start, end)


def _source(quote: Quote) -> Spans:
    speaker = quote.speaker
    if speaker is None:
        return ()
    words = speaker.words
    role = speaker.role
    # A role printed beside the name is of the source.
    if (
        role
        and not role.meets(words)
        and 0 <= max(words.start, role.start) - min(words.end, role.end) <= 3
    ):
        words = Span(min(words.start, role.start), max(words.end, role.end))
    return (words,)


def moved(one: Attribution, places: Sequence[tuple[int, int, int]]) -> Attribution:
    return Attribution(
        **{role: tuple(_there(span, places) for span in one.role(role)) for role in ROLES}
    )


def _there(span: Span, places: Sequence[tuple[int, int, int]]) -> Span:
    """Return where in the case's text a span of the article stands."""
    ends = []
    for at in (span.start, max(span.start, span.end - 1)):
        there, here, length = max(
            (place for place in places if place[1] <= at), default=places[0], key=lambda p: p[1]
        )
        ends.append(there + min(max(0, at - here), length))
    return Span(ends[0], max(ends[0], ends[1] + 1))
