"""Our values in words, in both languages of the interface."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from broadsheet.news.article import ArticleKind
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.notes import Hedge, NameKind, QuoteKind, SourceKind, Standing
from broadsheet.news.story import OriginStep, Relation
from broadsheet.text.ages import age_in_words
from broadsheet.web import wording

MOMENT = datetime(2025, 7, 6, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "english", "french"),
    [
        (timedelta(seconds=5), "just now", "à l’instant"),
        (timedelta(minutes=1), "1 minute ago", "il y a 1 minute"),
        (timedelta(minutes=59), "59 minutes ago", "il y a 59 minutes"),
        (timedelta(hours=3), "3 hours ago", "il y a 3 heures"),
        (timedelta(days=1), "1 day ago", "il y a 1 jour"),
        (timedelta(days=40), "6 July 2025", "6 juillet 2025"),
    ],
)
def test_every_age_the_newsroom_gives_is_said_in_both_languages(
    after: timedelta, english: str, french: str
) -> None:
    words = age_in_words(MOMENT, MOMENT + after)
    assert wording.age(words) == english
    with translation.override("fr"):
        assert wording.age(words) == french


def test_words_that_are_no_age_stay_as_they_are() -> None:
    assert wording.age("31 February 2025") == "31 February 2025"
    assert wording.age("") == ""
    assert wording.printed("Tuesday") == "Tuesday"
    assert wording.printed("2025-07-06T05:00:00Z") == "6 July 2025"


def test_a_dateline_is_shown_no_more_exactly_than_it_is_known() -> None:
    shown = [
        wording.dated(Dateline(at=MOMENT, precision=precision))
        for precision in (Precision.DAY, Precision.HOUR, Precision.SECOND)
    ]
    assert shown == [
        "Sunday 6 July 2025",
        "Sunday 6 July 2025, 05:00 UTC, to the hour",
        "Sunday 6 July 2025, 05:00 UTC",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_of_ours_has_words(language: str) -> None:
    with translation.override(language):
        assert all(wording.relation(one) for one in Relation)
        assert all(
            wording.leaning(one, "Island Wire").endswith("Island Wire") for one in OriginStep
        )
        assert all(wording.standing_of(one) for one in Standing)
        assert all(wording.kind_of_quote(one) for one in QuoteKind)
        assert all(wording.kind_of_name(one) for one in NameKind)
        assert all(wording.kind_of_source(one) for one in SourceKind)
        assert [one for one in ArticleKind if not wording.kind(one)] == [ArticleKind.REPORT]
    assert set(wording.HEDGES) == set(Hedge) - {Hedge.EXACT, Hedge.BETWEEN}


def test_a_share_below_the_whole_is_never_a_hundred_per_cent() -> None:
    assert wording.percent(0.999) == "99 %"
    assert wording.percent(1.0) == "100 %"
    assert wording.percent(0.936) == "94 %"


def test_only_text_in_another_language_says_so() -> None:
    assert wording.foreign("en") == ""
    assert wording.foreign("fr") == "fr"
    with translation.override("fr"):
        assert wording.foreign("fr") == ""
