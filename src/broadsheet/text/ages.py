"""Ages as papers print them, read in six languages and written in one."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from broadsheet.news.dateline import Precision
from broadsheet.text.clean import fold

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
# A month is 30 days and a year 365: whoever prints "2 months ago" means no more than that.
_UNITS: dict[timedelta, str] = {
    timedelta(seconds=1): "s sec secs second seconds seconde secondes sekunde sekunden segundo "
    "segundos secondo secondi",
    _MINUTE: "m min mins minute minutes minuten minuto minutos minuti",
    _HOUR: "h hr hrs hour hours heure heures std stunde stunden hora horas ora ore",
    _DAY: "d day days jour jours tag tage tagen dia dias giorno giorni",
    timedelta(days=7): "w wk wks week weeks semaine semaines woche wochen semana semanas "
    "settimana settimane",
    timedelta(days=30): "mo mos month months mois monat monate monaten mes meses mese mesi",
    timedelta(days=365): "y yr yrs year years an ans annee annees jahr jahre jahren ano anos "
    "anno anni",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_ONES = frozenset("a an one un une ein eine einem einer einen una uno um uma".split())
_FIXED: dict[str, timedelta] = {
    **dict.fromkeys(
        "now|just now|moments ago|a moment ago|a l'instant|gerade eben|soeben|ahora|ahora mismo|"
        "hace un momento|hace instantes|adesso|ora|poco fa|agora|agora mesmo".split("|"),
        timedelta(0),
    ),
    **dict.fromkeys("today|aujourd'hui|heute|hoy|oggi|hoje".split("|"), timedelta(0)),
    **dict.fromkeys("yesterday|hier|gestern|ayer|ieri|ontem".split("|"), _DAY),
    **dict.fromkeys("avant-hier|vorgestern|anteayer|anteontem".split("|"), 2 * _DAY),
    **dict.fromkeys("half an hour ago|il y a une demi-heure".split("|"), _HOUR / 2),
    **dict.fromkeys("last week|la semaine derniere|letzte woche".split("|"), 7 * _DAY),
}
_LEAD = re.compile(
    r"^(?:(?:published|updated|posted|last updated|publie|mis a jour|aktualisiert|actualizado|"
    r"aggiornato|atualizado)\s*:?\s+)?(?:about |over |around |almost |environ |etwa |circa )?"
)
_COUNT = r"(?P<count>\d{1,4}|[a-z]+)\s*(?P<unit>[a-z]+)\.?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"^{_COUNT} (?:ago|fa|atras)$",
        rf"^(?:il y a|vor|hace|ha) (?:environ |etwa |unos |unas |cerca de )?{_COUNT}$",
        r"^(?P<count>\d{1,4})\s?(?P<unit>s|m|min|mins|h|hr|hrs|d|w|mo|y)$",
    )
)


def age_of(words: str) -> timedelta | None:
    """Return the age `words` state ("3 hours ago", "il y a 2 heures", "gestern"), else None.

    Reads English, French, German, Spanish, Italian and Portuguese. A time to come is no age.
    """
    found = _read(words)
    return found[0] if found else None


def precision_of(words: str) -> Precision | None:
    """Return how exactly an age dates a thing: to the hour up to a day, to the day beyond."""
    found = _read(words)
    return found[1] if found else None


def _read(words: str) -> tuple[timedelta, Precision] | None:
    if len(words) > 80:
        return None
    plain = _LEAD.sub("", fold(words).strip(" .·|-"))
    if plain in _FIXED:
        exact = plain in {"now", "just now"} or _FIXED[plain] == _HOUR / 2
        return _FIXED[plain], Precision.HOUR if exact else Precision.DAY
    for shape in _SHAPES:
        match = shape.match(plain)
        unit = _UNIT_OF.get(match["unit"]) if match else None
        if match is None or unit is None:
            continue
        count = _number(match["count"])
        if count is not None:
            return count * unit, Precision.DAY if unit >= _DAY else Precision.HOUR
    return None


def _number(word: str) -> int | None:
    if word in _ONES:
        return 1
    return int(word) if word.isdecimal() else None


def age_in_words(printed: datetime, now: datetime) -> str:
    """Return how old a print is: "just now", "5 minutes ago", "2 days ago", then "6 July 2025".

    Both moments carry a zone. A moment after `now`, or seven days and more before it, gives its
    date in UTC.
    """
    age = now - printed
    if age < timedelta(0) or age >= 7 * _DAY:
        day = printed.astimezone(UTC)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    for unit, name in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        count = age // unit
        if count:
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
