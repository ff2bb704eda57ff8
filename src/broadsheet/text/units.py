"""What numbers are of: currencies by ISO 4217 code, per cent, and measures by plain name."""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = {
    "£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND",
    "₡": "CRC", "₾": "GEL", "₭": "LAK", "₿": "BTC", "¢": "cent", "Rs.": "INR", "Rs": "INR",
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN",
    "Mex$": "MXN", "c $": "CAD", "C $": "CAD", "U.S. $": "USD", "u.s $": "USD",
}  # fmt: skip
_CODES = (
    "USD GBP EUR JPY CHF CNY AUD CAD NZD HKD SGD INR RUB TRY UAH PLN CZK HUF RON BGN SEK NOK DKK "
    "ISK ZAR NGN KES EGP ILS SAR AED QAR KRW TWD THB IDR MYR PHP VND BRL MXN ARS CLP COP"
).split()
# One row a unit: its name, then the forms it is printed in; longest forms win.
_WORDS = """
GBP: pounds sterling|British pounds|pounds|pound|quid|livres sterling|livre sterling|Pfund|libras esterlinas|sterline|British pound|pound sterling
EUR: euros|euro|Euros|Euro
USD: US dollars|US dollar|U.S. dollars|American dollars|dollars|dollar|bucks|Dollar|dólares|dollari|us dollars|us dollar|United States dollars|United States dollar|U.S. dollar|usd
AUD: Australian dollars|Australian dollar
CAD: Canadian dollars|Canadian dollar|cad dollars
NZD: New Zealand dollars
HKD: Hong Kong dollars
SGD: Singapore dollars
JPY: Japanese yen|yen
CNY: Chinese yuan|yuan|renminbi|rmb|Chinese yuan renminbi
INR: Indian rupees|rupees|rupee|Indian rupee
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
MXN: Mexican pesos|Mexican peso
ILS: shekels
UAH: hryvnias|hryvnia
cent: cents|cent|¢
pence: pence|penny
franc: francs|franc
peseta: pesetas|peseta
mark: Deutsche marks|Deutschmarks|marks
FIM: Finnish markkaa|Finnish markka|markka
NLG: Dutch guilders|Netherlands guilder|guilders
PHP: Philippine pesos|Philippine peso
decimetre: decimetres|decimetre|decimeters|decimeter|dm
micrometre: micrometres|micrometers|micrometer|μm|µm
nanometre: nanometres|nanometers|nanometer|nm
nautical mile: nautical miles|nautical mile
cubic metre: cubic metres|cubic meters|cubic metre|cubic meter|m³|m3
cubic foot: cubic feet|cubic foot|cu ft
milligram: milligrams|milligram|mg
microgram: micrograms|microgram|mcg|μg|µg
megabit: megabits|megabit
kilobyte: kilobytes|kilobyte|KB
radian: radians|radian|rad
watt: watts|watt
knot: knots|knot
hertz: hertz|Hz
gigahertz: gigahertz|GHz
megahertz: megahertz|MHz
foot per second: feet per second
metre per second: metres per second|meters per second|m/s
percentage point: percentage points|percentage point|points de pourcentage
percent: per cent|percent|per-cent|%|pct|pc|pour cent|Prozent|por ciento|per cento|por cento|percents|percentage|per cents
kilometre: kilometres|kilometers|kilometre|kilometer|kms|km|kilomètres|kilomètre|Kilometer|kilómetros|chilometri|quilômetros|Kilometer
metre: metres|meters|metre|meter|mètres|mètre|metros|metri
centimetre: centimetres|centimeters|centimetre|centimeter|cm|centimeter
millimetre: millimetres|millimeters|mm|millimeter
mile: miles|mile
foot: feet|foot|ft
inch: inches|inch
yard: yards|yard
square kilometre: square kilometres|square kilometers|sq km|km²|km2|kilomètres carrés|square kilometre|square kilometer|sq. km|km^2
square mile: square miles|square mile|sq miles
square metre: square metres|square meters|sq m|m²|m2|square metre|square meter|sq. m|m^2
square foot: square feet|square foot|sq ft|sq. ft
hectare: hectares|hectare|ha|Hektar|hectáreas|ettari
acre: acres|acre
kilogram: kilograms|kilogrammes|kilogram|kilos|kilo|kg
gram: grams|grammes|gram|g|gramme
tonne: metric tonnes|metric tons|tonnes|tonne|tons|ton|Tonnen|toneladas|tonnellate|metric ton|metric tonne
ounce: ounces|ounce|oz
pound (weight): lbs|lb
stone: stone
litre: litres|liters|litre|liter|Liter|litros|litri
millilitre: millilitres|milliliters|ml
gallon: gallons|gallon
barrel: barrels|barrel|barils
pint: pints|pint
mile an hour: miles an hour|miles per hour|mph|mile per hour|mile an hour|mi/h
kilometre an hour: kilometres an hour|kilometres per hour|kilometers per hour|km/h|kmh|kph|kilometer per hour|kilometre per hour|kilometre an hour|kilometers an hour|kmph|km/hr
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
_CASED = frozenset(
    {
        "C",
        "MW",
        "GW",
        "kW",
        "TWh",
        "GWh",
        "MWh",
        "kWh",
        "GB",
        "MB",
        "TB",
        "g",
        "ha",
        "KB",
        "Hz",
        "GHz",
        "MHz",
    }
)


def _forms() -> dict[str, str]:
    table = {code: code for code in _CODES}
    table.update({sign: unit for sign, unit in _SIGNS.items() if len(sign) == 1})
    for row in _WORDS.strip().splitlines():
        unit, forms = row.split(": ", 1)
        table.update(dict.fromkeys(forms.split("|"), unit))
    return table


_FORMS = _forms()
_FOLDED = {form.casefold(): unit for form, unit in _FORMS.items() if form not in _CASED}
_WEIGHTS = {"pound": "pound (weight)", "pounds": "pound (weight)"}
_NEXT = re.compile(r"[^\S\n]?-?(?:d['’]|de[^\S\n]|di[^\S\n])?([%°º¢£€$¥₹₽₩₺₴₪₦₱฿₫₡₾₭₿]|[^\W\d_]+)")
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
        r"(?![^\W_])(?![^\S\n]?[$€£]\d)",
    )


def unit_before(text: str, at: int, least: int = 0) -> tuple[str, int] | None:
    """Return the currency printed right before `at`, as ISO 4217 code, and where it begins."""
    begin = max(least, at - 6)
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


_MONEY = frozenset({"cent", "pence", "franc", "peseta", "mark"})


def is_currency(unit: str) -> bool:
    """Say whether `unit` is money: an ISO 4217 code, or a coin of more than one currency."""
    return (len(unit) == 3 and unit.isupper()) or unit in _MONEY


def unit_called(name: str, *, money: bool = False) -> str:
    """Return our name of the unit that `name` is a form of; else `name` in lower case.

    With `money`, only a currency will do; without it, none will ("pound" is a weight then).
    """
    for unit in (_FOLDED.get(name.casefold()), _WEIGHTS.get(name.casefold())):
        if unit is not None and is_currency(unit) == money:
            return unit
    return name.casefold()
