"""When something happened, or is to: words of a text resolved against the day it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from broadsheet.news.span import Span


class Exactness(StrEnum):
    """How exactly words name a time; coarse ones last."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Bearing(StrEnum):
    """What the words before a time say of it: "by 2028", "since May"."""

    ON = "on"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A stretch of days named in a text: `begins` up to, not including, `ends`.

    `words` holds the whole expression with what bears on it ("by 2028-29"). `part` is "early",
    "mid" or "late" where the words say so; the days are those of that third then. `relative` says
    that the day of printing was needed, `guess` that the text leaves open which one is meant (this
    July or the last): the reason says how it was chosen.
    """

    words: Span
    begins: date
    ends: date
    exactness: Exactness
    bearing: Bearing = Bearing.ON
    part: str = ""
    relative: bool = False
    guess: bool = False
    reason: str = ""
