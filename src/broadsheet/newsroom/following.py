"""The list of feeds followed, and lists of feeds brought along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.feeds.opml import read_opml, write_opml
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import FeedId
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.pushing import leave
from broadsheet.newsroom.views import FeedsPage


def feeds(desk: Desk) -> FeedsPage:
    """Return the feeds followed and how they fare."""
    pushes = desk.archive.pushes()
    return FeedsPage(
        subscriptions=tuple(desk.archive.subscriptions()),
        pushed={one.feed: one.until for one in pushes if one.until and one.until > desk.clock()},
    )


def unfollow(desk: Desk, feed: FeedId) -> None:
    """Stop following a feed, and have its hub told at the next round; raises NotFound."""
    desk.archive.unfollow(feed)
    leave(desk, feed)


def follow_list(desk: Desk, body: bytes, subject: str) -> Sequence[Subscription]:
    """Follow every feed of an OPML list at the next round; return those not followed before.

    Raises BadFeed when the list cannot be read.
    """
    listed = [replace(one, followed_at=desk.clock()) for one in read_opml(body, subject)]
    return [one for one in listed if desk.archive.follow(one)]


def as_opml(desk: Desk) -> bytes:
    """Return the feeds followed as OPML 2.0."""
    return write_opml(desk.archive.subscriptions(), "Broadsheet")
