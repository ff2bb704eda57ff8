"""Quantities carry hedge, range and unit as the copy gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almost 22,000 people", "Almost 22,000 | 22000 | None | almost | "),
        ("half a billion pounds", "half a billion pounds | 500000000 | None | exact | GBP"),
        ("as many as 120 MPs", "as many as 120 | 120 | None | up to | "),
        ("between 40 and 60 per cent", "between 40 and 60 per cent | 40 | 60 | between | percent"),
        ("£2-3 billion", "£2-3 billion | 2000000000 | 3000000000 | between | GBP"),
        ("$5m to $10m", "$5m to $10m | 5000000 | 10000000 | between | USD"),
        ("one in five", "one in five | 0.2 | None | exact | share"),
        ("7 out of 10", "7 out of 10 | 0.7 | None | exact | share"),
        ("500 or more", "500 or more | 500 | None | at least | "),
        ("5m people", "5m | 5000000 | None | exact | "),
        ("100m away", "100m | 100 | None | exact | metre"),
        ("over three days", "three days | 3 | None | exact | day"),
        ("US$5.5bn", "US$5.5bn | 5500000000 | None | exact | USD"),
        ("5 million EUR", "5 million EUR | 5000000 | None | exact | EUR"),
        ("20-mile", "20-mile | 20 | None | exact | mile"),
        ("0.5 percentage points", "0.5 percentage points | 0.5 | None | exact | percentage point"),
    ],
)
def test_english(text: str, expected: str) -> None:
    (one,) = quantities(text)
    found = (one.words.of(text), one.value, one.high, one.hedge.value, one.unit)
    assert " | ".join(map(str, found)) == expected


@pytest.mark.parametrize(
    ("language", "text", "value", "hedge", "unit"),
    [
        ("fr", "250 millions d’euros", "250000000", "exact", "EUR"),
        ("fr", "plus de 17 000 personnes", "17000", "more than", ""),
        ("de", "rund 3,4 Millionen Euro", "3400000", "about", "EUR"),
        ("de", "5 Prozent", "5", "exact", "percent"),
        ("es", "más de 40 euros", "40", "more than", "EUR"),
    ],
)
def test_other_languages(language: str, text: str, value: str, hedge: str, unit: str) -> None:
    (one,) = quantities(text, language=language)
    assert (str(one.value), one.hedge.value, one.unit) == (value, hedge, unit)


def test_a_score_is_no_range() -> None:
    assert [str(one.value) for one in quantities("won 3-2")] == ["3", "2"]


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–£$%abmonetikr\n"), max_size=200))
def test_spans_fit_and_ranges_rise(text: str) -> None:
    for one in quantities(text):
        assert one.words.of(text) and one.words.holds(one.number)
        assert one.high is None or one.value < one.high
