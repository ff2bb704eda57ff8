"""What a form that matched is resolved with, and to: the setting, the days named, the nearest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from broadsheet.text.clean import fold
from broadsheet.text.times import words
from broadsheet.text.times.spans import Stretch

DAY = timedelta(days=1)
COUNTED = "counted from the day of printing"
_BACK = frozenset({"last", "past", "the past", "the previous"})
_ON = frozenset({"next", "coming", "the coming", "the following"})


@dataclass(frozen=True, slots=True)
class Named:
    """Days named; `relative` to the day of printing; `why` says how they were chosen."""

    stretch: Stretch
    relative: bool = False
    guess: bool = False
    part: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside the words: the day of printing, the language, whether it lies ahead."""

    today: date
    language: str
    ahead: bool


Match = re.Match[str]
Resolve = Callable[[Match, Setting], Named | None]


def chosen(found: Iterable[Stretch | None], here: Setting) -> Named | None:
    """Return of several the one that lies ahead, or the nearest to the day of printing."""
    there = [one for one in found if one is not None]
    if not there:
        return None
    ahead = [one for one in there if one.ends > here.today]
    if here.ahead and ahead:
        return Named(ahead[0], relative=True, why="the next one: the sentence looks ahead")
    best = min(there, key=lambda one: _apart(one, here.today))
    return Named(
        best,
        relative=True,
        guess=True,
        why="no year is printed: the nearest to the day of printing",
    )


def _apart(one: Stretch, today: date) -> int:
    if one.begins <= today < one.ends:
        return 0
    return min(abs((one.begins - today).days), abs((one.ends - DAY - today).days))


def around(today: date) -> range:
    """Return the years about the day of printing."""
    return range(max(2, today.year - 1), min(9997, today.year + 2))


def year_of(match: Match) -> int | None:
    """Return the year printed, if any."""
    found = match.groupdict()
    printed = found.get("year") or found.get("year2")
    return int(printed) if printed else None


def month_of(match: Match, here: Setting) -> int:
    """Return the number of the month printed."""
    return words.months(here.language)[fold(match["month"]).rstrip(".")]


def season_of(match: Match, here: Setting) -> str:
    """Return the season printed."""
    return words.seasons(here.language)[fold(match["season"])]


def way_of(which: str) -> int:
    """Return -1 for back, 1 for on, 0 for this one."""
    low = fold(which)
    return -1 if low in _BACK else 1 if low in _ON else 0
