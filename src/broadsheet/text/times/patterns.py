"""The forms times are printed in, one pattern each, per language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from broadsheet.text.times import words

YEAR = r"(?:1[0-9]|20|21)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"(?:-|–|—|to|and|bis|au|al|a|e|y|et|und)"
_OF = r"(?:(?:of|de|di|del)\s+)?"
_NTH = r"(?:st|nd|rd|th|er|\.|º|°)?"
_NUMBER = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?couple of"
    r"|(?:a )?few|several"
)
_UNIT = r"(?:day|week|month|quarter|year|decade|century)"
_NUMBER_WORDS = (
    "a an one two three four five six seven eight nine ten eleven twelve couple few several".split()
)
# Each may stand alone as another word: they need something before them that speaks of time.
AMBIGUOUS = frozenset(
    "may march mar jun dec sat sun mon wed fall mai mars marzo maio março été estate".split()
)


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True))


@lru_cache(maxsize=8)
def forms(language: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns by name; of matches at one place the longest wins."""
    # A point behind a short name is its own: "Dec. 31"; behind another it ends the sentence.
    month = rf"(?P<month>{_any(words.spelled_months(language))})\b(?:\.(?=,?\s+\d))?"
    weekday = rf"(?P<weekday>{_any(words.spelled_weekdays(language))})\b(?:\.(?=,?\s+\w))?"
    season = rf"(?P<season>{_any(words.spelled_seasons(language))})\b"
    near = _any(words.spelled_near(language))
    lead = rf"(?:{weekday},?\s+)?(?:(?:the|le|der|den|el|il|o)\s+)?"
    days = rf"(?P<day>{_DAY}){_NTH}(?:\s*{_TO}\s*(?P<to>{_DAY}){_NTH})?"
    year = rf"(?:,?\s+(?:de\s+|del\s+)?(?P<year>{YEAR})\b)?"
    table = {
        "date": rf"{lead}{days}\s+{_OF}{month}{year}",
        "iso": rf"(?P<year>{YEAR})-(?P<m>\d\d)-(?P<day>\d\d)\b",
        "numeric": rf"(?P<a>{_DAY})(?P<sign>[./])(?P<b>\d\d?)(?P=sign)(?P<year>{YEAR}|\d\d)\b",
        "month_year": rf"{month},?\s+{_OF}(?P<year>{YEAR})\b",
        "month": month,
        "season_year": rf"{season}\s+(?:of\s+|de\s+)?(?P<year>{YEAR})\b",
        "season": season,
        "years": rf"(?P<year>{YEAR})(?:-|–|/)(?P<to>\d\d(?:\d\d)?)\b",
        "decade": rf"(?:(?P<year>{YEAR[:-4]}\d0)s|['’](?P<short>\d0)s)\b",
        "the_year": rf"(?:year|année|Jahr|año|anno|ano)\s+(?P<year>{YEAR})\b",
        "year": rf"(?P<year>{YEAR})\b(?![-–/%.,]?\d)",
        "weekday": weekday,
        "near": rf"(?P<near>{near})(?!\w)",
    }
    if language in ("", "en"):
        table |= _english(month, weekday, season, days)
    edge = r"(?:(?<![\w-])|(?<=mid-)|(?<=mi-))"
    return {name: re.compile(edge + body, re.I) for name, body in table.items()}


