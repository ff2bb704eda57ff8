"""The capitalised phrases that may name a body or a place, joined and parted as names are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import (
    BODY_FIRSTS,
    BODY_HEADS,
    FACILITIES,
    PEOPLES,
    PLACE_FIRSTS,
    PLACE_HEADS,
    is_known_place,
)
from broadsheet.analysis.roles import HEADS, MODIFIERS
from broadsheet.analysis.tags import Tags
from broadsheet.news.span import Span
from broadsheet.text.names import Capitals, is_common, is_title

_OWNED = re.compile(r"s?['’]s?[^\S\n](?=[A-Z])")
_BOTH = re.compile(r"[^\S\n](?:and|y|e|et|und|&)[^\S\n](?=[A-ZÀ-Þ])")
_OF = re.compile(r"[^\S\n](?:of|for)[^\S\n](?:the[^\S\n])?(?=[A-ZÀ-Þ])")
_AND = re.compile(r"[^\S\n](?:and|&)[^\S\n](?=[A-ZÀ-Þ])")
_BRIDGE = re.compile(
    r"[^\S\n](?:(?:of|for|and|&|on|in|to|at|de|del|la|the|against|with)[^\S\n]){1,2}(?=[A-ZÀ-Þ])"
)
_CURRENCY = re.compile(r"\s?[$£€]|\s(?:dollars?|Dollars?)\b")
_OF_HEADS = BODY_HEADS | BODY_FIRSTS | {"house", "school", "college"}
_HEADS = BODY_HEADS | PLACE_HEADS | FACILITIES
_PLURALS = frozenset("people women men children students".split())
_LONGEST = 8
"""Words of a place's name at the most."""
_RANKS = frozenset(
    "mp mps meps ministers president minister ambassador secretary ceo cfo coo chairman chairwoman "
    "chairperson chair director spokesman spokeswoman spokesperson speaker commissioner governor "
    "mayor senator premier chancellor leader coach captain manager boss envoy officials official "
    "representative editor".split()
)
_NAMED = frozenset({"ORG", "GPE", "LOC", "FAC"})


def phrases(galley: Galley, tags: Tags, taken: bytearray) -> Iterator[Span]:
    """Yield the phrases of `galley` that stand where nothing of `taken` does, in order.

    Runs of capitals are joined over "of" and "'s", and over whatever the tagger takes for one
    name; they are parted where it takes them for several, or at the hyphen between two places.
    """
    runs = [left for run in galley.capitals for left in _left(run, taken)]
    at = 0
    while at < len(runs):
        span, at = _joined(galley, tags, runs, at)
        if span is not None and not _is_currency(galley.text, span):
            yield from _parted(galley.text, _written_small(galley, tags, span))


def _left(run: Capitals, taken: bytearray) -> Iterator[Capitals]:
    """Yield what `taken` leaves of a run: the "US" before a person named in it."""
    if not any(taken[run.span.start : run.span.end]):
        yield run
        return
    free: list[Span] = []
    for word in (*run.words, None):
        if word is not None and not any(taken[word.start : word.end]):
            free.append(word)
        elif free:
            opens = run.opens and free[0] == run.words[0]
            yield Capitals(Span(free[0].start, free[-1].end), tuple(free), opens)
            free = []


def _joined(galley: Galley, tags: Tags, runs: list[Capitals], at: int) -> tuple[Span | None, int]:
    text, first = galley.text, _cut(galley, runs[at])
    if first is None:
        return None, at + 1
    span, step = first, at + 1
    while step < len(runs) and step < at + 6:
        follower = runs[step].span
        end = _bridged(text, span, runs[step])
        if end != follower.start:
            if runs[step - 1].words[-1].of(text).casefold() in HEADS:
                break
            bridge = _BRIDGE.match(text, span.end, span.end + 12)
            whole = Span(first.start, follower.end)
            if not bridge or bridge.end() != follower.start or not tags.takes_whole(whole, _NAMED):
                break
        span, step = Span(span.start, follower.end), step + 1
    return span, step


