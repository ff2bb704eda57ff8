"""Times counted from the day of printing: last week, two years ago, next Friday."""

from __future__ import annotations

from broadsheet.text.clean import fold
from broadsheet.text.times import spans, words
from broadsheet.text.times.setting import (
    COUNTED,
    DAY,
    Match,
    Named,
    Resolve,
    Setting,
    around,
    month_of,
    season_of,
    way_of,
)
from broadsheet.text.times.spans import Stretch

_UNITS = {"week": 7, "day": 1}


def _near(match: Match, here: Setting) -> Named | None:
    unit, shift = words.near(here.language)[fold(match["near"])]
    return shifted(unit, shift, here)


def shifted(unit: str, shift: int, here: Setting) -> Named | None:
    """Return the unit that holds the day of printing, `shift` of them on."""
    today = here.today
    made: Stretch
    match unit:
        case "day":
            made = spans.day(today + DAY * shift)
        case "week":
            made = spans.week(today, shift)
        case "weekend":
            made = spans.weekend(today, shift)
        case "month":
            made = spans.month(today.year, today.month + shift)
        case "quarter":
            made = spans.quarter(today.year, (today.month - 1) // 3 + 1 + shift)
        case "year":
            made = spans.year(today.year + shift)
        case "decade":
            made = spans.decade(today.year // 10 * 10 + 10 * shift)
        case _:
            made = spans.century(today.year // 100 + 1 + shift)
    return Named(made, relative=True, why=COUNTED)


def _which_unit(match: Match, here: Setting) -> Named | None:
    unit, way = match["unit"].casefold(), way_of(match["which"])
    if unit == "weekend" and way == -1 and here.today.weekday() < 5:
        return shifted(unit, -1, here)
    if fold(match["which"]) in {"the past", "past", "the coming", "coming"}:
        return _run(1, unit, way, here)
    return shifted(unit, way, here)


def _which_weekday(match: Match, here: Setting) -> Named | None:
    wanted = words.weekdays(here.language)[fold(match["weekday"]).rstrip(".")]
    ahead = (wanted - here.today.weekday()) % 7
    way = way_of(match["which"])
    if way < 0:
        at = here.today - DAY * ((7 - ahead) % 7 or 7)
    elif way > 0:
        at = spans.week(here.today, 1).begins + DAY * wanted
    else:
        at = here.today + DAY * ahead
    return Named(spans.day(at), relative=True, guess=way > 0, why=COUNTED)


def _which_month(match: Match, here: Setting) -> Named | None:
    number = month_of(match, here)
    found = [spans.month(one, number) for one in around(here.today)]
    return _which(found, way_of(match["which"]), here)


def _which_season(match: Match, here: Setting) -> Named | None:
    name = season_of(match, here)
    return _which(
        [spans.season(one, name) for one in around(here.today)], way_of(match["which"]), here
    )


def _which(found: list[Stretch], way: int, here: Setting) -> Named | None:
    past = [one for one in found if one.ends <= here.today]
    ahead = [one for one in found if one.begins > here.today]
    same = [one for one in found if one.begins.year == here.today.year]
    if way < 0:
        chosen = past[-1:]
    elif way > 0:
        chosen = ahead[:1]
    else:
        chosen = same[:1]
    if not chosen:
        return None
    return Named(chosen[0], relative=True, guess=True, why=COUNTED)


def _part_of_this(match: Match, here: Setting) -> Named | None:
    named = shifted(match["unit"].casefold(), 0, here)
    if named is None:
        return None
    whole, tomorrow = named.stretch, here.today + DAY
    if match["part"].casefold() == "earlier":
        made = Stretch(whole.begins, max(here.today, whole.begins + DAY), whole.exactness)
    else:
        made = Stretch(min(tomorrow, whole.ends - DAY), whole.ends, whole.exactness)
    return Named(made, relative=True, why=COUNTED)


def _many(printed: str) -> int:
    low = " ".join(printed.casefold().split())
    return int(low) if low.isdigit() else words.SMALL.get(low, 0)


def _ago(match: Match, here: Setting) -> Named | None:
    many = _many(match["many"])
    back = match["way"].casefold() in {"ago", "earlier", "before"}
    return _away(-many if back else many, match["unit"].casefold(), match["many"], here)


def _in_time(match: Match, here: Setting) -> Named | None:
    return _away(_many(match["many"]), match["unit"].casefold(), match["many"], here)


def _away(many: int, unit: str, printed: str, here: Setting) -> Named | None:
    """Return where one comes to by counting: a day for days, else the unit it falls into."""
    try:
        match unit:
            case "day" | "week":
                at = here.today + DAY * _UNITS[unit] * many
                made = spans.day(at) if unit == "day" else spans.week(at)
            case "month":
                at = spans.months_on(here.today, many)
                made = spans.month(at.year, at.month)
            case _:
                made = spans.year(here.today.year + many * (10 if unit == "decade" else 1))
    except (OverflowError, ValueError):
        return None
    loose = not printed.strip().isdigit() and words.SMALL.get(printed.casefold().strip()) == 3
    return Named(made, relative=True, guess=loose, why=COUNTED)


def _run_form(match: Match, here: Setting) -> Named | None:
    return _run(_many(match["many"]), match["unit"].casefold(), way_of(match["which"]), here)


def _run(many: int, unit: str, way: int, here: Setting) -> Named | None:
    try:
        if unit in _UNITS:
            far = here.today + DAY * _UNITS[unit] * many * way
        else:
            months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200)
            far = spans.months_on(here.today, months * many * way)
    except (OverflowError, ValueError):
        return None
    begins, ends = sorted((far, here.today))
    if begins == ends:
        return None
    exactness = shifted(unit if unit != "weekend" else "week", 0, here)
    kind = exactness.stretch.exactness if exactness else spans.day(begins).exactness
    return Named(Stretch(begins, ends, kind), relative=True, why=COUNTED)


COUNTING: dict[str, Resolve] = {
    "near": _near,
    "which_unit": _which_unit,
    "which_weekday": _which_weekday,
    "which_month": _which_month,
    "which_season": _which_season,
    "part_of_this": _part_of_this,
    "ago": _ago,
    "in_time": _in_time,
    "run": _run_form,
}
"""How each form of a counted time is resolved."""
