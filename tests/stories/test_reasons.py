"""Reasons read as a person would say them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.stories.evidence import Shared
from broadsheet.stories.reasons import (
    apart_in_words,
    because,
    because_copied,
    figure_in_words,
    label_of,
    listed,
)
from make_stories import DAY


def shared(**more: object) -> Shared:
    values: dict[str, object] = {
        "names": (),
        "figures": (),
        "headline": 0.0,
        "crossed": 0.0,
        "terms": 0.0,
        "meaning": None,
        "days": 0.125,
        "one_language": True,
    }
    return Shared(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "less than a minute"),
        (1 / 1440, "1 minute"),
        (0.03, "43 minutes"),
        (0.125, "3 hours"),
        (1.5, "36 hours"),
        (2, "2 days"),
        (9.6, "10 days"),
    ],
)
def test_time_apart(days: float, words: str) -> None:
    assert apart_in_words(days) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("1200000|GBP", "1.2m GBP"),
        ("28000000000|GBP", "28bn GBP"),
        ("21117|", "21,117"),
        ("3.2|percent", "3.2%"),
        ("640|metre", "640 metre"),
        ("odd|", "odd"),
    ],
)
def test_figures(key: str, words: str) -> None:
    assert figure_in_words(key) == words


@pytest.mark.parametrize(
    ("key", "label"),
    [("ines-calder", "Ines Calder"), ("uk", "UK"), ("bank-of-england", "Bank of England")],
)
def test_names(key: str, label: str) -> None:
    assert label_of(key) == label


def test_lists() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"


def test_all_that_is_shared_is_said_and_the_time_last() -> None:
    found = because(
        shared(
            names=("ines-calder", "harbour-board"),
            figures=("1200000|GBP",),
            headline=0.5,
            meaning=0.861,
            one_language=False,
        )
    )
    assert found == (
        "both name Ines Calder and Harbour Board",
        "same figure: 1.2m GBP",
        "headlines alike",
        "close in meaning (0.86)",
        "in two languages",
        "printed 3 hours apart",
    )


def test_there_is_always_a_reason() -> None:
    assert because(shared()) == ("printed 3 hours apart",)


def test_a_copy_says_how_much_stands_where() -> None:
    assert because_copied(0.923, "Island Wire", DAY, DAY + timedelta(hours=2)) == (
        "same words: about 92% of this text stands in that of Island Wire, printed 2 hours earlier",
    )
    assert because_copied(1.0, "", DAY, DAY) == (
        "same words: about 100% of this text stands in the earlier one, printed at the same time",
    )
