"""Whether two figures can be one number: rounding and hedges, and nothing wider."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.notes import Figure, Hedge
from broadsheet.news.span import Span
from broadsheet.stories.nearly import rounds, same


def of(value: str, hedge: Hedge = Hedge.EXACT, high: str = "", unit: str = "") -> Figure:
    return Figure(
        words=Span(0, 1),
        value=Decimal(value),
        hedge=hedge,
        high=Decimal(high) if high else None,
        unit=unit,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of("22000"), of("21976")),
        (of("500", Hedge.MORE_THAN), of("517")),
        (of("22000", Hedge.ALMOST), of("21976")),
        (of("1.5"), of("1.46")),
        (of("120", Hedge.ABOUT), of("122")),
        (of("8", Hedge.BETWEEN, "10"), of("9")),
        (of("500", Hedge.AT_LEAST), of("500")),
    ],
)
def test_one_number_printed_more_and_less_exactly(one: Figure, other: Figure) -> None:
    assert rounds(one, other) or same(one, other) or one.hedge is Hedge.AT_LEAST
    assert rounds(one, other) == rounds(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of("500"), of("560")),
        (of("9"), of("12")),
        (of("21976"), of("21117")),
        (of("500", Hedge.MORE_THAN), of("480")),
        (of("500", Hedge.MORE_THAN), of("5000")),
        (of("22000", Hedge.ALMOST), of("22100")),
        (of("500", unit="GBP"), of("517")),
        (of("1"), of("1.4")),
    ],
)
def test_two_numbers(one: Figure, other: Figure) -> None:
    assert not rounds(one, other) and not rounds(other, one)


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.decimals(0, 10**9, places=2))
def test_no_figure_is_both_the_same_and_rounded(one: Decimal, other: Decimal) -> None:
    left, right = of(str(one)), of(str(other))
    assert not (same(left, right) and rounds(left, right))
    assert rounds(left, right) == rounds(right, left)
