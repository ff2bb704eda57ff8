"""Ages read in six languages and written in one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.dateline import Precision
from broadsheet.text.ages import age_in_words, age_of, precision_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("3 hours ago", 3 * HOUR),
        ("an hour ago", HOUR),
        ("Updated 5 mins ago", timedelta(minutes=5)),
        ("about 2 hours ago", 2 * HOUR),
        ("2h", 2 * HOUR),
        ("just now", timedelta(0)),
        ("yesterday", DAY),
        ("a week ago", 7 * DAY),
        ("il y a 2 heures", 2 * HOUR),
        ("Il y a une heure", HOUR),
        ("hier", DAY),
        ("vor 3 Stunden", 3 * HOUR),
        ("vor einem Tag", DAY),
        ("vorgestern", 2 * DAY),
        ("hace 4 días", 4 * DAY),
        ("hace una hora", HOUR),
        ("2 ore fa", 2 * HOUR),
        ("un giorno fa", DAY),
        ("há 6 horas", 6 * HOUR),
        ("5 dias atrás", 5 * DAY),
    ],
)
def test_an_age_is_read(words: str, age: timedelta) -> None:
    assert age_of(words) == age


@pytest.mark.parametrize(
    "words", ["", "in 3 hours", "3 hours", "long ago", "3 boats ago", "6 July 2025", "x" * 500]
)
def test_what_is_no_age_is_none(words: str) -> None:
    assert age_of(words) is None


def test_hours_date_to_the_hour_and_days_to_the_day() -> None:
    assert precision_of("3 hours ago") is Precision.HOUR
    assert precision_of("5 minutes ago") is Precision.HOUR
    assert precision_of("2 days ago") is Precision.DAY
    assert precision_of("gestern") is Precision.DAY
    assert precision_of("tomorrow") is None


NOW = datetime(2025, 7, 6, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (3 * HOUR, "3 hours ago"),
        (2 * DAY, "2 days ago"),
        (7 * DAY, "29 June 2025"),
        (-HOUR, "6 July 2025"),
    ],
)
def test_an_age_is_written(age: timedelta, words: str) -> None:
    assert age_in_words(NOW - age, NOW) == words


@settings(deadline=None)
@given(st.integers(min_value=60, max_value=7 * 24 * 3600 - 1))
def test_what_is_written_is_read_again(seconds: int) -> None:
    age = timedelta(seconds=seconds)
    again = age_of(age_in_words(NOW - age, NOW))
    assert again is not None
    assert timedelta(0) <= age - again < DAY


@settings(deadline=None)
@given(st.text(max_size=120))
def test_no_words_break_the_reader(words: str) -> None:
    age = age_of(words)
    assert age is None or age >= timedelta(0)
