"""How an item of a feed is known again at the next visit."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.news.ids import ArticleId, FeedId


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTrace:
    """What an item leaves with us: the marks it is found by again, and what it said (`state`).

    Marks are texts of any length, several an item; a mark found later under another article means
    that article from then on. `state` is written and read by `newsroom.identity` alone.
    """

    feed: FeedId
    marks: tuple[str, ...]
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What is known of an item from an earlier visit.

    `article` is None when there was nothing to read in it; `deleted` says that a reader had the
    article deleted here.
    """

    article: ArticleId | None
    state: str = ""
    deleted: bool = False
