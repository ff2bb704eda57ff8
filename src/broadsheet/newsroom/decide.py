"""When to visit a feed next, and what to ask it then, decided from what the visits brought."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from broadsheet.news.errors import BadStatus, BroadsheetError, Unreachable
from broadsheet.news.feed import Feed, Move, Rhythm, Subscription
from broadsheet.news.page import Page, Validators

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(hours=1)
LONGEST = timedelta(hours=24)
SOFT = timedelta(minutes=30)
"""Added for each failure in a row that is nobody's word: no answer, or a server in trouble. Media
Cloud counts such failures half."""
REFUSED = timedelta(hours=4)
"""The least wait after 403 and 429, as Unread's servers keep it."""
SPREAD = 0.05
"""Part of a wait that chance adds, so that feeds followed at once are not visited at once."""
LATER = timedelta(hours=1)
"""The most that chance adds where a server asked for time; Media Cloud adds as much."""
MEMORY = timedelta(days=3)
"""Time in which an item's weight in `per_day` falls to 37 %."""
SAME_ANSWERS = 3
"""Visits that must be sent to one new address, the first of them a day ago, until it is taken."""
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def question(known: Subscription, *, now: datetime) -> Validators:
    """Return the validators to ask with: none when the feed last came whole a day ago.

    Some servers give one ETag to all that they print (Media Cloud met so many that it asks none
    with conditions); once a day such a feed is read all the same.
    """
    if known.whole_at is None or now - known.whole_at >= LONGEST:
        return Validators()
    return known.validators


def digest_of(page: Page) -> str:
    """Return the SHA-256 of a page's body in hex."""
    return hashlib.sha256(page.body).hexdigest()


def after_success(
    known: Subscription,
    page: Page,
    feed: Feed | None,
    *,
    now: datetime,
    fresh: int = 0,
    same: bool = True,
    chance: float = 0.0,
) -> Subscription:
    """Return the subscription after a visit that brought `page` and `fresh` new or changed items.

    `feed` is None for a 304 or a body like the last one; `same` says whether it is the feed known
    so far, by its items or title. The next visit is after the longest of
    half the time between two items (a quarter of an hour to a day), what the feed asks and what
    the server says (Cache-Control or Expires), at most a day, and when the feed does print.
    Validators are kept byte for byte. `chance` is from 0 up to 1.
    """
    after = replace(
        known,
        visited_at=now,
        succeeded_at=now,
        per_day=_per_day(known, feed, fresh, now),
        move=_move(known, page, now, same=same),
        failures=0,
        trouble="",
    )
    if page.status != 304:
        after = replace(after, validators=page.validators, digest=digest_of(page), whole_at=now)
    if feed is not None:
        after = _said(after, feed)
    return replace(after, next_visit=_next(after, page, now, chance))


def _said(after: Subscription, feed: Feed) -> Subscription:
    rhythm = Rhythm(
        ttl_minutes=feed.ttl_minutes, skip_hours=feed.skip_hours, skip_days=feed.skip_days
    )
    return replace(
        after,
        title=feed.title or after.title,
        site=feed.site or after.site,
        rhythm=rhythm,
        hub=feed.hub,
        topic=feed.self_address,
    )


def _next(after: Subscription, page: Page, now: datetime, chance: float) -> datetime:
    waits = [_own_wait(after.per_day), timedelta(minutes=after.rhythm.ttl_minutes or 0)]
    waits.append(timedelta(seconds=page.max_age or 0))
    wait = min(max(waits), LONGEST)
    moment = min(_printing(after.rhythm, now + wait * (1 + SPREAD * chance)), now + LONGEST)
    whole = (after.whole_at or now) + LONGEST
    return min(moment, whole) if whole > now else moment


def _own_wait(per_day: float | None) -> timedelta:
    """Return half the mean time between two items, so that a visit brings every other time one."""
    if per_day is None:
        return USUAL
    if per_day * LONGEST <= 0.5 * _DAY:
        return LONGEST
    return max(SHORTEST, _DAY / (2 * per_day))


def _printing(rhythm: Rhythm, moment: datetime) -> datetime:
    """Return `moment`, or the next full hour (UTC) at which the feed does print."""
    for _ in range(24):
        if moment.hour not in rhythm.skip_hours and moment.weekday() not in rhythm.skip_days:
            break
        moment = moment.replace(minute=0, second=0, microsecond=0) + _HOUR
    return moment


def _per_day(known: Subscription, feed: Feed | None, fresh: int, now: datetime) -> float | None:
    """Return items a day: at first from the dates printed, then a count that decays (MEMORY).

    Of a steady `r` items a day the decayed count `sum(exp(-age / MEMORY)) / MEMORY` is `r` on
    average, however the visits lie in time.
    """
    if known.visited_at is None or known.succeeded_at is None:
        dates = [item.published.at for item in feed.items if item.published] if feed else []
        return len(dates) / max((now - min(dates)) / _DAY, 1 / 24) if dates else None
    before = _DAY / (2 * USUAL) if known.per_day is None else known.per_day
    gone = max((now - known.visited_at) / MEMORY, 0.0)
    return before * math.exp(-gone) + fresh * (_DAY / MEMORY)


def after_push(known: Subscription, fresh: int) -> Subscription:
    """Return the subscription after a hub sent `fresh` new or changed items."""
    return replace(known, per_day=(known.per_day or 0.0) + fresh * (_DAY / MEMORY))


def _move(known: Subscription, page: Page, now: datetime, *, same: bool) -> Move | None:
    """Return the permanent redirect the feed answers with now, counted; None when it is none.

    One to another feed is never counted, nor one from https to http: anybody on the way could have
    made it.
    """
    to = page.moved
    if not to or (urlsplit(known.address).scheme, urlsplit(to).scheme) == ("https", "http"):
        return None
    if known.move is None or known.move.to != to:
        return Move(to=to, since=now, times=1 if same else 0)
    return replace(known.move, times=known.move.times and known.move.times + 1)


def has_moved(after: Subscription, *, now: datetime) -> bool:
    """Say whether a feed has answered with one permanent redirect for long enough to believe it."""
    move = after.move
    return move is not None and move.times >= SAME_ANSWERS and now - move.since >= LONGEST


def after_failure(
    known: Subscription, error: BroadsheetError, *, now: datetime, chance: float = 0.0
) -> Subscription:
    """Return the subscription after a visit that failed: linear backoff, capped at a day.

    Retry-After is honoured up to a day, and chance spreads those who were told the same. 410 slows
    to a day at once. A feed is never given up: Media Cloud backs off linearly for the same reason,
    a feed that is down for a week mostly comes back.
    """
    failures = known.failures + 1
    status = error.status if isinstance(error, BadStatus) else 0
    soft = isinstance(error, Unreachable) or status >= 500
    wait = (SOFT if soft else USUAL) * failures
    if status in {403, 429}:
        wait = max(wait, REFUSED)
    if status == 410:
        wait = LONGEST
    wait = min(wait, LONGEST)
    spread = wait * SPREAD
    if isinstance(error, BadStatus) and error.retry_after:
        wait = min(max(wait, timedelta(seconds=error.retry_after)), LONGEST)
        spread = min(LATER, wait)
    return replace(
        known,
        visited_at=now,
        next_visit=now + wait + spread * chance,
        failures=failures,
        trouble=error.sentence,
    )
