"""Subscriptions at hubs: asked for, confirmed, renewed and left (W3C WebSub, 2018)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from broadsheet.news.errors import BadStatus, BroadsheetError, NotFound
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import FeedId
from broadsheet.news.page import Page
from broadsheet.news.push import Delivery, Push, PushState
from broadsheet.newsroom.desk import Desk

LEASE = timedelta(days=10)
"""The lease asked for; the hub decides, within LEASES."""
LEASES = (timedelta(minutes=5), timedelta(days=30))
OPEN = timedelta(days=1)
"""How long a hub may take to ask back; after that we ask again."""
SULK = timedelta(days=7)
"""How long a hub that refused is left alone."""
POLLED = timedelta(hours=4)
"""The least time between two visits to a feed that a hub sends: hubs fail without a word."""
MOST_BYTES = 2_000_000
"""Of one delivery. A feed of 500 items with full texts is about as large."""
MOST_WAITING = 16
"""Deliveries of one feed that wait to be filed; a hub that sends more is told to come later."""
_METHODS = {name: getattr(hashlib, name) for name in ("sha1", "sha256", "sha384", "sha512")}


class Receipt(StrEnum):
    """What became of something a hub sent."""

    KEPT = "kept"
    DROPPED = "dropped"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A form that is to go to a hub for a push."""

    push: Push
    form: Mapping[str, str]


def looked_after(
    known: Subscription, push: Push | None, *, public_url: str, now: datetime, key: str, secret: str
) -> Push | None:
    """Return the push to be asked for now, after a visit that went well; None for nothing to do.

    A feed that names a hub is asked for at once, again when a third of its lease is left, or when
    it names another hub or topic; `key` and `secret` are for a new push. Nothing is asked without a
    public address to be reached at.
    """
    topic = known.topic or known.address
    if not (public_url and known.hub):
        return None
    left = push is not None and push.state in {PushState.LEAVING, PushState.LEFT}
    if push is None or left or (push.hub, push.topic) != (known.hub, topic):
        return Push(
            key=key,
            feed=known.id,
            hub=known.hub,
            topic=topic,
            secret=secret,
            state=PushState.ASKED,
            asked_at=now,
        )
    if push.state is PushState.ACTIVE and push.until is not None and now < push.until:
        return replace(push, asked_at=now) if now >= renewal(push) else None
    patience = SULK if push.state is PushState.REFUSED else OPEN
    if now - push.asked_at < patience and push.state is not PushState.ACTIVE:
        return None
    return replace(push, state=PushState.ASKED, asked_at=now, reason="")


def renewal(push: Push) -> datetime:
    """Return when a lease is to be renewed: when a third is left of what was when we last asked."""
    until = push.until or push.asked_at
    return until - (until - push.asked_at) / 3


def asking(push: Push, *, public_url: str) -> Asking:
    """Return the form that asks a hub for a push, or to let go of one (WebSub, 5.1)."""
    leaving = push.state in {PushState.LEAVING, PushState.LEFT}
    form = {
        "hub.callback": f"{public_url}/websub/{push.key}",
        "hub.mode": "unsubscribe" if leaving else "subscribe",
        "hub.topic": push.topic,
    }
    if not leaving:
        form["hub.secret"] = push.secret
        form["hub.lease_seconds"] = str(int(LEASE.total_seconds()))
    return Asking(push=push, form=form)


def spaced(after: Subscription, push: Push | None, *, now: datetime) -> Subscription:
    """Return the subscription with its next visit put off while a hub sends the feed.

    Never beyond the renewal of the lease, nor beyond a day after the feed last came whole.
    """
    if push is None or push.state is not PushState.ACTIVE or after.next_visit is None:
        return after
    if push.until is None or push.until <= now:
        return after
    latest = [renewal(push), (after.whole_at or now) + timedelta(days=1)]
    put_off = [max(after.next_visit, now + POLLED), *(one for one in latest if one > now)]
    return replace(after, next_visit=min(put_off))


def confirmed(desk: Desk, key: str, asked: Mapping[str, str]) -> str:
    """Answer a hub that asks back whether we meant it: the challenge (WebSub, 5.3).

    Only for what we asked within a day, for its topic alone. Raises NotFound otherwise.
    """
    push = desk.archive.push(key)
    mode, topic = asked.get("hub.mode", ""), asked.get("hub.topic", "")
    challenge, now = asked.get("hub.challenge", ""), desk.clock()
    if topic != push.topic:
        raise NotFound(key, "this is not what was asked for here")
    if mode == "denied":
        reason = asked.get("hub.reason", "")[:500]
        desk.archive.keep_push(replace(push, state=PushState.REFUSED, reason=reason, until=None))
        return ""
    meant = {
        "subscribe": (PushState.ASKED, PushState.ACTIVE),
        "unsubscribe": (PushState.LEAVING, PushState.LEFT),
    }.get(mode, ())
    if push.state not in meant or now - push.asked_at > OPEN or not challenge:
        raise NotFound(key, "this is not what was asked for here")
    if mode == "unsubscribe":
        desk.archive.drop_push(key)
    else:
        until = now + _lease(asked.get("hub.lease_seconds", ""))
        desk.archive.keep_push(replace(push, state=PushState.ACTIVE, until=until, reason=""))
    return challenge


