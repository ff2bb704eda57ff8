"""Numbers in digits and words come out with their exact value."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.numbers import numerals
from broadsheet.text.numeral import Style


def values(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.words.of(text), str(one.value)) for one in numerals(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22,000 people", [("22,000", "22000")]),
        ("£3.5bn and 28 billion", [("3.5bn", "3500000000"), ("28 billion", "28000000000")]),
        ("half a billion", [("half a billion", "500000000")]),
        ("two and a half million", [("two and a half million", "2500000")]),
        ("two hundred and forty thousand", [("two hundred and forty thousand", "240000")]),
        ("forty-two", [("forty-two", "42")]),
        ("a dozen eggs, half a dozen more", [("a dozen", "12"), ("half a dozen", "6")]),
        ("one hundred and three and six", [("one hundred and three", "103"), ("six", "6")]),
        ("three quarters of a million", [("three quarters of a million", "750000")]),
        ("two-thirds of voters", [("two-thirds", "0.666667")]),
        ("a third of them", [("a third", "0.333333")]),
        ("a third man, the second half of it", []),
        ("1½ miles", [("1½", "1.5")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "3,4 millions et 17 000", [("3,4 millions", "3400000"), ("17 000", "17000")]),
        ("fr", "vingt-deux, deux cents", [("vingt-deux", "22"), ("deux cents", "200")]),
        ("fr", "un demi-million", [("un demi-million", "500000")]),
        ("de", "3,4 Millionen, 1.200", [("3,4 Millionen", "3400000"), ("1.200", "1200")]),
        ("es", "treinta y dos, cien mil", [("treinta y dos", "32"), ("cien mil", "100000")]),
        ("it", "tre milioni", [("tre milioni", "3000000")]),
        ("pt", "dois milhões", [("dois milhões", "2000000")]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, language) == expected


def test_styles_tell_how_a_number_is_written() -> None:
    found = numerals("nine of 12 and half of them")
    assert [one.style for one in found] == [Style.WORDS, Style.DIGITS, Style.SHARE]


def test_a_number_too_long_to_be_one_is_left_out() -> None:
    assert numerals("1" * 200) == ()


@given(st.integers(min_value=0, max_value=10**15))
def test_digits_with_thousands_marks_keep_their_value(number: int) -> None:
    text = f"there were {number:,} of them"
    assert [one.value for one in numerals(text)] == [Decimal(number)]


@given(st.text(alphabet=st.sampled_from("0123456789., -½anhdlfmiotruesv\n£"), max_size=200))
def test_spans_fit_and_are_apart(text: str) -> None:
    spans = [one.words for one in numerals(text)]
    assert all(span.of(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
