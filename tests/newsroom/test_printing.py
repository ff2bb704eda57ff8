"""Pages as JSON: every span points at its words, and an answer comes back as it went out."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import make
import make_pages
from broadsheet.news.job import Job, JobState
from broadsheet.newsroom.printing import (
    answer_json,
    answer_of,
    article_json,
    feed_json,
    front_json,
    job_json,
    list_json,
    story_json,
)

KEYS = {
    "id",
    "version",
    "url",
    "headline",
    "standfirst",
    "outlet",
    "byline",
    "published",
    "seen",
    "language",
    "kind",
    "text",
    "paragraphs",
    "hashtags",
    "people",
    "quotes",
    "sources",
    "figures",
    "related",
    "key_points",
    "story",
    "notices",
}


def test_an_article_has_its_keys_and_every_span_its_words() -> None:
    printed = article_json(make_pages.article_page())
    assert set(printed) >= KEYS
    text = printed["text"]
    for key in ("quotes", "sources", "figures"):
        found = printed[key]  # type: ignore[literal-required]
        assert found
        assert all(text[one["start"] : one["end"]] == one["words"] for one in found)
    points = printed["key_points"]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in points)
    assert all(
        text[one["start"] : one["end"]].casefold() in name["name"].casefold()
        for name in printed["names"]
        for one in name["mentions"]
    )
    assert printed["paragraphs"] == list(make.PARAGRAPHS)
    assert {name["kind"] for name in printed["people"]} == {"person"}


def test_values_are_printed_whole_and_moments_in_utc() -> None:
    printed = article_json(make_pages.article_page())
    assert [one["value"] for one in printed["figures"]] == ["4100000", "40", "18000000", "31000"]
    assert printed["published"] == "2026-03-11T15:00:00Z"
    assert printed["seen"] == "2026-03-11T16:00:00Z"
    unnamed = printed["quotes"][-1]
    assert (unnamed["standing"], unnamed["role"]) == ("unnamed", "")


def test_related_articles_have_relation_outlet_age_and_headline() -> None:
    related = article_json(make_pages.article_page())["related"]
    assert [one["relation"] for one in related] == ["storyline", "event", "copy", "topic"]
    assert all(
        one["outlet"] and one["age"] and one["headline"] and one["digest"] for one in related
    )


def test_an_article_that_is_not_noted_yet_says_so() -> None:
    printed = article_json(make_pages.article_page(make.filed(noted=False)))
    assert printed["quotes"] == []
    assert printed["notices"] == [
        "this version has not been noted yet: names, quotes and figures follow"
    ]


def test_every_page_is_plain_json() -> None:
    pages = (
        article_json(make_pages.article_page(comments=(make.comment(ident=4),))),
        story_json(make_pages.story_page()),
        front_json(make_pages.front_page()),
        list_json(make_pages.list_page(people=True)),
        feed_json(make.subscription(failures=2)),
    )
    for page in pages:
        assert json.loads(json.dumps(page)) == page


def test_an_answer_comes_back_as_it_went_out() -> None:
    for abstained in (False, True):
        answer = make.answer(abstained=abstained)
        assert answer_of(json.loads(json.dumps(answer_json(answer)))) == answer


def test_a_job_does_not_print_what_it_was_told_to_do() -> None:
    job = Job(
        id="j",
        kind="follow",
        order={"address": "https://user:secret@courier.example/"},
        state=JobState.DONE,
        asked_at=datetime(2026, 3, 11, tzinfo=UTC),
        result={"articles": 3},
    )
    printed = job_json(job)
    assert "secret" not in json.dumps(printed)
    assert printed["result"] == {"articles": 3}
