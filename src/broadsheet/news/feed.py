"""A feed: a list an outlet prints of what it has, and our visits to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.news.dateline import Dateline
from broadsheet.news.ids import FeedId, feed_id
from broadsheet.news.page import Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One entry of a feed. `summary` and `content` are plain text, markup removed.

    `key` tells items of one feed apart (its GUID, else its link, else a digest of its title).
    """

    key: str
    title: str
    link: str = ""
    summary: str = ""
    content: str = ""
    byline: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: Dateline | None = None
    updated: Dateline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read from one page, items in the order printed."""

    title: str
    items: tuple[FeedItem, ...]
    site: str = ""
    language: str = ""
    ttl_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed we follow, and how the last visits went.

    `failures` counts visits in a row that failed; `trouble` says in words what went wrong last.
    """

    address: str
    title: str = ""
    site: str = ""
    folder: str = ""
    validators: Validators = field(default_factory=Validators)
    followed_at: datetime | None = None
    visited_at: datetime | None = None
    succeeded_at: datetime | None = None
    next_visit: datetime | None = None
    failures: int = 0
    trouble: str = ""

    @property
    def id(self) -> FeedId:
        """The feed's id, made from its address."""
        return feed_id(self.address)
