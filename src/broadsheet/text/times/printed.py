"""Times that are printed: with day, month or year, and what year is meant where none is."""

from __future__ import annotations

from datetime import date

from broadsheet.text.clean import fold
from broadsheet.text.times import spans, words
from broadsheet.text.times.counting import shifted
from broadsheet.text.times.setting import (
    DAY,
    Match,
    Named,
    Resolve,
    Setting,
    around,
    chosen,
    month_of,
    season_of,
    way_of,
    year_of,
)
from broadsheet.text.times.spans import Stretch


def _date(match: Match, here: Setting) -> Named | None:
    number, first = month_of(match, here), int(match["day"])
    last = int(match["to"]) if match["to"] else first
    year = year_of(match)
    if year is not None:
        made = _run_of_days(year, number, first, last)
        return Named(made, why="printed in full") if made else None
    return chosen((_run_of_days(one, number, first, last) for one in around(here.today)), here)


def _run_of_days(year: int, number: int, first: int, last: int) -> Stretch | None:
    begins, ends = spans.calendar_day(year, number, first), spans.calendar_day(year, number, last)
    if begins is None or ends is None or ends < begins:
        return None
    return Stretch(begins, ends + DAY, spans.day(begins).exactness)


def _iso(match: Match, here: Setting) -> Named | None:
    at = spans.calendar_day(int(match["year"]), int(match["m"]), int(match["day"]))
    return Named(spans.day(at), why="printed in full") if at else None


def _numeric(match: Match, here: Setting) -> Named | None:
    first, second = int(match["a"]), int(match["b"])
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    if second > 12:
        at = spans.calendar_day(year, first, second)
        return Named(spans.day(at), why="month first: there are but twelve") if at else None
    at = spans.calendar_day(year, second, first)
    guess = first <= 12 and match["sign"] == "/" and first != second
    return Named(spans.day(at), guess=guess, why="read day first") if at else None


def _month_year(match: Match, here: Setting) -> Named | None:
    return Named(spans.month(int(match["year"]), month_of(match, here)), why="printed in full")


def _month_alone(match: Match, here: Setting) -> Named | None:
    number = month_of(match, here)
    return chosen((spans.month(one, number) for one in around(here.today)), here)


def _season_year(match: Match, here: Setting) -> Named | None:
    return Named(spans.season(int(match["year"]), season_of(match, here)), why="printed in full")


def _season_alone(match: Match, here: Setting) -> Named | None:
    name = season_of(match, here)
    return chosen((spans.season(one, name) for one in around(here.today)), here)


def _week_of(match: Match, here: Setting) -> Named | None:
    name = match["month"] or match["month2"]
    number = words.months(here.language)[fold(name).rstrip(".")]
    day = int(match["day"] or match["day2"])
    days = (spans.calendar_day(year, number, day) for year in around(here.today))
    return chosen((spans.week(at) for at in days if at is not None), here)


def _of_month(match: Match, here: Setting) -> Named | None:
    number, nth = month_of(match, here), fold(match["nth"])
    year = year_of(match)
    if year is not None:
        return Named(_nth_week(year, number, nth, match["unit"]), why="printed in full")
    found = (_nth_week(one, number, nth, match["unit"]) for one in around(here.today))
    return chosen(found, here)


def _nth_week(year: int, number: int, nth: str, unit: str) -> Stretch:
    """Return a week (or weekend) of a month: the first is the one with its first Thursday."""
    whole = spans.month(year, number)
    if nth == "last":
        last = spans.week(whole.ends - DAY)
        chosen_week = last if last.begins + 3 * DAY < whole.ends else spans.week(last.begins, -1)
    else:
        first = spans.week(whole.begins)
        skip = 0 if first.begins + 3 * DAY >= whole.begins else 1
        chosen_week = spans.week(first.begins, words.NTH[nth] - 1 + skip)
    return chosen_week if unit.casefold() == "week" else spans.weekend(chosen_week.begins)


