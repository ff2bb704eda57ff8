"""Numbers with what the copy says around them: how exact they are, ranges, units."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from broadsheet.news.notes import Hedge
from broadsheet.news.span import Span
from broadsheet.text.composing import EXACTLY
from broadsheet.text.numbers import SIX_FIGURES, numerals
from broadsheet.text.numeral import Numeral, Style, plain
from broadsheet.text.units import TIMES, is_currency, unit_after, unit_before

_HEDGES = {
    Hedge.ALMOST: "almost|nearly|close to|just short of|not quite|approaching|presque|près de"
    "|beinahe|knapp|fast|nahezu|casi|quasi|quase",
    Hedge.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|au moins"
    "|mindestens|al menos|almeno|pelo menos",
    Hedge.UP_TO: "up to|as many as|as much as|as high as|at most|no more than|not more than"
    "|a maximum of|jusqu'à|bis zu|hasta|fino a|até",
    Hedge.MORE_THAN: "more than|well over|just over|over|just above|above|in excess of"
    "|upwards of|exceeding|greater than|larger than|plus de|über|mehr als|más de|oltre|più di"
    "|mais de",
    Hedge.LESS_THAN: "less than|fewer than|lower than|smaller than|just under|well under|under"
    "|just below|below|moins de|weniger als|unter|menos de|meno di",
    Hedge.ABOUT: "about|around|roughly|approximately|some|circa|an estimated|estimated"
    "|in the region of|in the order of|environ|quelque|etwa|rund|ungefähr|unos|unas|circa di"
    "|cerca de|aproximadamente",
}
_HEDGE_OF = {form: hedge for hedge, forms in _HEDGES.items() for form in forms.split("|")}
_BEFORE = re.compile(
    r"(?<![^\W_])("
    + "|".join(re.escape(form) for form in sorted(_HEDGE_OF, key=len, reverse=True))
    + r")[^\S\n]+(?:only[^\S\n]+|an?[^\S\n]+(?:additional|extra|further)[^\S\n]+)?$",
    re.I,
)
_AFTER = re.compile(r"\s+or (more|so|fewer|less)\b|(\+)(?!\d)|-?(plus)\b", re.I)
_AFTER_HEDGE = {
    "more": Hedge.AT_LEAST, "so": Hedge.ABOUT, "fewer": Hedge.UP_TO, "less": Hedge.UP_TO,
    "+": Hedge.AT_LEAST, "plus": Hedge.AT_LEAST,
}  # fmt: skip
_TO = re.compile(r"[^\S\n]*(?:to|-|–|—|and|or|à|et|bis|und|a|e|y)[^\S\n]*", re.I)
_BETWEEN = re.compile(r"(?<![^\W_])(between|from|entre|de|zwischen|von|tra|da)[^\S\n]+$", re.I)
_SHARE_OF = re.compile(r"[^\S\n]+(?:in|out of)[^\S\n]+(?:every[^\S\n]+)?", re.I)
_LETTER = re.compile(r"[^\S\n]?(m|b|t|M|B|T|K)(?![^\W_])")
_LETTERS = {"m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "t": 10**12, "T": 10**12, "K": 1000}
_MILLIONS = re.compile(r"([^\S\n]?M)(?:USD|EUR|GBP)\b")
_SCALE_AFTER = re.compile(r"[^\S\n](million|billion|trillion|bn|mn)\b", re.I)
_SCALES = {"million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_PARTS_OF = {"cent": 100, "pence": 100, "inch": 12}
"""Smaller units and how many of them make the larger one they follow."""
_LARGER = {
    "cent": frozenset({"USD", "EUR", "CAD", "AUD", "NZD", "SGD", "HKD"}),
    "pence": frozenset({"GBP"}),
    "inch": frozenset({"foot"}),
}
_WITH_PART = re.compile(r"[^\S\n]*(?:,|and)?[^\S\n]*", re.I)
_PEOPLE = re.compile(r"\s+(?:of\b|people|men|women|children|\w+(?:s|ren)\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its hedge and unit; fields as in news.notes.Figure.

    `number` is the numeral alone (both, for a range), `core` the numeral with its unit and without
    a hedge, `style` as in text.numbers.Style.
    """

    words: Span
    core: Span
    number: Span
    value: Decimal
    high: Decimal | None
    hedge: Hedge
    unit: str
    style: str
    scaled: bool