def _bridged(text: str, span: Span, follower: Capitals) -> int:
    """Return where what joins a phrase to the next run ends, -1 when nothing does."""
    both = _BOTH.match(text, span.end)
    near = both and follower.span.end - span.start < 60
    if both and near and is_known_place(text[span.start : follower.span.end]):
        return both.end()
    words = span.of(text).split()
    head = words[-1].casefold()
    tail = follower.words[-1].of(text).casefold()
    if head in _OF_HEADS | PLACE_FIRSTS and (bridge := _OF.match(text, span.end)):
        return bridge.end()
    owned = _OWNED.match(text, span.end)
    if owned and tail in _HEADS and (text[span.end - 1] == "s" or head in _PLURALS):
        return owned.end()
    of = words[0].casefold() in BODY_FIRSTS and len(words) > 2
    if (head in {"department", "ministry", "committee"} or of) and tail not in BODY_HEADS:
        bridge = _AND.match(text, span.end)
        return bridge.end() if bridge else -1
    return -1


def _cut(galley: Galley, run: Capitals) -> Span | None:
    """Cut articles, titles and sentence openers off the front of a run."""
    words = list(run.words)
    text = galley.text
    ends_in_head = words[-1].of(text).casefold() in _HEADS
    at = 0
    while at < len(words):
        more = len(words) - at - 1
        word = words[at].of(text)
        low = word.casefold().rstrip(".")
        if 0 < more < _LONGEST and _is_place(text, words[at:]):
            break
        opener = is_common(low) and not word.isupper() and (run.opens or not more)
        opener = opener or (run.opens and more <= _LONGEST and _is_place(text, words[at + 1 :]))
        abroad = run.opens and low in _ARTICLES_ABROAD
        people = low in PEOPLES and more and run.opens and not ends_in_head
        if not (opener or people or low in _ARTICLES or abroad or is_title(low)):
            break
        at += 1
    words = words[at:]
    _drop_ranks(text, words)
    return Span(words[0].start, words[-1].end) if words else None


def _is_place(text: str, words: list[Span]) -> bool:
    return 0 < len(words) <= _LONGEST and is_known_place(text[words[0].start : words[-1].end])


def _drop_ranks(text: str, words: list[Span]) -> None:
    """Drop an office from the end: "US Vice President" leaves "US"."""
    if not words or words[-1].of(text).casefold() not in _RANKS:
        return
    while words and words[-1].of(text).casefold() in MODIFIERS | _RANKS:
        words.pop()


_ARTICLES = frozenset({"the", "a", "an", "former", "then"})
_ARTICLES_ABROAD = frozenset(
    "le la les un une el los las una il lo gli i o os as um uma der die das ein eine "
    "à au aux en dans selon chez según para con por nach aus bei mit nel nella secondo em no na "
    "segundo".split()
)


def _is_currency(text: str, span: Span) -> bool:
    """Say whether "US" stands before a sum: US$5m, US dollars."""
    return span.of(text) in {"US", "U.S", "U.S."} and bool(_CURRENCY.match(text, span.end))


def _written_small(galley: Galley, tags: Tags, span: Span) -> Span:
    """Return a phrase with the small words that end it abroad: "Parti socialiste"."""
    if galley.language in ("", "en"):
        return span
    whole = tags.beginning(span.start, _NAMED)
    return whole if whole is not None and whole.end > span.end else span


def _parted(text: str, span: Span) -> Iterator[Span]:
    """Part "UK-India" at its hyphen."""
    words = span.of(text)
    if words.count("-") == 1 and not is_known_place(words):
        left, _, right = words.partition("-")
        if is_known_place(left) and is_known_place(right):
            yield Span(span.start, span.start + len(left))
            yield Span(span.end - len(right), span.end)
            return
    yield span
