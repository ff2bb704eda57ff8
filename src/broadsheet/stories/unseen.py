"""New since you last read: the sentences of a story nothing printed or read before them held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.news.ledgers import Fresh
from broadsheet.news.span import Span
from broadsheet.stories.citing import Sheaf

HELD = 0.7
"""Part of a sentence's stems that must stand in one earlier sentence for it to say nothing new."""
FEWEST_STEMS = 4
"""Stems below which a sentence is too short to bring news."""
MOST_LINES = 3000
"""Sentences of one story that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    stems: frozenset[str]
    numbers: frozenset[str]


def unseen(sheaves: Sequence[Sheaf], read: Sequence[Sheaf], *, limit: int) -> tuple[Fresh, ...]:
    """Return up to `limit` sentences of `sheaves` that are new to someone who read `read`.

    In order of printing; `read` may hold older versions of what `sheaves` hold. A sentence is new
    when no sentence of `read`, and none printed before it, holds most of its words and all of its
    numbers; the reason says which it was.
    """
    told = _Index()
    for sheaf in read:
        for _, line in _lines(sheaf):
            told.add(line)
    known = {sheaf.filed.version for sheaf in read}
    found: list[Fresh] = []
    for sheaf in sheaves:
        if sheaf.filed.version in known:
            continue
        for words, line in _lines(sheaf):
            reason = told.why_new(line)
            if reason and len(found) < limit:
                found.append(Fresh(cite=sheaf.cite(words), reason=reason))
            told.add(line)
    return tuple(found)


def _lines(sheaf: Sheaf) -> Iterator[tuple[Span, _Told]]:
    for words in sheaf.lines:
        stems = sheaf.stems_of(words)
        if len(stems) >= FEWEST_STEMS:
            numbers = frozenset(stem for stem in stems if stem[0].isdigit())
            yield words, _Told(stems=stems, numbers=numbers)


class _Index:
    """The sentences told so far, found by the stems they hold."""

    def __init__(self) -> None:
        self._lines: list[_Told] = []
        self._holding: dict[str, list[int]] = {}

    def add(self, line: _Told) -> None:
        if len(self._lines) >= MOST_LINES:
            return
        for stem in line.stems:
            self._holding.setdefault(stem, []).append(len(self._lines))
        self._lines.append(line)

    def why_new(self, line: _Told) -> str:
        """Return why a sentence is news, empty when one before it said the same."""
        shared: dict[int, int] = {}
        for stem in line.stems:
            for at in self._holding.get(stem, ()):
                shared[at] = shared.get(at, 0) + 1
        bar = HELD * len(line.stems)
        alike = [self._lines[at] for at, count in shared.items() if count >= bar]
        if not alike:
            return "no earlier report says it"
        if any(line.numbers <= other.numbers for other in alike):
            return ""
        return "an earlier report says it with other numbers"
