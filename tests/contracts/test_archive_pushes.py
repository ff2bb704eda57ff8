"""The archive's promise: feeds that move, subscriptions at hubs, and what hubs send."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.protocol import Archive
from broadsheet.news.errors import NotFound
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import FeedId, feed_id
from broadsheet.news.push import Delivery, Push, PushState
from broadsheet.news.trace import Former, ItemTrace
from contracts.copydesk import NOON, CopyDesk

OLD = Subscription(address="http://old.example/feed", title="Old", folder="World")
NEW = replace(OLD, address="https://new.example/feed", title="New")


def push(key: str = "k1", feed: FeedId = OLD.id, **changes: object) -> Push:
    made = Push(
        key=key,
        feed=feed,
        hub="https://hub.example/?a=b",
        topic=OLD.address,
        secret="s3cret",
        state=PushState.ASKED,
        asked_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def delivery(name: str, *, under: str = "k1") -> Delivery:
    return Delivery(
        id=name, push=under, at=NOON, content_type="application/rss+xml", body=b"\x00\xff<rss/>"
    )


def test_a_feed_takes_its_items_to_its_new_address(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    archive.follow(OLD)
    archive.file(article, at=NOON, item=ItemTrace(feed=OLD.id, marks=("1", "2"), state="a"))
    archive.keep_push(push())
    archive.readdress(OLD.id, NEW)
    assert archive.subscriptions() == [NEW]
    assert archive.recall(OLD.id, ["1", "2"]) == {}
    assert set(archive.recall(NEW.id, ["1", "2"])) == {"1", "2"}
    assert archive.push("k1").feed == NEW.id
    with pytest.raises(NotFound):
        archive.subscription(OLD.id)
    for name in (OLD.id, FeedId("nonsense")):
        with pytest.raises(NotFound):
            archive.readdress(name, NEW)


def test_two_feeds_that_come_to_one_address_are_one(archive: Archive, desk: CopyDesk) -> None:
    first, second = desk.article(), desk.article()
    there = replace(NEW, title="Followed here before", folder="Home")
    for one, state in ((OLD, "old"), (there, "there")):
        archive.follow(one)
        archive.file(
            first, at=NOON, item=ItemTrace(feed=one.id, marks=("both", state), state=state)
        )
    archive.file(second, at=NOON, item=ItemTrace(feed=OLD.id, marks=("2",), state=""))
    archive.readdress(OLD.id, NEW)
    assert archive.subscriptions() == [there]
    assert archive.recall(NEW.id, ["both", "old", "there", "2"]) == {
        "both": Former(article=first.id, state="there"),
        "old": Former(article=first.id, state="old"),
        "there": Former(article=first.id, state="there"),
        "2": Former(article=second.id, state=""),
    }


def test_a_feed_that_stays_where_it_is_loses_nothing(archive: Archive, desk: CopyDesk) -> None:
    archive.follow(OLD)
    archive.file(desk.article(), at=NOON, item=ItemTrace(feed=OLD.id, marks=("1",)))
    archive.readdress(OLD.id, replace(OLD, title="Renamed"))
    assert archive.subscriptions() == [replace(OLD, title="Renamed")]
    assert set(archive.recall(OLD.id, ["1"])) == {"1"}


def test_a_push_comes_back_exactly_and_is_one_a_feed(archive: Archive) -> None:
    first = push()
    archive.keep_push(first)
    assert archive.push("k1") == first
    active = replace(first, state=PushState.ACTIVE, until=NOON + timedelta(days=5), reason="so")
    archive.keep_push(active)
    assert archive.pushes() == [active]
    archive.keep_push(push("k2"))
    assert archive.pushes() == [push("k2")]
    other = push("k3", feed=feed_id("https://x.example/feed"))
    archive.keep_push(other)
    assert {one.key for one in archive.pushes()} == {"k2", "k3"}
    for name in ("k1", "", "\0", "x" * 500):
        with pytest.raises(NotFound):
            archive.push(name)


def test_what_a_hub_sends_waits_and_is_bounded(archive: Archive) -> None:
    archive.keep_push(push())
    assert archive.deliver(delivery("d1"), most=2)
    assert archive.deliver(delivery("d1"), most=2)
    assert archive.deliveries("k1") == [delivery("d1")]
    assert archive.deliver(delivery("d2"), most=2)
    assert not archive.deliver(delivery("d3"), most=2)
    assert archive.deliver(delivery("d4", under="k2"), most=2)
    archive.drop_delivery("d1")
    archive.drop_delivery("d1")
    assert archive.deliver(delivery("d3"), most=2)
    early = replace(delivery("d9", under="k2"), at=NOON - timedelta(minutes=1))
    assert archive.deliver(early, most=2)
    assert [one.id for one in archive.deliveries("k2")] == ["d9", "d4"]
    assert [one.id for one in archive.deliveries("k1")] == ["d2", "d3"]
    assert list(archive.deliveries("\0")) == []


def test_a_push_that_ends_takes_what_waits_along(archive: Archive) -> None:
    archive.keep_push(push())
    archive.deliver(delivery("d1"), most=9)
    archive.deliver(delivery("d2", under="k2"), most=9)
    archive.drop_push("k1")
    archive.drop_push("k1")
    assert list(archive.deliveries("k1")) == []
    assert [one.id for one in archive.deliveries("k2")] == ["d2"]
