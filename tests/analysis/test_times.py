"""The times of an article, seen from the day it was printed; without a date, only full ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import make_stories as make
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate

TEXT = ("The pier shut on Friday. It was built in 1998 and opens again on 8 July 2026.",)


def begins(dated: bool) -> list[date]:
    article = make.article("Pier shut", TEXT, hours=24 * 5)
    if not dated:
        article = replace(article, published=None)
    return [one.begins for one in annotate(article, models=Models(), press=make.PRESS).times]


def test_times_are_counted_from_the_day_of_printing() -> None:
    assert begins(dated=True) == [date(2026, 3, 6), date(1998, 1, 1), date(2026, 7, 8)]


def test_a_capture_without_a_date_is_of_the_day_it_was_seen_and_says_so() -> None:
    article = make.article("Pier shut", TEXT, hours=24 * 5)
    saved = replace(article, published=None, identity="capture:0123", seen_at=article.printed_at)
    notes = annotate(saved, models=Models(), press=make.PRESS)
    assert [one.guess for one in notes.times] == [True, False, False]
    assert notes.times[0].begins == date(2026, 3, 6)


def test_without_a_date_nothing_is_counted() -> None:
    assert begins(dated=False) == [date(1998, 1, 1), date(2026, 7, 8)]
