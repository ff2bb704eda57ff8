"""Reading over the API: the same JSON as the command's, within bounds, errors as problems."""

from __future__ import annotations

import pytest
from django.test import Client

from broadsheet.news.ids import story_id
from broadsheet.newsroom import reading
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.frontpage import front_page
from broadsheet.newsroom.printing import article_json, front_json, story_json
from make_desk import COPY, FRENCH, LEAD, UNDATED

STORY = story_id(LEAD.id)


def test_an_article_is_the_same_json_as_the_commands(visitor: Client, desk: Desk) -> None:
    answer = visitor.get(f"/api/articles/{LEAD.id}")
    assert answer.status_code == 200
    assert answer.json() == article_json(reading.article_page(desk, LEAD.id))


def test_a_story_and_the_front_page_too(visitor: Client, desk: Desk) -> None:
    assert visitor.get(f"/api/stories/{STORY}").json() == story_json(
        reading.story_page(desk, STORY)
    )
    assert visitor.get("/api/front").json() == front_json(front_page(desk))


def test_articles_are_listed_and_filtered(visitor: Client) -> None:
    def ids(query: str) -> list[str]:
        listed = visitor.get(f"/api/articles?{query}").json()
        return [one["id"] for one in listed["articles"]]

    assert len(ids("")) == 5
    assert ids("outlet=le-phare") == [FRENCH.id]
    assert ids("person=marit-holm") == [LEAD.id]
    assert UNDATED.id in ids("hashtag=aldery")
    assert ids("hashtag=none") == []
    newest = ids("")
    assert newest.index(COPY.id) < newest.index(LEAD.id)


def test_pages_follow_one_another(visitor: Client) -> None:
    first = visitor.get("/api/articles?limit=3").json()
    second = visitor.get("/api/articles?limit=3&page=2").json()
    assert (len(first["articles"]), first["more"]) == (3, True)
    assert (len(second["articles"]), second["more"]) == (2, False)
    stories = visitor.get("/api/stories?limit=2").json()
    assert (len(stories["stories"]), stories["more"]) == (2, True)


@pytest.mark.parametrize("number", ["-1", "0", "200000", "99999999999999999999", "x", ""])
def test_odd_numbers_are_brought_into_bounds(visitor: Client, number: str) -> None:
    for place in ("articles", "stories"):
        answer = visitor.get(f"/api/{place}?limit={number}&page={number}")
        assert answer.status_code == 200


def test_search(visitor: Client) -> None:
    found = visitor.get("/api/search?q=reservoir").json()
    assert LEAD.id in [one["id"] for one in found["articles"]]
    assert visitor.get("/api/search").json()["articles"] == []
    for odd in ('"', "NEAR(", "*", "%00", "a" * 100_000):
        assert visitor.get("/api/search", {"q": odd}).status_code == 200


@pytest.mark.parametrize(
    "place",
    [
        "articles/a0000000000000000",
        "articles/1",
        "articles/a0000000000000000'--",
        "stories/s0000000000000000",
        "stories/x",
        "jobs/none",
        "nothing",
    ],
)
def test_what_is_not_here_is_a_problem(visitor: Client, place: str) -> None:
    answer = visitor.get(f"/api/{place}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 404
    assert problem["instance"] == f"/api/{place}"


def test_the_description_names_every_shape(visitor: Client) -> None:
    described = visitor.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/front",
        "/api/articles",
        "/api/articles/{article}",
        "/api/articles/{article}/changes",
        "/api/stories",
        "/api/stories/{story}",
        "/api/search",
        "/api/feeds",
        "/api/ask",
        "/api/jobs/{job}",
    }
    shapes = described["components"]["schemas"]
    article = shapes["ArticleJson"]["properties"]
    assert {"key_points", "quotes", "related", "paragraphs"} <= set(article)
    assert "start" in shapes["QuoteJson"]["properties"]
    assert visitor.get("/api/docs").status_code == 404
