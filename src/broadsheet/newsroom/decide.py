"""When to visit a feed next, decided from what the last visit brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from broadsheet.news.errors import BadStatus, BroadsheetError
from broadsheet.news.feed import Feed, Subscription
from broadsheet.news.page import Page

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(hours=1)
LONGEST = timedelta(hours=24)


def after_success(
    known: Subscription, page: Page, feed: Feed | None, *, now: datetime
) -> Subscription:
    """Return the subscription after a visit that brought `page` (`feed` is None for a 304).

    The next visit is after the longest of an hour, the feed's TTL and the server's max-age, at
    most a day. Validators are kept byte for byte.
    """
    waits = [USUAL]
    if feed is not None and feed.ttl_minutes:
        waits.append(timedelta(minutes=feed.ttl_minutes))
    if page.max_age:
        waits.append(timedelta(seconds=page.max_age))
    fresh = replace(
        known,
        visited_at=now,
        succeeded_at=now,
        next_visit=now + min(max(waits), LONGEST),
        failures=0,
        trouble="",
    )
    if feed is None:
        return fresh
    return replace(
        fresh,
        title=feed.title or known.title,
        site=feed.site or known.site,
        validators=page.validators,
    )


def after_failure(known: Subscription, error: BroadsheetError, *, now: datetime) -> Subscription:
    """Return the subscription after a visit that failed: linear backoff, capped at a day.

    Retry-After is honoured up to a day. Media Cloud backs off linearly for the same reason: a
    feed that is down for a week mostly comes back.
    """
    failures = known.failures + 1
    wait = min(max(SHORTEST, USUAL * failures), LONGEST)
    if isinstance(error, BadStatus) and error.retry_after:
        wait = min(max(wait, timedelta(seconds=error.retry_after)), LONGEST)
    return replace(
        known,
        visited_at=now,
        next_visit=now + wait,
        failures=failures,
        trouble=error.sentence,
    )