def _english(month: str, weekday: str, season: str, days: str) -> dict[str, str]:
    which = r"(?P<which>last|next|this|the past|the coming|the previous|the following|past|coming)"
    of_year = rf"(?:\s+of\s+(?:(?P<year>{YEAR})|(?P<whose>this|last|next|the)\s+year))?"
    return {
        "month_day": rf"(?:{weekday},?\s+)?{month}\s+{days}(?!\d|[.,]\d|%|:)"
        rf"(?:,?\s+(?P<year>{YEAR})\b)?",
        "which_unit": rf"{which}\s+(?P<unit>{_UNIT}|weekend)\b",
        "which_weekday": rf"{which}\s+{weekday}",
        "which_month": rf"{which}\s+{month}",
        "which_season": rf"{which}\s+{season}",
        "part_of_this": rf"(?P<part>earlier|later)\s+(?P<which>this|in the)\s+(?P<unit>{_UNIT})\b",
        "ago": rf"(?P<many>{_NUMBER})\s+(?P<unit>day|week|month|year|decade)s?\s+"
        r"(?P<way>ago|earlier|before|later|from now|from today)\b",
        "in_time": rf"in\s+(?P<many>{_NUMBER})\s+(?P<unit>day|week|month|year)s?['’]?"
        r"(?:\s+time)?\b",
        "run": rf"(?:the\s+)?(?P<which>past|last|next|coming)\s+(?P<many>{_NUMBER})\s+"
        r"(?P<unit>day|week|month|year|decade)s\b",
        "quarter": r"(?:the\s+)?(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)\s+"
        rf"quarter|Q(?P<q>[1-4]))(?:{of_year}|\s+(?P<year2>{YEAR}))",
        "half": rf"(?:the\s+)?(?P<nth>first|second)\s+half\s+of\s+(?:(?P<year>{YEAR})"
        r"|(?P<whose>this|last|next|the)\s+year)\b",
        "end_of": r"(?:the\s+)?(?P<part>start|beginning|middle|end|turn)\s+of\s+"
        rf"(?:(?:the|this)\s+(?P<unit>{_UNIT})|(?P<whose>last|next)\s+(?P<unit2>{_UNIT})"
        rf"|{month}(?:\s+(?P<year>{YEAR}))?|(?P<year2>{YEAR}))\b",
        "week_of": rf"(?:the\s+)?week\s+(?:of|beginning|starting)\s+(?:(?:the\s+)?{days}\s+{_OF}"
        rf"{month}|(?P<month2>{_any(words.spelled_months('en'))})\s+(?P<day2>{_DAY}){_NTH})",
        "of_month": rf"(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<unit>week|weekend)"
        rf"\s+(?:of|in)\s+{month}(?:\s+(?P<year>{YEAR}))?",
        "century": r"(?:the\s+)?(?P<nth>1\d|2[01])(?:st|th)[\s-]century\b",
        "feast": r"(?P<feast>Christmas Eve|Christmas Day|Christmas|Boxing Day|New Year['’]s Eve"
        rf"|New Year['’]s Day|Easter Sunday|Easter Monday|Good Friday)\b(?:\s+(?P<year>{YEAR})\b)?",
    }


_DIGITS = ("date", "iso", "numeric", "years", "decade", "year", "ago", "century")
_THE = ("date", "run", "quarter", "half", "end_of", "week_of", "of_month", "century", "which_unit",
        "which_weekday", "which_month", "which_season")  # fmt: skip
_WHICH = ("which_unit", "which_weekday", "which_month", "which_season", "run")
_BEGIN = {
    **dict.fromkeys(("le", "der", "den", "el", "il", "o"), ("date",)),
    **dict.fromkeys(("last", "next", "this", "past", "coming"), _WHICH),
    **dict.fromkeys(("earlier", "later"), ("part_of_this",)),
    **dict.fromkeys(("start", "beginning", "middle", "end", "turn"), ("end_of",)),
    **dict.fromkeys(("first", "second", "third", "fourth"), ("quarter", "half", "of_month")),
    **dict.fromkeys(("q1", "q2", "q3", "q4"), ("quarter",)),
    **dict.fromkeys(("christmas", "boxing", "new", "easter", "good"), ("feast",)),
    **dict.fromkeys(("year", "année", "jahr", "año", "anno", "ano"), ("the_year",)),
    **dict.fromkeys(_NUMBER_WORDS, ("ago",)),
    "in": ("in_time",),
    "week": ("week_of",),
}


@lru_cache(maxsize=8)
def begun_by(language: str) -> dict[str, tuple[str, ...]]:
    """Return, for each word a form may begin with (lower case), the forms to try; "" for digits."""
    table: dict[str, set[str]] = {"": set(_DIGITS), "the": set(_THE)}
    sources = (
        (words.spelled_weekdays(language), ("date", "weekday", "month_day")),
        (words.spelled_months(language), ("month_year", "month", "month_day")),
        (words.spelled_seasons(language), ("season_year", "season")),
        (words.spelled_near(language), ("near",)),
        *(([word], names) for word, names in _BEGIN.items()),
    )
    for spelled, names in sources:
        for one in spelled:
            table.setdefault(re.split(r"[ '’-]", one.casefold())[0], set()).update(names)
    table["last"] |= {"quarter", "of_month"}
    return {word: tuple(sorted(names)) for word, names in table.items()}
