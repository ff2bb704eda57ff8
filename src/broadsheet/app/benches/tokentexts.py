"""Texts that come as tokens with tags, put together again as print has them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.app.benches.gold import Row
from broadsheet.news.article import GAP

Entity = tuple[int, int, str]
"""First token, token behind the last, kind: PER, ORG or LOC."""
MARKED = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
"""Facilities are places, as Stanza's four-class reading of this set has it."""
_TIGHT_BEFORE = frozenset(",.;:!?%)]}’”'…") | {"'s", "’s", "n't", "n’t", "'re", "'ll", "'ve", "'t"}
_TIGHT_AFTER = frozenset("([{$£€₹“‘#@")
_OPENERS = frozenset("A An The In It He She They We This That At On For".split())
"""Words that a sentence begins with behind a dash."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One text put together again: `places` are the (start, end) of its tokens in `text`."""

    text: str
    paragraphs: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    entities: frozenset[Entity]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return (first, behind the last) of the tokens that meet the characters of a span."""
        first = bisect_right(self.places, start, key=lambda one: one[1])
        return first, bisect_left(self.places, end, key=lambda one: one[0])


def laid(row: Row) -> Marked:
    """Put one row's tokens together as print has them, with the names marked in it."""
    paragraphs: list[str] = []
    places: list[tuple[int, int]] = []
    entities: set[Entity] = set()
    offset = 0
    for sentence in row["sentences"]:
        words = [str(token[0]) for token in sentence]
        tags = [str(token[1]) for token in sentence]
        entities |= _entities(tags, len(places))
        text, own = _together(words)
        places += [(offset + start, offset + end) for start, end in own]
        paragraphs.append(text)
        offset += len(text) + len(GAP)
    return Marked(GAP.join(paragraphs), tuple(paragraphs), tuple(places), frozenset(entities))


def _entities(tags: Sequence[str], first: int) -> set[Entity]:
    """Return the names that BIOES (or BIO) tags mark; `first` is the number of the first token."""
    found = set()
    start, kind = -1, ""
    for at, tag in enumerate([*tags, "O"]):
        sign, _, label = tag.partition("-")
        if start >= 0 and (sign not in "IE" or label != kind):
            found.add((first + start, first + at, kind))
            start = -1
        if sign in "BS" or (sign in "IE" and start < 0):
            start, kind = at, label
    return {(start, end, MARKED[kind]) for start, end, kind in found if kind in MARKED}


def _together(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return the words as print spaces them, and the place of each."""
    text = ""
    places = []
    open_quote = False
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        tight = not at or word in _TIGHT_BEFORE or before in _TIGHT_AFTER
        tight = tight or _joins(words, at)
        if word == '"':
            tight, open_quote = (tight or open_quote), not open_quote
        elif before == '"' and open_quote:
            tight = True
        text += word if tight else f" {word}"
        places.append((len(text) - len(word), len(text)))
    return text, places


def _joins(words: Sequence[str], at: int) -> bool:
    """Say whether no blank stands before a word: hyphens, apostrophes, dotted initials."""
    word, before = words[at], words[at - 1]
    if word in "-–/":
        return _hyphenated(before, words[at + 1 : at + 2])
    if at < 2:
        return False
    earlier = words[at - 2]
    if before in "-–/":
        return _hyphenated(earlier, [word])
    if before in {"’", "'"}:
        return earlier[-1:].isalpha() and word[:1].isalpha()
    return before == "." and _is_initial(earlier) and _is_initial(word)


def _hyphenated(left: str, right: Sequence[str]) -> bool:
    follows = bool(right) and right[0][:1].isalnum() and right[0] not in _OPENERS
    return follows and left[-1:].isalnum()


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
