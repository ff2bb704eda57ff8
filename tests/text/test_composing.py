"""Numbers put together from parts: signs, fractions, decimals in words, powers of ten."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.numbers import numerals
from broadsheet.text.quantities import quantities


def read(text: str) -> list[tuple[str, str]]:
    return [(one.words.of(text), f"{one.value:f}") for one in numerals(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell to minus five overnight", "minus five", "-5"),
        ("a swing of -3.2 points", "-3.2", "-3.2"),
        ("three point one four", "three point one four", "3.14"),
        ("a 3/4 majority", "3/4", "0.75"),
        ("some 1 1/2 turns", "1 1/2", "1.5"),
        ("twenty and three fifths", "twenty and three fifths", "20.6"),
        ("five billion and three quarters", "five billion and three quarters", "5750000000"),
        ("about 1.3e6 cells", "1.3e6", "1300000"),
        ("two hundred  and  six", "two hundred  and  six", "206"),
        ("home to 1 414 021 souls", "1 414 021", "1414021"),
        ("worth 12,34,567.89 in all", "12,34,567.89", "1234567.89"),
    ],
)
def test_parts_of_one_number_are_one(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 3/4/2026", ["3", "4", "2026"]),
        ("the 2025/26 season", ["2025", "26"]),
        ("a 24/7 service", ["24", "7"]),
        ("from 75 -300 metres", ["75", "300"]),
        ("the score was 3-2", ["3", "2"]),
        ("a 40-year-old boat", ["40"]),
        ("twelve, and three fifths of them", ["12", "0.6"]),
        ("he made the point one day", ["1"]),
    ],
)
def test_numbers_that_only_stand_together_stay_apart(text: str, values: list[str]) -> None:
    assert [value for _, value in read(text)] == values


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("for thirteen dollars and five cents", "thirteen dollars and five cents", "13.05", "USD"),
        ("at 10 € a head", "10 €", "10", "EUR"),
        ("cost 75 USD million", "75 USD million", "75000000", "USD"),
        ("a loss of 30 MUSD", "30 MUSD", "30000000", "USD"),
        ("at 197 pence", "197 pence", "197", "pence"),
    ],
)
def test_money_is_read_in_every_form_it_is_printed(
    text: str, words: str, value: str, unit: str
) -> None:
    (one,) = quantities(text)
    assert (one.core.of(text), one.value, one.unit) == (words, Decimal(value), unit)


@given(st.text(alphabet="0123456789/.,-e^ andpointminustwo", max_size=60))
def test_numbers_stand_in_order_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for one in numerals(text):
        assert end <= one.words.start < one.words.end <= len(text)
        end = one.words.end


@given(st.integers(-(10**6), 10**6))
def test_a_whole_number_in_digits_reads_back(number: int) -> None:
    (one,) = numerals(f"it was {number} then")
    assert one.value == number
