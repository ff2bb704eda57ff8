"""The front page: many outlets, several origins, and lately."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from broadsheet.news.ids import ArticleId, story_id
from broadsheet.stories.front import Ranked, rank
from make_stories import DAY

NOW = DAY + timedelta(days=1)


def story(name: str, *prints: tuple[str, float], origins: int = 1) -> Ranked:
    """Return a story by its prints (outlet, hours before NOW)."""
    return Ranked(
        story=story_id(ArticleId(f"a{name}")),
        prints=tuple((outlet, NOW - timedelta(hours=hours)) for outlet, hours in prints),
        origins=origins,
    )


def order(*stories: Ranked, now: datetime = NOW) -> list[str]:
    found = [place.story.removeprefix("s") for place in rank(stories, now)]
    assert found == [place.story.removeprefix("s") for place in rank(stories[::-1], now)]
    return found


def test_more_outlets_stand_higher() -> None:
    assert order(story("one", ("A", 1)), story("two", ("A", 1), ("B", 1))) == ["two", "one"]


def test_one_outlet_printing_often_counts_once() -> None:
    often = story("often", *[("A", hours) for hours in range(1, 9)])
    assert order(often, story("both", ("A", 2), ("B", 2))) == ["both", "often"]


def test_more_origins_stand_higher() -> None:
    prints = (("A", 1.0), ("B", 1.0))
    assert order(story("wire", *prints), story("own", *prints, origins=2)) == ["own", "wire"]


def test_old_news_sinks() -> None:
    old = story("old", ("A", 60), ("B", 60), ("C", 60), origins=2)
    assert order(old, story("new", ("A", 1))) == ["new", "old"]


def test_half_a_half_life_on() -> None:
    (fresh,) = rank([story("one", ("A", 0))], NOW)
    (later,) = rank([story("one", ("A", 18))], NOW)
    assert (fresh.score, later.score) == (1.0, 0.5)


def test_equals_go_by_the_latest_print_then_by_id() -> None:
    assert order(story("b", ("A", 1)), story("a", ("A", 1))) == ["a", "b"]


def test_the_reasons_are_in_words() -> None:
    (place,) = rank([story("one", ("A", 1), ("B", 2), ("A", 30), origins=2)], NOW)
    assert place.why == ("3 articles from 2 outlets", "2 origins", "2 in the last 6 hours")
    (place,) = rank([story("one", ("", 8))], NOW)
    assert place.why == ("1 article", "1 origin", "last printed 8 hours ago")


def test_a_print_from_tomorrow_counts_as_of_now() -> None:
    (place,) = rank([story("one", ("A", -5))], NOW)
    assert place.score == 1.0


@pytest.mark.parametrize("prints", [(), (("A", 0.0),)])
def test_an_odd_story_has_a_place(prints: tuple[tuple[str, float], ...]) -> None:
    assert len(rank([story("odd", *prints, origins=0)], NOW.replace(tzinfo=None))) == 1
