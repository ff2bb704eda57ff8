"""Reading over the API: the front page, articles, stories, search."""

from __future__ import annotations

import re

from django.http import HttpRequest
from ninja import Router

from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.newsroom import cards, reading
from broadsheet.newsroom.frontpage import front_page
from broadsheet.newsroom.printing import (
    ArticleJson,
    CardsJson,
    ChangesJson,
    FrontJson,
    ListJson,
    StoriesJson,
    StoryJson,
    article_json,
    card_json,
    changes_json,
    front_json,
    list_json,
    story_card_json,
    story_json,
)
from broadsheet.newsroom.versions import changed_page
from broadsheet.serving.house import desk
from broadsheet.serving.paging import MOST_PAGES, whole

router = Router(tags=["Reading"])

PER_PAGE = 20
MOST_PER_PAGE = 100
MOST_WORDS = 400
MOST_VERSIONS = 1_000_000


def _page(words: str) -> int:
    return whole(words, least=1, most=MOST_PAGES, otherwise=1)


def _limit(words: str) -> int:
    return whole(words, least=1, most=MOST_PER_PAGE, otherwise=PER_PAGE)


@router.get("/front", response=FrontJson, summary="The front page")
def front(request: HttpRequest) -> FrontJson:
    """Give the lead with its key points, the stories, and the sections by hashtag."""
    return front_json(front_page(desk()))


@router.get("/articles", response=CardsJson, summary="Articles, newest printed first")
def articles(
    request: HttpRequest,
    outlet: str = "",
    hashtag: str = "",
    person: str = "",
    page: str = "1",
    limit: str = "20",
) -> CardsJson:
    """List articles, of an outlet, hashtag or person if given (by key).

    `limit` is brought into 1 to 100, `page` into 1 to 500.
    """
    here, size, number = desk(), _limit(limit), _page(page)
    now = here.edition()
    ids = here.archive.latest(
        limit=size + 1,
        offset=(number - 1) * size,
        until=now,
        outlet=outlet,
        hashtag=hashtag,
        person=person,
    )
    found = here.archive.articles(ids[:size])
    return {
        "page": number,
        "more": len(ids) > size,
        "articles": [card_json(cards.card(one, now, here.press)) for one in found],
    }


@router.get("/articles/{article}", response=ArticleJson, summary="One article")
def article(request: HttpRequest, article: str) -> ArticleJson:
    """Give one article: the same JSON as `broadsheet show ID --json`."""
    _must_match("a", article, "article")
    return article_json(reading.article_page(desk(), ArticleId(article)))


@router.get(
    "/articles/{article}/changes", response=ChangesJson, summary="What was changed in an article"
)
def changes(request: HttpRequest, article: str, before: str = "", after: str = "") -> ChangesJson:
    """Give what changed between two versions, by their numbers: else what the newest changed."""
    _must_match("a", article, "article")
    numbers = [whole(words, least=1, most=MOST_VERSIONS, otherwise=0) for words in (before, after)]
    return changes_json(changed_page(desk(), ArticleId(article), *numbers))


@router.get("/stories", response=StoriesJson, summary="Stories, latest printing first")
def stories(request: HttpRequest, page: str = "1", limit: str = "20") -> StoriesJson:
    """List stories; `limit` is brought into 1 to 100, `page` into 1 to 500."""
    size, number = _limit(limit), _page(page)
    found = reading.stories_page(desk(), limit=size + 1, offset=(number - 1) * size)
    return {
        "page": number,
        "more": len(found) > size,
        "stories": [story_card_json(one) for one in found[:size]],
    }


@router.get("/stories/{story}", response=StoryJson, summary="One story")
def story(request: HttpRequest, story: str) -> StoryJson:
    """Give one story; the id of one that ended in another gives that other."""
    _must_match("s", story, "story")
    return story_json(reading.story_page(desk(), StoryId(story)))


@router.get("/search", response=ListJson, summary="Articles that hold all of some words")
def search(request: HttpRequest, q: str = "", page: str = "1") -> ListJson:
    """Search the articles, best first; “words in marks” are a phrase. No words find nothing."""
    words = " ".join(q.replace("\0", " ").split())[:MOST_WORDS]
    if not words:
        return {
            "label": "",
            "key": "",
            "total": 0,
            "page": 1,
            "more": False,
            "articles": [],
            "quotes": [],
        }
    return list_json(reading.search_page(desk(), words, _page(page)))


def _must_match(letter: str, ident: str, what: str) -> None:
    if not re.fullmatch(f"{letter}[0-9a-f]{{16}}", ident):
        raise NotFound(ident[:40], f"there is no such {what} here")
