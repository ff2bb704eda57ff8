"""Rows of feeds, hubs and deliveries to values and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from broadsheet.archive import codec
from broadsheet.archive.wording import storable
from broadsheet.news.feed import Move, Rhythm, Subscription, Telling
from broadsheet.news.page import Validators
from broadsheet.news.push import Delivery, Push, PushState

Row = Mapping[str, Any]

_WORDS = ("address", "title", "site", "folder", "trouble", "digest", "hub", "topic")
_MOMENTS = ("followed_at", "visited_at", "succeeded_at", "next_visit", "whole_at")


def feed_columns(subscription: Subscription) -> dict[str, Any]:
    """Return a followed feed as columns."""
    tags, move = subscription.validators, subscription.move
    return {
        **{name: storable(getattr(subscription, name)) for name in _WORDS},
        **{name: getattr(subscription, name) for name in _MOMENTS},
        "failures": subscription.failures,
        "per_day": subscription.per_day,
        "telling": subscription.telling.value,
        "rhythm": codec.write(subscription.rhythm),
        "extra": codec.dump([[storable(word) for word in pair] for pair in subscription.extra]),
        "etag": tags.etag if tags.etag is None else storable(tags.etag),
        "last_modified": (
            tags.last_modified if tags.last_modified is None else storable(tags.last_modified)
        ),
        "moved_to": storable(move.to) if move else "",
        "moved_since": move.since if move else None,
        "moved_times": move.times if move else 0,
    }


def feed_of(row: Row) -> Subscription:
    """Return a followed feed from its columns."""
    since = row["moved_since"]
    return Subscription(
        **{name: row[name] for name in (*_WORDS, *_MOMENTS, "failures", "per_day")},
        telling=Telling(row["telling"]),
        rhythm=codec.read(Rhythm, row["rhythm"]),
        extra=tuple((name, value) for name, value in json.loads(row["extra"])),
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        move=since and Move(to=row["moved_to"], since=since, times=row["moved_times"]),
    )


_PUSH_WORDS = ("key", "hub", "topic", "secret", "reason")


def push_columns(push: Push) -> dict[str, Any]:
    """Return a subscription at a hub as columns."""
    return {
        **{name: storable(getattr(push, name)) for name in _PUSH_WORDS},
        "feed": push.feed,
        "state": push.state.value,
        "asked_at": push.asked_at,
        "until": push.until,
    }


def push_of(row: Row) -> Push:
    """Return a subscription at a hub from its columns."""
    return Push(**{**row, "state": PushState(row["state"])})


def delivery_columns(delivery: Delivery) -> dict[str, Any]:
    """Return what a hub sent as columns."""
    return {
        "id": storable(delivery.id),
        "push": storable(delivery.push),
        "at": delivery.at,
        "content_type": storable(delivery.content_type),
        "body": delivery.body,
    }


def delivery_of(row: Row) -> Delivery:
    """Return what a hub sent from its columns."""
    return Delivery(**{**row, "body": bytes(row["body"])})
