"""One number as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from broadsheet.news.span import Span


class Style:
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number: `words` with its scale ("1.5 million", "half a billion"), and its `value`.

    `style` is one of Style: SHARE for a fraction of a whole ("two thirds", "half of"), whose
    value is rounded to six decimals. `scaled` says whether a scale word stands in it.
    """

    words: Span
    value: Decimal
    style: str
    scaled: bool = False


def plain(value: Decimal) -> Decimal:
    """Return `value` without needless zeros and never in powers of ten."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else value
    return value.normalize()
