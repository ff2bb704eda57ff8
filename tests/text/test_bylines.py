"""The names in a byline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.bylines import MOST_NAMES, names_in, names_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee and Jo Roe, Paris", ("Ann Lee", "Jo Roe")),
        ("Ann Lee, Jo Roe and Kim Doe", ("Ann Lee", "Jo Roe", "Kim Doe")),
        ("Von Max Muster, dpa", ("Max Muster",)),
        ("By Ann Lee, political editor", ("Ann Lee",)),
        ("By: Ann Lee | Published 3 May", ("Ann Lee",)),
        ("Posted 02/03/2026 by Morwenna Tulley", ("Morwenna Tulley",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Por Ana Ruiz y Luis Gil", ("Ana Ruiz", "Luis Gil")),
        ("a@paper.example (Jo Roe)", ("Jo Roe",)),
        ("View all posts by Ann Lee", ("Ann Lee",)),
        ("By Island Wire staff", ("Island Wire staff",)),
        ("J.K. Lowe", ("J.K. Lowe",)),
        ("admin", ()),
        ("https://paper.example/ann", ()),
        ("", ()),
    ],
)
def test_names_are_taken_out_of_a_byline(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


def test_several_bylines_give_each_name_once() -> None:
    assert names_of(["By Ann Lee", "ANN LEE", "Jo Roe"]) == ("Ann Lee", "Jo Roe")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_byline_breaks_the_reader(byline: str) -> None:
    names = names_in(byline)
    assert len(names) <= MOST_NAMES
    assert all(any(map(str.isalpha, name)) for name in names)
