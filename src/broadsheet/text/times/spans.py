"""Stretches of days in the calendar: a week, a season, a fiscal year, from first to last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from broadsheet.news.times import Exactness

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month a season begins in (meteorological, northern half of the world)."""
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `begins` up to, not including, `ends`, and how exactly words named them."""

    begins: date
    ends: date
    exactness: Exactness

    def third(self, part: str) -> Stretch:
        """Return the early, mid or late third."""
        days = (self.ends - self.begins).days
        one, two = self.begins + DAY * (days // 3), self.begins + DAY * (2 * days // 3)
        bounds = {"early": (self.begins, one), "mid": (one, two), "late": (two, self.ends)}
        begins, ends = bounds.get(part, (self.begins, self.ends))
        return Stretch(begins, ends, self.exactness) if begins < ends else self


def day(at: date) -> Stretch:
    """Return one day."""
    return Stretch(at, at + DAY, Exactness.DAY)


def week(at: date, shift: int = 0) -> Stretch:
    """Return the week of a day, Monday to Sunday (ISO 8601), `shift` weeks on."""
    begins = at - DAY * at.weekday() + 7 * shift * DAY
    return Stretch(begins, begins + 7 * DAY, Exactness.WEEK)


def weekend(at: date, shift: int = 0) -> Stretch:
    """Return Saturday and Sunday of the week of a day."""
    begins = week(at, shift).begins + 5 * DAY
    return Stretch(begins, begins + 2 * DAY, Exactness.WEEKEND)


def month(year: int, number: int, many: int = 1, exactness: Exactness = Exactness.MONTH) -> Stretch:
    """Return `many` months from one on; `number` may run past 1 to 12."""
    return Stretch(_first(year, number), _first(year, number + many), exactness)


def season(year: int, name: str) -> Stretch:
    """Return a season; winter is named by the year it begins in."""
    return month(year, SEASONS[name], 3, Exactness.SEASON)


def quarter(year: int, number: int) -> Stretch:
    """Return a quarter of a year, `number` from 1."""
    return month(year, 3 * number - 2, 3, Exactness.QUARTER)


def half(year: int, number: int) -> Stretch:
    """Return a half of a year, `number` 1 or 2."""
    return month(year, 6 * number - 5, 6, Exactness.HALF)


def year(number: int) -> Stretch:
    """Return a year."""
    return Stretch(date(number, 1, 1), date(number + 1, 1, 1), Exactness.YEAR)


def years(first: int, last: int) -> Stretch:
    """Return the years from one to another, such as a fiscal year, whole."""
    return Stretch(date(first, 1, 1), date(last + 1, 1, 1), Exactness.YEAR)


def decade(first: int) -> Stretch:
    """Return ten years."""
    return Stretch(date(first, 1, 1), date(first + 10, 1, 1), Exactness.DECADE)


def century(number: int) -> Stretch:
    """Return a century: the 20th is 1901 to 2000, as most print it 1900 to 1999."""
    first = 100 * (number - 1)
    return Stretch(date(max(first, 1), 1, 1), date(first + 100, 1, 1), Exactness.CENTURY)


def calendar_day(year: int, number: int, of_month: int) -> date | None:
    """Return a day, None where there is none such."""
    try:
        return date(year, number, of_month)
    except ValueError:
        return None


def months_on(at: date, many: int) -> date:
    """Return the day `many` months on, the last of its month where that is shorter."""
    index = at.year * 12 + at.month - 1 + many
    first = _first(index // 12, index % 12 + 1)
    last = _first(index // 12, index % 12 + 2) - DAY
    return first.replace(day=min(at.day, last.day))


def _first(year: int, number: int) -> date:
    over, rest = divmod(number - 1, 12)
    return date(min(max(year + over, 1), 9998), rest + 1, 1)