def _lease(seconds: str) -> timedelta:
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 12:
        return LEASE
    shortest, longest = LEASES
    return min(max(timedelta(seconds=int(seconds)), shortest), longest)


def delivered(desk: Desk, key: str, body: bytes, content_type: str, signature: str) -> Receipt:
    """Keep what a hub sent, to be filed by a job, where it is signed and not too much waits.

    What is not signed with our secret is dropped, and the hub is told that all is well (WebSub,
    7.1), so that nobody learns what a right signature is. Raises NotFound for a push that is none
    any more.
    """
    push = desk.archive.push(key)
    if push.state in {PushState.LEAVING, PushState.LEFT, PushState.REFUSED}:
        raise NotFound(key, "this feed is not wanted here any more")
    if not is_signed(push.secret, body, signature):
        return Receipt.DROPPED
    sent = Delivery(
        id=secrets.token_urlsafe(12),
        push=key,
        at=desk.clock(),
        content_type=content_type,
        body=body,
    )
    return Receipt.KEPT if desk.archive.deliver(sent, most=MOST_WAITING) else Receipt.FULL


def is_signed(secret: str, body: bytes, signature: str) -> bool:
    """Say whether `signature` (`sha256=...`) is the HMAC (RFC 2104) of `body` under `secret`.

    sha1, sha256, sha384 and sha512 are taken (WebSub, 7), compared in constant time.
    """
    name, _, given = signature.partition("=")
    method = _METHODS.get(name.strip().lower())
    if method is None or not secret:
        return False
    right = hmac.new(secret.encode("utf-8"), body, method).hexdigest()
    return hmac.compare_digest(right.encode("ascii"), given.strip().lower().encode("utf-8"))


def page_of_delivery(known: Subscription, sent: Delivery) -> Page:
    """Return what a hub sent as the page that it would have been."""
    return Page(
        url=known.address,
        landed=known.address,
        body=sent.body,
        fetched_at=sent.at,
        content_type=sent.content_type.lower(),
    )


def leave(desk: Desk, feed: FeedId) -> None:
    """Have the hub of a feed told, at the next round, that it is not wanted any more."""
    for push in desk.archive.pushes():
        if push.feed == feed:
            left = replace(push, state=PushState.LEAVING, asked_at=desk.clock())
            desk.archive.keep_push(left)


def farewells(desk: Desk) -> list[Asking]:
    """Return what is to be told to the hubs of feeds left, and forget those that do not ask back.

    They have a day for it.
    """
    found = []
    for push in desk.archive.pushes():
        if push.state is PushState.LEFT and desk.clock() - push.asked_at > OPEN:
            desk.archive.drop_push(push.key)
        elif push.state is PushState.LEAVING:
            # Kept first: a hub may ask back before it has answered.
            said = replace(push, state=PushState.LEFT, asked_at=desk.clock())
            desk.archive.keep_push(said)
            if desk.public_url:
                found.append(asking(said, public_url=desk.public_url))
    return found


def push_for(desk: Desk, feed: FeedId) -> Push | None:
    """Return what is kept of a feed's hub, None when nothing is."""
    return next((push for push in desk.archive.pushes() if push.feed == feed), None)


def tend(desk: Desk, known: Subscription, push: Push | None) -> Asking | None:
    """After a visit that went well, return what its hub is to be asked, None for nothing.

    `push` is what is kept of that hub. While a hub sends the feed its next visit is put off.
    """
    put_off = spaced(known, push, now=desk.clock())
    if put_off != known:
        desk.archive.record_visit(put_off)
    wanted = looked_after(
        known,
        push,
        public_url=desk.public_url,
        now=desk.clock(),
        key=secrets.token_urlsafe(24),
        secret=secrets.token_urlsafe(32),
    )
    if wanted is None:
        return None
    # Kept first: a hub may ask back before it has answered.
    desk.archive.keep_push(wanted)
    return asking(wanted, public_url=desk.public_url)


def say(desk: Desk, what: Asking) -> BroadsheetError | None:
    """Send a form to its hub and return what went wrong, if anything did."""
    try:
        desk.wire.post(what.push.hub, what.form)
    except BroadsheetError as error:
        return error
    return None


def refused(desk: Desk, what: Asking, error: BroadsheetError) -> None:
    """Remember that a hub refused what was asked of it; a lease that runs, runs on.

    One in trouble or not to be reached is asked again in a day, as one that never asks back.
    """
    if not isinstance(error, BadStatus) or error.status >= 500:
        return
    try:
        push = desk.archive.push(what.push.key)
    except NotFound:
        return
    if push.state is PushState.ASKED:
        desk.archive.keep_push(
            replace(push, state=PushState.REFUSED, reason=error.sentence, until=None)
        )
