"""The words that name times, in six languages, led back to one set of names."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.text.clean import fold
from broadsheet.text.months import MONTH_OF

_WEEKDAYS = {
    "en": "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri "
    "saturday|sat sunday|sun",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_MONTHS = {
    "en": "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}
_SEASONS = {
    "en": "spring summer autumn|fall winter",
    "fr": "printemps été automne hiver",
    "de": "frühjahr|frühling sommer herbst winter",
    "es": "primavera verano otoño invierno",
    "it": "primavera estate autunno inverno",
    "pt": "primavera verão outono inverno",
}
# What a day or stretch is called by how far it lies from the day of printing: (unit, shift).
_NEAR = {
    "en": {
        "today": ("day", 0), "tonight": ("day", 0), "this morning": ("day", 0),
        "this afternoon": ("day", 0), "this evening": ("day", 0), "yesterday": ("day", -1),
        "last night": ("day", -1), "tomorrow": ("day", 1), "the day before yesterday": ("day", -2),
        "the day after tomorrow": ("day", 2),
    },
    "fr": {
        "aujourd'hui": ("day", 0), "hier": ("day", -1), "avant-hier": ("day", -2),
        "demain": ("day", 1), "après-demain": ("day", 2), "cette semaine": ("week", 0),
        "la semaine dernière": ("week", -1), "la semaine prochaine": ("week", 1),
        "ce mois-ci": ("month", 0), "le mois dernier": ("month", -1),
        "le mois prochain": ("month", 1), "cette année": ("year", 0),
        "l'année dernière": ("year", -1), "l'an dernier": ("year", -1),
        "l'année prochaine": ("year", 1), "l'an prochain": ("year", 1),
    },
    "de": {
        "heute": ("day", 0), "gestern": ("day", -1), "vorgestern": ("day", -2),
        "morgen": ("day", 1), "übermorgen": ("day", 2), "diese woche": ("week", 0),
        "vergangene woche": ("week", -1), "letzte woche": ("week", -1),
        "nächste woche": ("week", 1), "kommende woche": ("week", 1),
        "diesen monat": ("month", 0), "vergangenen monat": ("month", -1),
        "letzten monat": ("month", -1), "nächsten monat": ("month", 1), "dieses jahr": ("year", 0),
        "vergangenes jahr": ("year", -1), "letztes jahr": ("year", -1),
        "vergangenen jahr": ("year", -1), "nächstes jahr": ("year", 1),
        "kommendes jahr": ("year", 1),
    },
    "es": {
        "hoy": ("day", 0), "ayer": ("day", -1), "anteayer": ("day", -2),
        "pasado mañana": ("day", 2), "esta semana": ("week", 0),
        "la semana pasada": ("week", -1), "la próxima semana": ("week", 1),
        "este mes": ("month", 0), "el mes pasado": ("month", -1), "el próximo mes": ("month", 1),
        "este año": ("year", 0), "el año pasado": ("year", -1), "el próximo año": ("year", 1),
        "el año que viene": ("year", 1),
    },
    "it": {
        "oggi": ("day", 0), "ieri": ("day", -1), "domani": ("day", 1),
        "dopodomani": ("day", 2), "questa settimana": ("week", 0),
        "la scorsa settimana": ("week", -1), "la settimana scorsa": ("week", -1),
        "la prossima settimana": ("week", 1), "questo mese": ("month", 0),
        "il mese scorso": ("month", -1), "il mese prossimo": ("month", 1),
        "quest'anno": ("year", 0), "l'anno scorso": ("year", -1),
        "lo scorso anno": ("year", -1), "il prossimo anno": ("year", 1),
    },
    "pt": {
        "hoje": ("day", 0), "ontem": ("day", -1), "anteontem": ("day", -2),
        "amanhã": ("day", 1), "esta semana": ("week", 0), "a semana passada": ("week", -1),
        "na semana passada": ("week", -1), "na próxima semana": ("week", 1),
        "este mês": ("month", 0), "no mês passado": ("month", -1),
        "no próximo mês": ("month", 1), "este ano": ("year", 0), "no ano passado": ("year", -1),
        "no próximo ano": ("year", 1),
    },
}  # fmt: skip
SMALL = {
    word: at
    for at, word in enumerate(
        "a one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "few": 3, "a few": 3, "several": 3}
"""How many "two weeks ago" are; a few and several are three, and a guess."""
NTH = {
    word: at
    for at, words in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "last"), 1
    )
    for word in words.split()
}
FUTURE = re.compile(
    r"\b(?:will|'ll|shall|would|due|set to|plans? to|planned for|expected|scheduled|upcoming|to be"
    r"|is to|are to|hopes? to|ahead of|deadline|next|later|doit|devra|sera|seront|aura lieu|wird"
    r"|werden|soll|será|serán|tendrá|sarà|saranno|dovrà|serão|deverá)\b",
    re.I,
)
"""What says that a day without a year lies ahead."""
LOOKS_BACK = re.compile(
    r"\b(?:said|says|told|announced|reported|warned|added|wrote|confirmed|promised|pledged|agreed"
    r"|decided|voted|was|were|had|did|a dit|a déclaré|a annoncé|sagte|erklärte|war|dijo|anunció"
    r"|ha detto|ha annunciato|disse|anunciou)\b",
    re.I,
)
"""What turns a sentence back to what was, behind words that look ahead."""


@lru_cache(maxsize=8)
def weekdays(language: str) -> dict[str, int]:
    """Return the days of the week by folded name, Monday 0."""
    days = (_WEEKDAYS.get(language) or _WEEKDAYS["en"]).split()
    return {fold(name): at for at, names in enumerate(days) for name in names.split("|")}


@lru_cache(maxsize=8)
def months(language: str) -> dict[str, int]:
    """Return the months by folded name, January 1."""
    return {fold(name): MONTH_OF[fold(name)] for name in _names(_MONTHS, language)}


@lru_cache(maxsize=8)
def seasons(language: str) -> dict[str, str]:
    """Return the seasons by folded name: spring, summer, autumn or winter."""
    ours = ("spring", "summer", "autumn", "winter")
    named = zip(_names(_SEASONS, language), ours, strict=True)
    return {fold(name): one for names, one in named for name in names.split("|")}


@lru_cache(maxsize=8)
def near(language: str) -> dict[str, tuple[str, int]]:
    """Return what lies near the day of printing by folded words: its unit and how far off."""
    return {fold(words): where for words, where in (_NEAR.get(language) or _NEAR["en"]).items()}


def _names(table: dict[str, str], language: str) -> list[str]:
    return (table.get(language) or table["en"]).split()


def spelled_months(language: str) -> list[str]:
    """Return the months as printed."""
    return _names(_MONTHS, language)


def spelled_weekdays(language: str) -> list[str]:
    """Return the days of the week as printed."""
    return [one for names in _names(_WEEKDAYS, language) for one in names.split("|")]


def spelled_seasons(language: str) -> list[str]:
    """Return the seasons as printed."""
    return [one for names in _names(_SEASONS, language) for one in names.split("|")]


def spelled_near(language: str) -> list[str]:
    """Return what lies near the day of printing, as printed."""
    return list(_NEAR.get(language) or _NEAR["en"])
