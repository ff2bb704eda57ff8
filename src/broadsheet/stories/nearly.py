"""Whether two printed figures can be one: the same, the one rounded from the other, or hedged."""

from __future__ import annotations

from decimal import Decimal

from broadsheet.news.notes import Figure, Hedge

NEAR = Decimal("0.1")
"""How far a hedged figure may lie from the exact one, as a part of it."""
MOST_ROUND = 3
"""Digits in front of the noughts at the most for a figure to count as a round one."""


def same(one: Figure, other: Figure) -> bool:
    """Say whether both give the same value (and range) in the same unit."""
    return (one.unit, one.value, one.high) == (other.unit, other.value, other.high)


def rounds(one: Figure, other: Figure) -> bool:
    """Say whether one of two different values is the other rounded, or a hedge that allows it.

    "22,000" for 21,976 or "more than 500" for 517; never 500 for 560.
    """
    if one.unit != other.unit or same(one, other):
        return False
    return _allows(one, other) or _allows(other, one)


def _allows(loose: Figure, exact: Figure) -> bool:
    value, low = exact.value, loose.value
    if loose.high is not None:
        return low <= value <= loose.high and exact.high is None
    if value == low:
        return exact.high is None
    if loose.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return low <= value and _near(low, value)
    if loose.hedge in (Hedge.ALMOST, Hedge.LESS_THAN, Hedge.UP_TO):
        return value <= low and _near(low, value)
    if loose.hedge is Hedge.ABOUT:
        return _near(low, value)
    return _is_rounded(low, value)


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= NEAR * max(abs(one), abs(other))


def _is_rounded(round_: Decimal, exact: Decimal) -> bool:
    """Say whether `round_` is round, and `exact` to as many places as it shows."""
    digits = round_.normalize().as_tuple()
    if not isinstance(digits.exponent, int) or len(digits.digits) > MOST_ROUND:
        return False
    ours = exact.normalize().as_tuple()
    if not isinstance(ours.exponent, int) or ours.exponent >= digits.exponent:
        return False
    if digits.exponent <= 0 and len(digits.digits) < 2:
        return False
    return abs(exact - round_) * 2 <= Decimal(1).scaleb(digits.exponent)