def quantities(text: str, within: Span | None = None, language: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities printed in `text` (in `within`), in order and apart.

    Every number is one, years and times of day among them: the caller leaves those out. "One in
    five" has the unit "share". Own grammar.
    """
    span = within or Span(0, len(text))
    single = [_with_unit(text, span, one) for one in numerals(text, span, language)]
    found: list[Quantity] = []
    at = 0
    while at < len(single):
        one = single[at]
        pair = _pair(text, one, single[at + 1]) if at + 1 < len(single) else None
        found.append(_hedged(text, span, pair or one))
        at += 2 if pair else 1
    return tuple(found)


def _with_unit(text: str, span: Span, numeral: Numeral) -> Quantity:
    start, end = numeral.words.start, numeral.words.end
    unit, value, scaled = "share" if numeral.style == Style.SHARE else "", numeral.value, False
    before = unit_before(text, start, span.start) if numeral.style != Style.SHARE else None
    if before:
        unit, start = before
    if numeral.style == Style.DIGITS and not numeral.scaled:
        letter = _LETTER.match(text, end, span.end)
        if letter and _is_scale(text, letter, currency=bool(before)):
            value, end, scaled = plain(value * _LETTERS[letter[1]]), letter.end(), True
        elif letter and letter[1] == "m":
            unit, end = "metre", letter.end()
    millions = _MILLIONS.match(text, end, span.end) if not before else None
    if millions:
        value, end, scaled = plain(value * 10**6), millions.end(1), True
    after = unit_after(text, end, span.end)
    if after and not (before and not is_currency(after[0])):
        unit, end = (unit, after[1]) if before else after
    scale = _SCALE_AFTER.match(text, end, span.end) if is_currency(unit) and not scaled else None
    if scale and not numeral.scaled:
        value, end, scaled = plain(value * _SCALES[scale[1].casefold()]), scale.end(), True
    return Quantity(
        words=Span(start, end),
        core=Span(start, end),
        number=numeral.words,
        value=value,
        high=None,
        hedge=Hedge.EXACT,
        unit=unit,
        style=numeral.style,
        scaled=numeral.scaled or scaled,
    )


def _is_scale(text: str, letter: re.Match[str], *, currency: bool) -> bool:
    """Say whether "m" after digits is a million: after a currency, or before what is counted."""
    if letter.group()[0].isspace():
        return currency and letter[1] != "t"
    if currency:
        return True
    return letter[1] == "m" and bool(_PEOPLE.match(text, letter.end(), letter.end() + 30))


def _pair(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Read two numbers as a range or as "one in five"; None when they are neither."""
    between = text[low.words.end : high.words.start]
    if len(between) > 14:
        return None
    if low.unit in _LARGER.get(high.unit, ()) and _WITH_PART.fullmatch(between):
        return _with_part(low, high)
    if _SHARE_OF.fullmatch(between):
        return _one_in(text, low, high)
    if not _TO.fullmatch(between):
        return None
    lead = _BETWEEN.search(text, max(0, low.words.start - 10), low.words.start)
    link = between.strip().casefold()
    if link in {"and", "et", "und", "e", "y"} and not lead:
        return None
    if link in {"a", "de"} and not lead:
        return None
    return _range(low, high, lead.start() if lead else low.words.start, link)


def _with_part(low: Quantity, high: Quantity) -> Quantity | None:
    """Read "thirteen dollars and forty-five cents", "5 ft 2 in"."""
    size = _PARTS_OF[high.unit]
    if not 0 < high.value < size or low.value != low.value.to_integral_value():
        return None
    words = Span(low.words.start, high.words.end)
    value = plain(low.value + EXACTLY.divide(high.value, size))
    return replace(low, words=words, core=words, value=value)


def _range(low: Quantity, high: Quantity, start: int, link: str) -> Quantity | None:
    if low.unit and high.unit and low.unit != high.unit:
        return None
    value = low.value
    if high.scaled and not low.scaled and value < 1000 and low.number.end == low.words.end:
        size = _size(high)
        value = plain(value * size) if value * size <= high.value else value
    if value >= high.value:
        return None
    if link == "or" and (low.style != high.style or high.value > 4 * value + 4):
        return None
    return replace(
        low,
        words=Span(start, high.words.end),
        core=Span(start, high.words.end),
        number=Span(low.number.start, high.number.end),
        value=value,
        high=high.value,
        hedge=Hedge.BETWEEN,
        unit=low.unit or high.unit,
        scaled=low.scaled or high.scaled,
    )


def _size(quantity: Quantity) -> Decimal:
    """Return the scale a number was printed with: 10^9 for "3.5 billion"."""
    for power in (12, 9, 6, 3):
        if quantity.value >= 10**power:
            return Decimal(10**power)
    return Decimal(1)


def _one_in(text: str, top: Quantity, whole: Quantity) -> Quantity | None:
    year = (
        whole.style == Style.DIGITS and 1500 <= whole.value <= 2100 and whole.number == whole.words
    )
    if top.unit or whole.unit in TIMES or not 0 < top.value < whole.value or year:
        return None
    if top.value != top.value.to_integral_value() or top.value > 99:
        return None
    return replace(
        top,
        words=Span(top.words.start, whole.words.end),
        core=Span(top.words.start, whole.words.end),
        number=Span(top.words.start, whole.words.end),
        value=SIX_FIGURES.divide(top.value, whole.value),
        unit="share",
        style=Style.SHARE,
    )


def _hedged(text: str, span: Span, one: Quantity) -> Quantity:
    start, end, hedge = one.words.start, one.words.end, one.hedge
    before = _BEFORE.search(text, max(span.start, start - 30), start)
    if before and hedge is Hedge.EXACT and not _is_while(before[1], one):
        hedge, start = _HEDGE_OF[before[1].casefold()], before.start(1)
    after = _AFTER.match(text, end, span.end)
    if after and hedge is Hedge.EXACT:
        hedge = _AFTER_HEDGE[(after[1] or after[2] or after[3]).casefold()]
        end = after.end()
        unit = unit_after(text, end, span.end) if not one.unit else None
        if unit:
            return replace(one, words=Span(start, unit[1]), hedge=hedge, unit=unit[0])
    return replace(one, words=Span(start, end), hedge=hedge)


def _is_while(word: str, one: Quantity) -> bool:
    """Say whether "over three days" tells a stretch of time, or "some" and "about" something else."""
    return one.unit in TIMES and word.casefold() in {"over", "under", "above", "below", "some"}
