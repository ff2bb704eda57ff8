"""Numbers put together from parts: signs, decimals in words, fractions and powers of ten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal

from broadsheet.news.span import Span
from broadsheet.text.numeral import Numeral, Style, plain

EXACTLY = Context(prec=15)
"""How exactly a fraction is reckoned: fifteen figures, as a double shows."""
_POINT = re.compile(r"[^\S\n]{1,3}point[^\S\n]{1,3}", re.I)
_MINUS = re.compile(
    r"(?:(?<![^\W_])(?:minus|negative)[^\S\n]{1,3}|(?<![\w.,/)\]%-])(?<!\d[ ])[-\u2212])$", re.I
)
_SLASH = re.compile(r"/")
_AND = re.compile(r"[^\S\n]{1,3}(?:and[^\S\n]{1,3})?", re.I)
_POWER = re.compile(r"e([+-]?\d{1,3})(?![\w.])|\^\+?(-?\d{1,3})(?![\w.])")
_DATE = re.compile(r"\s*/")
MOST_POWER = 30


def composed(text: str, span: Span, numerals: Sequence[Numeral]) -> list[Numeral]:
    """Return `numerals` with those joined that are parts of one number, and signs read.

    "three point one four", "3/4", "1 4/5", "twenty and three fifths", "1.3e6", "minus five".
    """
    found: list[Numeral] = []
    at = 0
    while at < len(numerals):
        one, used = _whole(text, numerals, at)
        one = _raised(text, span, one)
        found.append(_signed(text, span, one))
        at += used
        # What a power was written with is no number of its own.
        while at < len(numerals) and numerals[at].words.start < one.words.end:
            at += 1
    return found


def _whole(text: str, numerals: Sequence[Numeral], at: int) -> tuple[Numeral, int]:
    """Return the number that begins at `at`, and how many numerals it takes."""
    one = numerals[at]
    for reading in (_mixed, _fraction, _decimals):
        made = reading(text, numerals, at)
        if made is not None:
            return made
    return one, 1


def _between(text: str, one: Numeral, other: Numeral) -> str:
    return text[one.words.end : other.words.start]


def _joined(one: Numeral, other: Numeral, value: Decimal, style: str) -> Numeral:
    words = Span(one.words.start, other.words.end)
    return Numeral(words=words, value=plain(value), style=style, scaled=one.scaled or other.scaled)


def _fraction(text: str, numerals: Sequence[Numeral], at: int) -> tuple[Numeral, int] | None:
    """Read "3/4"; two numbers apart by a stroke that are no date, season or pair of scores."""
    if at + 1 >= len(numerals):
        return None
    top, bottom = numerals[at], numerals[at + 1]
    if not _SLASH.fullmatch(_between(text, top, bottom)) or not _whole_digits(top, bottom):
        return None
    if not 0 < top.value < bottom.value <= 64 or _DATE.match(text, bottom.words.end):
        return None
    if top.words.start and text[top.words.start - 1] in "/.":
        return None
    return _joined(top, bottom, EXACTLY.divide(top.value, bottom.value), Style.DIGITS), 2


def _whole_digits(*numerals: Numeral) -> bool:
    return all(
        one.style == Style.DIGITS and not one.scaled and one.value == one.value.to_integral_value()
        for one in numerals
    )


def _mixed(text: str, numerals: Sequence[Numeral], at: int) -> tuple[Numeral, int] | None:
    """Read a whole number with a fraction behind it: "1 4/5", "twenty and three fifths"."""
    if at + 1 >= len(numerals):
        return None
    one, other = numerals[at], numerals[at + 1]
    between = _between(text, one, other)
    if one.style == Style.SHARE or one.value != one.value.to_integral_value():
        return None
    if one.style == Style.DIGITS and between.isspace() and len(between) < 4:
        part = _fraction(text, numerals, at + 1)
        if part is not None:
            return _joined(one, part[0], one.value + part[0].value, Style.DIGITS), 3
    # "Twelve, and three fifths of them" are two.
    if other.style != Style.SHARE or one.style == Style.DIGITS or not _AND.fullmatch(between):
        return None
    if "and" not in between.casefold() or re.match(r"\s+of\b", text[other.words.end :][:5]):
        return None
    # "Five billion and three quarters" are 5.75 billion.
    size = Decimal(10) ** (one.value.adjusted() // 3 * 3) if one.scaled and one.value > 999 else 1
    return _joined(one, other, one.value + other.value * size, one.style), 2


def _decimals(text: str, numerals: Sequence[Numeral], at: int) -> tuple[Numeral, int] | None:
    """Read "three point one four": digits in words behind a point, one by one or as a number."""
    if at + 1 >= len(numerals) or numerals[at].style != Style.WORDS:
        return None
    one, digits, used = numerals[at], "", 1
    while at + used < len(numerals):
        last, other = numerals[at + used - 1], numerals[at + used]
        link = _between(text, last, other)
        right = _POINT.fullmatch(link) if used == 1 else link.isspace() and len(digits) < 12
        if not right or other.style != Style.WORDS or not 0 <= other.value < 100:
            break
        digits += f"{other.value:f}"
        used += 1
    if not digits:
        return None
    value = one.value + Decimal(f"0.{digits}")
    return _joined(one, numerals[at + used - 1], value, Style.WORDS), used


def _raised(text: str, span: Span, one: Numeral) -> Numeral:
    """Read "1.3e6" and "1.1^23"."""
    power = _POWER.match(text, one.words.end, span.end) if one.style == Style.DIGITS else None
    if power is None or one.scaled:
        return one
    by = int(power[1] or power[2])
    if abs(by) > MOST_POWER or not one.value:
        return one
    value = one.value.scaleb(by) if power[1] else EXACTLY.power(one.value, by)
    return replace(one, words=Span(one.words.start, power.end()), value=plain(value))


def _signed(text: str, span: Span, one: Numeral) -> Numeral:
    """Read "minus five" and "-5"; a hyphen between words or numbers is no sign."""
    begin = max(span.start, one.words.start - 12)
    sign = _MINUS.search(text, begin, one.words.start)
    if sign is None or one.style == Style.SHARE:
        return one
    return replace(one, words=Span(sign.start(), one.words.end), value=-one.value)