def _years(match: Match, here: Setting) -> Named | None:
    first, printed = int(match["year"]), match["to"]
    last = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    if not first < last <= first + 10:
        return None
    why = "a year that runs over two" if last == first + 1 else "from the first year to the last"
    return Named(spans.years(first, last), why=why)


def _decade(match: Match, here: Setting) -> Named | None:
    if match["year"]:
        return Named(spans.decade(int(match["year"])), why="ten years")
    short = int(match["short"])
    return Named(spans.decade(1900 + short if short > 20 else 2000 + short), why="ten years")


def _year_alone(match: Match, here: Setting) -> Named | None:
    return Named(spans.year(int(match["year"])), why="the year as printed")


def _weekday(match: Match, here: Setting) -> Named | None:
    wanted = words.weekdays(here.language)[fold(match["weekday"]).rstrip(".")]
    since = (here.today.weekday() - wanted) % 7
    if since == 0:
        return Named(spans.day(here.today), relative=True, why="the day of printing is one")
    if here.ahead:
        at = here.today + DAY * (7 - since)
        return Named(spans.day(at), relative=True, guess=True, why="the sentence looks ahead")
    at = here.today - DAY * since
    return Named(spans.day(at), relative=True, guess=True, why="the last one before printing")


def _of_year(match: Match, here: Setting) -> int:
    year = year_of(match)
    whose = fold(match.groupdict().get("whose") or "")
    return year if year is not None else here.today.year + way_of(whose)


def _quarter(match: Match, here: Setting) -> Named | None:
    number = int(match["q"]) if match["q"] else words.NTH[fold(match["nth"])]
    relative = year_of(match) is None
    why = "this year's: no year is printed" if relative else "printed in full"
    return Named(spans.quarter(_of_year(match, here), number), relative=relative, why=why)


def _half(match: Match, here: Setting) -> Named | None:
    number = words.NTH[fold(match["nth"])]
    return Named(
        spans.half(_of_year(match, here), number),
        relative=year_of(match) is None,
        why="half a year",
    )


_PARTS = {"start": "early", "beginning": "early", "turn": "early", "middle": "mid", "end": "late"}


def _end_of(match: Match, here: Setting) -> Named | None:
    year = match["year"] or match["year2"]
    if match["month"]:
        number = month_of(match, here)
        named = (
            Named(spans.month(int(year), number), why="printed in full")
            if year
            else chosen((spans.month(one, number) for one in around(here.today)), here)
        )
    elif year:
        named = Named(spans.year(int(year)), why="printed in full")
    else:
        unit = (match["unit"] or match["unit2"]).casefold()
        named = shifted(unit, way_of(match["whose"] or ""), here)
    if named is None:
        return None
    part = _PARTS[match["part"].casefold()]
    return Named(named.stretch.third(part), named.relative, named.guess, part, named.why)


def _century(match: Match, here: Setting) -> Named | None:
    return Named(spans.century(int(match["nth"])), why="a hundred years")


_FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip
_BY_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1}


def _feast(match: Match, here: Setting) -> Named | None:
    name, year = fold(match["feast"]), year_of(match)
    if year is not None:
        return Named(spans.day(_feast_of(name, year)), why="printed in full")
    return chosen((spans.day(_feast_of(name, one)) for one in around(here.today)), here)


def _feast_of(name: str, year: int) -> date:
    if name in _BY_EASTER:
        return easter(year) + DAY * _BY_EASTER[name]
    return date(year, *_FIXED[name])


def easter(year: int) -> date:
    """Return Easter Sunday, western (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


PRINTED: dict[str, Resolve] = {
    "date": _date,
    "month_day": _date,
    "iso": _iso,
    "numeric": _numeric,
    "month_year": _month_year,
    "month": _month_alone,
    "season_year": _season_year,
    "season": _season_alone,
    "years": _years,
    "decade": _decade,
    "year": _year_alone,
    "the_year": _year_alone,
    "week_of": _week_of,
    "of_month": _of_month,
    "weekday": _weekday,
    "quarter": _quarter,
    "half": _half,
    "end_of": _end_of,
    "century": _century,
    "feast": _feast,
}
"""How each form of a printed time is resolved."""
