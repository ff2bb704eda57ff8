"""A hub that sends us what a feed prints, so that we need not ask (W3C WebSub, 2018)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from broadsheet.news.ids import FeedId


class PushState(StrEnum):
    """Where a subscription at a hub stands: LEAVING before the hub is told, LEFT after."""

    ASKED = "asked"
    ACTIVE = "active"
    REFUSED = "refused"
    LEAVING = "leaving"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A subscription at a hub: one a feed at the most.

    `key` is the last part of our callback address, which nobody can guess; `secret` signs what
    the hub sends. `until` is when the hub's lease runs out, None before it began. `reason` is what
    the hub said when it refused.
    """

    key: str
    feed: FeedId
    hub: str
    topic: str
    secret: str
    state: PushState
    asked_at: datetime
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a hub sent under the push called `push`, its signature found right, not yet filed."""

    id: str
    push: str
    at: datetime
    content_type: str
    body: bytes
