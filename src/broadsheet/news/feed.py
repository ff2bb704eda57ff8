"""A feed: a list an outlet prints of what it has, and our visits to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from broadsheet.news.dateline import Dateline
from broadsheet.news.ids import FeedId, feed_id
from broadsheet.news.page import Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One entry of a feed. `summary` and `content` are plain text, markup removed.

    `key` tells items of one feed apart (its GUID, else its link, else a digest of its title);
    `guid` is the GUID as printed, empty when there is none, and `guid_is_link` says that the feed
    calls it an address that stays (RSS 2.0 `isPermaLink`). `image` is the address of the picture
    printed with it, and `enclosures` the addresses of recordings and films.
    """

    key: str
    title: str
    guid: str = ""
    guid_is_link: bool = False
    link: str = ""
    summary: str = ""
    content: str = ""
    byline: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: Dateline | None = None
    updated: Dateline | None = None
    image: str = ""
    enclosures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read from one page, items in the order printed.

    `about` is what it says of itself, as plain text. `self_address` is where it says that it lives,
    `hub` the WebSub hub it names (both empty when it names none). `ttl_minutes` is how long it asks
    us to stay away, from `ttl`, or from `sy:updatePeriod` and `sy:updateFrequency`; `skip_hours`
    are hours of UTC (0 to 23) and `skip_days` days (0 is Monday) on which it prints nothing.
    """

    title: str
    items: tuple[FeedItem, ...]
    site: str = ""
    about: str = ""
    language: str = ""
    ttl_minutes: int | None = None
    hub: str = ""
    self_address: str = ""
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


class Telling(StrEnum):
    """By which marks the items of a feed can be told apart; a feed only ever loses one."""

    BOTH = "both"
    LINKS = "links"
    GUIDS = "guids"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When a feed asks to be left alone; the fields are those of Feed."""

    ttl_minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A permanent redirect a feed answers with: whither, since when, and at how many visits."""

    to: str
    since: datetime
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed we follow, and how the last visits went.

    `folder` is the path of the folders it stands in, outermost first, with "/" between them; a
    slash in a folder's own name is written "\\/", a backslash "\\\\". `extra` holds what a list of
    feeds said of it that means nothing to us, name and value, in order, so that a list goes out as
    it came in.
    `failures` counts visits in a row that failed; `trouble` says in words what went wrong last.
    `per_day` is how many items a day were new or changed of late, None before that is known.
    `digest` is the SHA-256 of the last body read to its end, `whole_at` when one last came whole;
    `hub` and `topic` are what the feed says of WebSub.
    """

    address: str
    title: str = ""
    site: str = ""
    folder: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    validators: Validators = field(default_factory=Validators)
    followed_at: datetime | None = None
    visited_at: datetime | None = None
    succeeded_at: datetime | None = None
    next_visit: datetime | None = None
    failures: int = 0
    trouble: str = ""
    telling: Telling = Telling.BOTH
    per_day: float | None = None
    digest: str = ""
    whole_at: datetime | None = None
    move: Move | None = None
    rhythm: Rhythm = field(default_factory=Rhythm)
    hub: str = ""
    topic: str = ""

    @property
    def id(self) -> FeedId:
        """The feed's id, made from its address."""
        return feed_id(self.address)
