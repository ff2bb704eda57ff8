"""A story's timeline: what its reports date, by when it happened or is to happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from broadsheet.news.ledgers import Dated
from broadsheet.news.span import Span
from broadsheet.news.times import Bearing, Exactness, Time
from broadsheet.stories.citing import Sheaf

MOST = 40
SAME = 0.5
"""Part of the shorter sentence's stems from which two entries of one time are one."""
_POINTS = frozenset({Bearing.ON, Bearing.BY, Bearing.SINCE, Bearing.AFTER, Bearing.BEFORE})
_COARSE = frozenset({Exactness.DECADE, Exactness.CENTURY})
FEWEST_STEMS = 4


def timeline(sheaves: Sequence[Sheaf], today: date) -> tuple[Dated, ...]:
    """Return the dated sentences of a story in order of what they date, at most MOST.

    One entry a sentence, under its first time that is a point (no decade, no century); of two
    sentences that date the same and share half their words the one printed first, with the other
    prints counted. `ahead` is what begins after `today`. Where there are more, those more outlets
    print and those ahead are kept.
    """
    groups: list[list[tuple[Sheaf, Time, Span, frozenset[str]]]] = []
    for entry in _entries(sheaves):
        home = next((one for one in groups if _alike(one[0], entry)), None)
        if home is None:
            groups.append(home := [])
        home.append(entry)
    found = [_dated(group, today) for group in groups]
    best = sorted(found, key=lambda one: (not one.ahead, -one.outlets, one.cite.printed_at))[:MOST]
    return tuple(sorted(best, key=lambda one: (one.time.begins, one.time.ends, one.cite.article)))


def _entries(
    sheaves: Sequence[Sheaf],
) -> Iterator[tuple[Sheaf, Time, Span, frozenset[str]]]:
    for sheaf in sheaves:
        seen: set[Span] = set()
        for time in sheaf.filed.notes.times if sheaf.filed.notes else ():
            line = sheaf.line_at(time.words.start)
            stems = sheaf.stems_of(line)
            told = len(stems) >= FEWEST_STEMS and line not in seen
            if told and time.exactness not in _COARSE and time.bearing in _POINTS:
                seen.add(line)
                yield sheaf, time, line, stems


def _alike(
    one: tuple[Sheaf, Time, Span, frozenset[str]], other: tuple[Sheaf, Time, Span, frozenset[str]]
) -> bool:
    if (one[1].begins, one[1].ends) != (other[1].begins, other[1].ends):
        return False
    shorter = min(len(one[3]), len(other[3]))
    return len(one[3] & other[3]) >= SAME * shorter


def _dated(group: Sequence[tuple[Sheaf, Time, Span, frozenset[str]]], today: date) -> Dated:
    sheaf, time, line, _ = group[0]
    return Dated(
        time=time,
        cite=sheaf.cite(line),
        when=sheaf.cite(time.words),
        outlets=len({one[0].outlet for one in group if one[0].outlet}),
        ahead=time.begins > today,
    )
