"""Dates as machines and papers write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.dateline import Precision
from broadsheet.text.dates import (
    by_age,
    dateline_of,
    dates_in,
    is_local,
    not_after,
    printed_day,
)

SEEN = datetime(2025, 7, 6, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2025-07-06T08:00:00Z", "2025-07-06T08:00:00Z"),
        ("2025-07-06T08:00:00.123+0200", "2025-07-06T06:00:00Z"),
        ("2025-07-06 08:00 +02", "2025-07-06T06:00:00Z"),
        ("20250706T080000Z", "2025-07-06T08:00:00Z"),
        ("2025-07-05T24:00:00Z", "2025-07-06T00:00:00Z"),
        ("Sun, 06 Jul 2025 03:00:00 EST", "2025-07-06T08:00:00Z"),
        ("Sun, 06 Jul 25 08:00 +0530", "2025-07-06T02:30:00Z"),
        ("1751788800", "2025-07-06T08:00:00Z"),
        ("1751788800000", "2025-07-06T08:00:00Z"),
        ("1751788800.0", "2025-07-06T08:00:00Z"),
        ("Sun, 6 July 2025 10:00:00 MESZ", "2025-07-06T08:00:00Z"),
        ("06 Jul 2025 17:00 JST", "2025-07-06T08:00:00Z"),
        ("Sun, 06 Jul 2025 23:59:60 GMT", "2025-07-07T00:00:00Z"),
        ("2025년 7월 6일 오후 5:00", "2025-07-06T17:00:00Z"),
        ("2025年7月6日 08時30分", "2025-07-06T08:30:00Z"),
        ("6 يوليو 2025 08:00", "2025-07-06T08:00:00Z"),
        ("6 lipca 2025, 08:00", "2025-07-06T08:00:00Z"),
        ("July 5, 2025 8:05 p.m. BST", "2025-07-05T19:05:00Z"),
        ("Sat 5 Jul 2025 19.03 BST", "2025-07-05T18:03:00Z"),
        ("14:30, 5 July 2025", "2025-07-05T14:30:00Z"),
        ("Publié le 5 juillet 2025 à 14h30", "2025-07-05T14:30:00Z"),
        ("05.07.2025, 14:30 Uhr", "2025-07-05T14:30:00Z"),
        ("5 de julho de 2025 às 14h30", "2025-07-05T14:30:00Z"),
        ("Published: 14:30, 5 July 2025 | Updated: 15:02, 5 July 2025", "2025-07-05T14:30:00Z"),
    ],
)
def test_a_moment_is_read(words: str, moment: str) -> None:
    found = dateline_of(words, seen_at=SEEN)
    assert found is not None
    assert (found.iso(), found.precision, found.raw) == (moment, Precision.SECOND, words)


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("2025-07-06", "", "2025-07-06"),
        ("2025/7/6", "", "2025-07-06"),
        ("2025.07.06", "", "2025-07-06"),
        ("6 July 2025", "", "2025-07-06"),
        ("5. März 2024", "de", "2024-03-05"),
        ("6 luglio 2025", "it", "2025-07-06"),
        ("06/07/2025", "", "2025-07-06"),
        ("07/06/2025", "en", "2025-07-06"),
        ("25/06/2025", "en", "2025-06-25"),
        ("5 juni 2025", "nl", "2025-06-05"),
        ("6 июля 2025", "ru", "2025-07-06"),
        ("6 июля 2025", "", "2025-07-06"),
        ("2025年7月6日", "", "2025-07-06"),
        ("6 Temmuz 2025", "", "2025-07-06"),
    ],
)
def test_a_day_is_read_as_a_day(words: str, language: str, day: str) -> None:
    found = dateline_of(words, seen_at=SEEN, language=language)
    assert found is not None
    assert (found.iso()[:10], found.precision) == (day, Precision.DAY)


@pytest.mark.parametrize(
    "words", ["", "32 Jan 2025", "2025-02-30", "1970-01-01", "0001-01-01", "soon", "5 boats"]
)
def test_what_is_no_date_is_none(words: str) -> None:
    assert dateline_of(words, seen_at=SEEN) is None


def test_an_age_is_counted_from_when_it_was_seen() -> None:
    found = by_age("3 hours ago", seen_at=SEEN)
    assert found is not None
    assert (found.iso(), found.precision) == ("2025-07-06T05:00:00Z", Precision.HOUR)
    assert dateline_of("3 hours ago") is None


def test_a_date_to_come_is_held_back_and_its_words_kept() -> None:
    found = not_after(dateline_of("2099-01-01T00:00:00Z"), SEEN)
    assert found is not None
    assert (found.at, found.raw) == (SEEN, "2099-01-01T00:00:00Z")


@settings(deadline=None)
@given(st.text(max_size=140))
def test_no_words_break_the_quick_readers(words: str) -> None:
    found = dateline_of(words, seen_at=SEEN, patient=False)
    assert found is None or found.at.year >= 1605


@settings(deadline=None)
@given(st.datetimes(datetime(1700, 1, 1), datetime(2200, 1, 1)))
def test_iso_text_is_read_back_to_the_second(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    found = dateline_of(whole.isoformat())
    assert (found is None and whole.timestamp() == 0) or (found is not None and found.at == whole)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-02T23:30:00-05:00", "2026-03-02"),
        ("2026-03-02T00:30:00+01:00", "2026-03-02"),
        ("Mon, 02 Mar 2026 00:04:00 +0200", "2026-03-02"),
        ("2026-03-02T23:30:00Z", "2026-03-02"),
        ("March 2, 2026 9:10pm", "2026-03-02"),
        ("2 Mar 2026", "2026-03-02"),
    ],
)
def test_the_day_is_the_one_printed_not_the_one_in_utc(words: str, day: str) -> None:
    found = dateline_of(words)
    assert found is not None
    assert printed_day(found).isoformat() == day


def test_words_of_a_clock_somewhere_are_told_from_another_time() -> None:
    moment = dateline_of("2026-03-03T02:10:00Z")
    assert moment is not None
    for words, local in [
        ("March 2, 2026 9:10pm", True),
        ("March 2, 2026", True),
        ("March 3, 2026", True),
        ("March 5, 2026", False),
        ("March 1, 2026", False),
    ]:
        said = dateline_of(words)
        assert said is not None
        assert is_local(said, moment) is local, words


def test_days_in_running_text_are_found_where_they_stand() -> None:
    text = (
        "Printed on 6. Juli 2025, after the storm of 2025-07-01 and not on 31.02.2025 or in 2024."
    )
    found = {text[span.start : span.end]: day.iso()[:10] for span, day in dates_in(text)}
    assert found == {"6. Juli 2025": "2025-07-06", "2025-07-01": "2025-07-01"}
