"""`broadsheet.read` and `broadsheet.note`: the rooms without archive, network or web."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import NO_TAGGER, start_for
from broadsheet.extract.read import read as read_all
from broadsheet.news.article import Article
from broadsheet.news.notes import Notes
from broadsheet.news.page import Page
from broadsheet.newsroom.work import Worker


def read(text: str | bytes, *, url: str = "", seen_at: datetime | None = None) -> Article:
    """Read one article out of HTML, a page capture or plain text.

    `url` is where it was found, `seen_at` (with a zone; now, if not given) when: ages such as
    "3 hours ago" count from it. Of a capture with clippings the main article is returned; see
    `articles` for all of them. Raises BadInput (news.errors) in one plain sentence.
    """
    return articles(text, url=url, seen_at=seen_at)[0]


def articles(
    text: str | bytes, *, url: str = "", seen_at: datetime | None = None
) -> tuple[Article, ...]:
    """Read every article of a page or capture, the main one first; raises BadInput."""
    body = text.encode("utf-8") if isinstance(text, str) else text
    page = Page(url=url, landed=url, body=body, fetched_at=seen_at or datetime.now(UTC))
    return read_all(page, press=_hands().press, subject=url or "text")


def note(article: Article, *, models: bool = True) -> Notes:
    """Note people, quotes, sources, figures and hashtags as spans of `article.text`.

    With `models` the shelf's name model is used when it is there; without, or when it is not,
    lexical rules, which `Notes.notices` then says.
    """
    hands = _hands()
    return annotate(article, models=hands.models if models else _no_models(), press=hands.press)


@lru_cache(maxsize=1)
def _hands() -> Worker:
    return start_for(settings_now())()


def _no_models() -> Models:
    return Models(notices=(NO_TAGGER,))
