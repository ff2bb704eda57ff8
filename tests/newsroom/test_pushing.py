"""Hubs are asked, asked again, answered and left (W3C WebSub); what they send is filed once."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.errors import BadStatus, BroadsheetError, NotFound, Unreachable
from broadsheet.news.feed import Subscription
from broadsheet.news.push import Push, PushState
from broadsheet.newsroom import following, jobs, pushing
from broadsheet.newsroom.deliveries import file_deliveries
from broadsheet.newsroom.pushing import Receipt
from broadsheet.newsroom.rounds import go_round, visit_due
from broadsheet.newsroom.visit import follow
from make_paper import FEED, HOST, Paper, feed, page

HUB = "https://hub.example/"
PUBLIC = "https://news.example"
NAMED = f'<atom:link rel="hub" href="{HUB}"/><atom:link rel="self" href="{FEED}"/>'.encode()


@pytest.fixture
def paper() -> Paper:
    """A paper whose feed names a hub, and a desk that hubs can reach."""
    made = Paper()
    made.desk = replace(made.desk, public_url=PUBLIC)
    made.wire.forms = {HUB: None}
    put(made, 1, 2)
    return made


def put(paper: Paper, *numbers: int) -> bytes:
    """Print a feed of these items that names its hub, and return its bytes."""
    paper.put_feed(*numbers)
    body = with_hub(*numbers)
    paper.pages[FEED] = page(body, "application/rss+xml")
    return body


def with_hub(*numbers: int) -> bytes:
    body = feed(*numbers).replace(b"<channel>", b"<channel>" + NAMED, 1)
    return body.replace(b"<rss", b'<rss xmlns:atom="http://www.w3.org/2005/Atom"', 1)


def only(paper: Paper) -> Push:
    (push,) = paper.desk.archive.pushes()
    return push


def active(paper: Paper, lease: str = "864000") -> Push:
    """Follow the feed and have the hub confirm."""
    follow(paper.desk, FEED)
    push = only(paper)
    asked = {"hub.mode": "subscribe", "hub.topic": push.topic, "hub.challenge": "c-1"}
    assert pushing.confirmed(paper.desk, push.key, {**asked, "hub.lease_seconds": lease}) == "c-1"
    return only(paper)


def signed(push: Push, body: bytes, method: str = "sha256") -> str:
    return f"{method}=" + hmac.new(push.secret.encode(), body, method).hexdigest()


def send(paper: Paper, push: Push, body: bytes) -> Receipt:
    kind = "application/rss+xml"
    return pushing.delivered(paper.desk, push.key, body, kind, signed(push, body))


def test_a_feed_that_names_a_hub_is_asked_for_when_it_is_followed(paper: Paper) -> None:
    follow(paper.desk, FEED)
    push = only(paper)
    ((address, form),) = paper.wire.sent
    assert address == HUB
    assert form == {
        "hub.callback": f"{PUBLIC}/websub/{push.key}",
        "hub.mode": "subscribe",
        "hub.topic": FEED,
        "hub.secret": push.secret,
        "hub.lease_seconds": "864000",
    }
    assert push.state is PushState.ASKED
    assert len(push.key) >= 32 and len(push.secret) >= 32


def test_without_a_public_address_no_hub_is_asked(paper: Paper) -> None:
    paper.desk = replace(paper.desk, public_url="")
    follow(paper.desk, FEED)
    assert paper.wire.sent == [] and list(paper.desk.archive.pushes()) == []


def test_only_what_was_asked_is_confirmed(paper: Paper) -> None:
    follow(paper.desk, FEED)
    push = only(paper)
    right = {"hub.mode": "subscribe", "hub.topic": FEED, "hub.challenge": "c-1"}
    for wrong in (
        {**right, "hub.topic": f"{HOST}/other.xml"},
        {**right, "hub.mode": "unsubscribe"},
        {**right, "hub.challenge": ""},
        {},
    ):
        with pytest.raises(NotFound):
            pushing.confirmed(paper.desk, push.key, wrong)
    with pytest.raises(NotFound):
        pushing.confirmed(paper.desk, "another-key", right)
    assert only(paper).state is PushState.ASKED
    paper.clock.now += timedelta(days=2)
    with pytest.raises(NotFound):  # nobody asked for it of late
        pushing.confirmed(paper.desk, push.key, right)


def test_r06_what_a_hub_sends_is_filed_once_whoever_brings_it_first(paper: Paper) -> None:
    push = active(paper)
    body = put(paper, 1, 2, 3)
    assert send(paper, push, body) is Receipt.KEPT
    assert send(paper, push, body) is Receipt.KEPT
    jobs.order(paper.desk, "pushed", {"push": push.key})
    assert jobs.do_waiting(paper.desk, holder="t") == 1
    assert len(paper.titles()) == 3
    assert list(paper.desk.archive.deliveries(push.key)) == []
    paper.clock.now += timedelta(days=1)
    go_round(paper.desk, holder="t")
    assert len(paper.titles()) == 3


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_signature_of_the_standard_is_taken(method: str) -> None:
    body = b"<rss/>"
    right = hmac.new(b"s-1", body, getattr(hashlib, method)).hexdigest()
    assert pushing.is_signed("s-1", body, f"{method}={right}")
    assert not pushing.is_signed("s-2", body, f"{method}={right}")
    assert not pushing.is_signed("s-1", body + b" ", f"{method}={right}")
    assert not pushing.is_signed("", body, f"{method}={right}")


@given(st.text(max_size=80), st.binary(max_size=40))
def test_no_other_words_are_a_signature(signature: str, body: bytes) -> None:
    assert not pushing.is_signed("secret", body, signature)


def test_what_is_not_signed_is_dropped_and_too_much_is_put_off(paper: Paper) -> None:
    push = active(paper)
    body = with_hub(1, 2, 3)
    for signature in ("", "sha256=00", "md5=" + "0" * 32):
        receipt = pushing.delivered(paper.desk, push.key, body, "", signature)
        assert receipt is Receipt.DROPPED
    assert list(paper.desk.archive.deliveries(push.key)) == []
    for _ in range(pushing.MOST_WAITING):
        assert send(paper, push, body) is Receipt.KEPT
    assert send(paper, push, body) is Receipt.FULL
    with pytest.raises(NotFound):
        pushing.delivered(paper.desk, "another-key", body, "", signed(push, body))


def test_what_cannot_be_read_is_let_go_and_the_rest_goes_on(paper: Paper) -> None:
    push = active(paper)
    send(paper, push, b"<html><p>Sorry.</p></html>")
    paper.clock.now += timedelta(seconds=1)
    send(paper, push, put(paper, 1, 2, 3))
    done = file_deliveries(paper.desk, push.key)
    assert [bool(outcome.error) for outcome in done.outcomes] == [True, False]
    assert list(paper.desk.archive.deliveries(push.key)) == []
    assert len(paper.titles()) == 3


def test_a_lease_is_renewed_when_a_third_of_it_is_left(paper: Paper) -> None:
    push = active(paper, lease=str(3 * 86_400))
    paper.wire.sent.clear()
    for _ in range(2):
        paper.clock.now += timedelta(hours=23)
        go_round(paper.desk, holder="t")
    assert paper.wire.sent == []
    paper.clock.now += timedelta(hours=23)
    go_round(paper.desk, holder="t")
    ((_, form),) = paper.wire.sent
    assert (form["hub.mode"], form["hub.callback"][-len(push.key) :]) == ("subscribe", push.key)
    assert only(paper).state is PushState.ACTIVE  # what runs, runs on meanwhile


def test_a_feed_that_is_sent_is_asked_for_less_often(paper: Paper) -> None:
    active(paper)
    paper.clock.now += timedelta(hours=2)
    go_round(paper.desk, holder="t")
    (known,) = paper.desk.archive.subscriptions()
    assert known.next_visit is not None
    assert timedelta(hours=4) <= known.next_visit - paper.clock.now <= timedelta(days=1)


def test_a_hub_that_refuses_is_left_alone_for_a_week(paper: Paper) -> None:
    paper.wire.forms = {HUB: BadStatus(HUB, "it says no", 403)}
    follow(paper.desk, FEED)
    assert (only(paper).state, only(paper).reason) == (PushState.REFUSED, "it says no")
    paper.clock.now += timedelta(days=2)
    go_round(paper.desk, holder="t")
    assert len(paper.wire.sent) == 1
    paper.clock.now += timedelta(days=6)
    go_round(paper.desk, holder="t")
    assert len(paper.wire.sent) == 2


def test_a_hub_may_deny_what_was_asked(paper: Paper) -> None:
    push = active(paper)
    denied = {"hub.mode": "denied", "hub.topic": push.topic, "hub.reason": "no more"}
    assert pushing.confirmed(paper.desk, push.key, denied) == ""
    assert (only(paper).state, only(paper).reason) == (PushState.REFUSED, "no more")


def test_the_hub_of_a_feed_left_is_told_and_then_forgotten(paper: Paper) -> None:
    push = active(paper)
    paper.wire.sent.clear()
    following.unfollow(paper.desk, push.feed)
    go_round(paper.desk, holder="t")
    ((_, form),) = paper.wire.sent
    assert form["hub.mode"] == "unsubscribe" and "hub.secret" not in form
    with pytest.raises(NotFound):
        send(paper, push, with_hub(1))
    asked = {"hub.mode": "unsubscribe", "hub.topic": push.topic, "hub.challenge": "c-2"}
    assert pushing.confirmed(paper.desk, push.key, asked) == "c-2"
    assert list(paper.desk.archive.pushes()) == []


@pytest.mark.parametrize(
    "error", [BadStatus(HUB, "it is in trouble", 503), Unreachable(HUB, "no answer came from it")]
)
def test_a_hub_in_trouble_is_asked_again_in_a_day_and_costs_the_feed_nothing(
    paper: Paper, error: BroadsheetError
) -> None:
    paper.wire.forms = {HUB: error}
    follow(paper.desk, FEED)
    assert only(paper).state is PushState.ASKED
    paper.clock.now += timedelta(hours=25)
    go_round(paper.desk, holder="t")
    assert len(paper.wire.sent) == 2
    known = paper.desk.archive.subscription(only(paper).feed)
    assert (known.failures, known.trouble) == (0, "")


def test_a_feed_followed_again_is_asked_for_anew(paper: Paper) -> None:
    push = active(paper)
    following.unfollow(paper.desk, push.feed)
    follow(paper.desk, FEED)
    assert only(paper).state is PushState.ASKED
    assert only(paper).key != push.key


def test_r21_a_hub_that_hangs_holds_up_no_feed(paper: Paper) -> None:
    others = [f"http://outlet{number}.example/feed.xml" for number in range(6)]
    for other in others:
        paper.pages[other] = page(with_hub(1), "application/rss+xml")
        paper.desk.archive.follow(Subscription(address=other, followed_at=paper.clock.now))
    released = threading.Event()
    real = paper.wire.post

    class Hanging:
        """The wire of the paper, whose hub answers only once it is let."""

        fetch = paper.wire.fetch

        def post(self, url: str, form: Mapping[str, str]) -> None:
            assert released.wait(20)
            real(url, form)

        def close(self) -> None:
            paper.wire.close()

    paper.desk = replace(paper.desk, wire=Hanging())
    seen = []
    for visit in visit_due(paper.desk):
        seen.append(visit.subscription.address)
        if len(seen) == len(others):
            released.set()
    assert sorted(seen) == others
    assert len(paper.wire.sent) == len(others)
