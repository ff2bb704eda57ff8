"""Numbers in addresses come in any shape and leave within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.serving.paging import MOST_PAGES, page_of, whole


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("0", 1),
        ("-1", 1),
        ("200000", 100),
        ("99999999999999999999", 100),
        ("-99999999999999999999", 20),
        ("", 20),
        (None, 20),
        ("3.5", 20),
        ("0x10", 20),
        ("٣", 20),
        ("²", 20),
        ("--3", 20),
        ("3\0", 20),
    ],
)
def test_whole_numbers_are_clamped(words: str | None, number: int) -> None:
    assert whole(words, least=1, most=100, otherwise=20) == number


@given(st.text(max_size=30))
def test_no_words_get_out_of_bounds(words: str) -> None:
    assert 1 <= whole(words, least=1, most=100, otherwise=20) <= 100
    assert 1 <= page_of({"page": words}) <= MOST_PAGES
