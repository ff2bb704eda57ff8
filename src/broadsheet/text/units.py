"""What numbers are of: currencies by ISO 4217 code, per cent, and measures by plain name."""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = {
    "£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND",
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "Rs.": "INR", "Rs": "INR",
}  # fmt: skip
_CODES = (
    "USD GBP EUR JPY CHF CNY AUD CAD NZD HKD SGD INR RUB TRY UAH PLN CZK HUF RON BGN SEK NOK DKK "
    "ISK ZAR NGN KES EGP ILS SAR AED QAR KRW TWD THB IDR MYR PHP VND BRL MXN ARS CLP COP"
).split()
# One row a unit: its name, then the forms it is printed in; longest forms win.
_WORDS = """
GBP: pounds sterling|British pounds|pounds|pound|quid|livres sterling|livre sterling|Pfund|libras esterlinas|sterline
EUR: euros|euro|Euros|Euro
USD: US dollars|US dollar|U.S. dollars|American dollars|dollars|dollar|bucks|Dollar|dólares|dollari
AUD: Australian dollars|Australian dollar
CAD: Canadian dollars|Canadian dollar
NZD: New Zealand dollars
HKD: Hong Kong dollars
SGD: Singapore dollars
JPY: Japanese yen|yen
CNY: Chinese yuan|yuan|renminbi
INR: Indian rupees|rupees|rupee
RUB: Russian roubles|roubles|rubles|rouble|ruble
CHF: Swiss francs|Swiss franc|francs suisses|Schweizer Franken|Franken
TRY: Turkish lira|lira
PLN: zlotys|zloty
SEK: Swedish kronor|kronor
NOK: Norwegian kroner
DKK: Danish kroner
ZAR: South African rand|rand
KRW: South Korean won|won
BRL: Brazilian reais|reais
MXN: Mexican pesos
ILS: shekels
UAH: hryvnias|hryvnia
percentage point: percentage points|percentage point|points de pourcentage
percent: per cent|percent|per-cent|%|pct|pc|pour cent|Prozent|por ciento|per cento|por cento
kilometre: kilometres|kilometers|kilometre|kilometer|kms|km|kilomètres|kilomètre|Kilometer|kilómetros|chilometri|quilômetros
metre: metres|meters|metre|meter|mètres|mètre|metros|metri
centimetre: centimetres|centimeters|centimetre|centimeter|cm
millimetre: millimetres|millimeters|mm
mile: miles|mile
foot: feet|foot|ft
inch: inches|inch
yard: yards|yard
square kilometre: square kilometres|square kilometers|sq km|km²|km2|kilomètres carrés
square mile: square miles|square mile|sq miles
square metre: square metres|square meters|sq m|m²|m2
square foot: square feet|square foot|sq ft
hectare: hectares|hectare|ha|Hektar|hectáreas|ettari
acre: acres|acre
kilogram: kilograms|kilogrammes|kilogram|kilos|kilo|kg
gram: grams|grammes|gram|g
tonne: metric tonnes|metric tons|tonnes|tonne|tons|ton|Tonnen|toneladas|tonnellate
ounce: ounces|ounce|oz
pound (weight): lbs|lb
stone: stone
litre: litres|liters|litre|liter|Liter|litros|litri
millilitre: millilitres|milliliters|ml
gallon: gallons|gallon
barrel: barrels|barrel|barils
pint: pints|pint
mile an hour: miles an hour|miles per hour|mph
kilometre an hour: kilometres an hour|kilometres per hour|kilometers per hour|km/h|kmh|kph
degree Celsius: degrees Celsius|degrees C|degrees celsius|°C|ºC|C
degree Fahrenheit: degrees Fahrenheit|degrees F|°F
degree: degrees|degree|°|degrés|Grad
megawatt: megawatts|megawatt|MW
gigawatt: gigawatts|gigawatt|GW
kilowatt: kilowatts|kW
terawatt hour: terawatt-hours|terawatt hours|TWh
gigawatt hour: gigawatt-hours|gigawatt hours|GWh
megawatt hour: megawatt-hours|megawatt hours|MWh
kilowatt hour: kilowatt-hours|kilowatt hours|kWh
gigabyte: gigabytes|GB
megabyte: megabytes|MB
terabyte: terabytes|TB
second: seconds|second|secondes|Sekunden|segundos|secondi
minute: minutes|minute|mins|min|Minuten|minutos|minuti
hour: hours|hour|hrs|heures|heure|Stunden|horas|ore
day: days|day|jours|jour|Tage|Tagen|días|giorni|dias
week: weeks|week|semaines|semaine|Wochen|semanas|settimane
month: months|month|mois|Monate|Monaten|meses|mesi
year: years|year|yrs|ans|années|Jahre|Jahren|años|anni|anos
decade: decades|decade
"""
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
"""The units that measure time."""
PERCENT = "percent"
_CASED = frozenset({"C", "MW", "GW", "kW", "TWh", "GWh", "MWh", "kWh", "GB", "MB", "TB", "g", "ha"})


def _forms() -> dict[str, str]:
    table = {code: code for code in _CODES}
    for row in _WORDS.strip().splitlines():
        unit, forms = row.split(": ", 1)
        table.update(dict.fromkeys(forms.split("|"), unit))
    return table


_FORMS = _forms()
_FOLDED = {form.casefold(): unit for form, unit in _FORMS.items() if form not in _CASED}
_NEXT = re.compile(r"[^\S\n]?-?(?:d['’]|de[^\S\n]|di[^\S\n])?([%°º]|[^\W\d_]+)")
_FIRST = frozenset(match[1].casefold() for form in _FORMS if (match := _NEXT.match(form)))
_SIGN_BEFORE = re.compile(
    "(?:"
    + "|".join(re.escape(one) for one in sorted(_SIGNS, key=len, reverse=True))
    + r")[^\S\n]?$"
)
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])(" + "|".join(_CODES) + r")[^\S\n]?$")


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    def alternatives(forms: list[str]) -> str:
        return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))

    loose = alternatives([form for form in _FORMS if form not in _CASED])
    return re.compile(
        rf"[^\S\n]?-?(?:d['’]|de[^\S\n]|di[^\S\n])?(?:(?P<loose>(?i:{loose}))|(?P<cased>{alternatives(sorted(_CASED))}))"
        r"(?![^\W_])",
    )


def unit_before(text: str, at: int, least: int = 0) -> tuple[str, int] | None:
    """Return the currency printed right before `at`, as ISO 4217 code, and where it begins."""
    begin = max(least, at - 5)
    near = text[begin:at]
    if not near or near[-1].islower() or near.isspace():
        return None
    match = _SIGN_BEFORE.search(near)
    if match:
        return _SIGNS[match.group().rstrip()], begin + match.start()
    match = _CODE_BEFORE.search(near)
    return (match[1], begin + match.start()) if match else None


def unit_after(text: str, at: int, most: int) -> tuple[str, int] | None:
    """Return the unit printed right after `at` (before `most`) and where it ends."""
    # Most numbers are followed by no unit: one look at the next word is ten times cheaper.
    near = _NEXT.match(text, at, most)
    if near is None or near[1].casefold() not in _FIRST:
        return None
    match = _after().match(text, at, most)
    if match is None:
        return None
    form = match["cased"] or match["loose"]
    unit = _FORMS[form] if match["cased"] else _FOLDED[form.casefold()]
    return unit, match.end()


def is_currency(unit: str) -> bool:
    """Say whether `unit` is an ISO 4217 code of this table."""
    return len(unit) == 3 and unit.isupper()
