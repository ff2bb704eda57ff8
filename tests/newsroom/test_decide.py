"""When a feed is visited next follows from what the last visit brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import BadStatus, Unreachable
from broadsheet.news.feed import Feed, FeedItem, Subscription
from broadsheet.news.page import Page, Validators
from broadsheet.newsroom.decide import (
    LATER,
    LONGEST,
    USUAL,
    after_failure,
    after_success,
    question,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
KNOWN = Subscription(
    address="http://harbourtimes.example/feed.xml",
    title="Old name",
    validators=Validators(etag='"old"'),
    failures=3,
    trouble="no answer",
)


def page(**more: object) -> Page:
    return Page(url=KNOWN.address, body=b"", fetched_at=NOW, **more)  # type: ignore[arg-type]


def feed(ttl: int | None = None) -> Feed:
    return Feed(title="The Harbour Times", items=(), ttl_minutes=ttl)


def test_a_good_visit_forgets_trouble_and_keeps_validators_byte_for_byte() -> None:
    fresh = after_success(
        KNOWN, page(validators=Validators(etag='W/"a b"', last_modified="x")), feed(), now=NOW
    )
    assert (fresh.failures, fresh.trouble, fresh.title) == (0, "", "The Harbour Times")
    assert fresh.validators == Validators(etag='W/"a b"', last_modified="x")
    assert fresh.succeeded_at == fresh.visited_at == NOW


def test_r13_an_unchanged_feed_keeps_its_validators() -> None:
    fresh = after_success(KNOWN, page(status=304), None, now=NOW)
    assert fresh.validators == KNOWN.validators
    assert fresh.failures == 0


@pytest.mark.parametrize(
    ("ttl", "max_age", "wait"),
    [
        (None, None, USUAL),
        (5, 60, USUAL),
        (180, None, timedelta(hours=3)),
        (60, 7200, timedelta(hours=2)),
        (100_000, None, LONGEST),
    ],
)
def test_the_next_visit_is_after_the_longest_wait_asked_for(
    ttl: int | None, max_age: int | None, wait: timedelta
) -> None:
    fresh = after_success(KNOWN, page(max_age=max_age), feed(ttl), now=NOW)
    assert fresh.next_visit == NOW + wait


@given(st.integers(0, 2000), st.one_of(st.none(), st.integers(0, 10**9)))
def test_r14_backoff_grows_and_never_passes_a_day(failures: int, retry_after: int | None) -> None:
    known = Subscription(address=KNOWN.address, failures=failures)
    error = BadStatus(KNOWN.address, "too many requests", 429, retry_after)
    fresh = after_failure(known, error, now=NOW)
    assert fresh.failures == failures + 1
    assert fresh.next_visit is not None
    assert timedelta(minutes=15) <= fresh.next_visit - NOW <= LONGEST
    if retry_after:
        assert fresh.next_visit - NOW >= min(timedelta(seconds=retry_after), LONGEST)
    later = after_failure(known, error, now=NOW, chance=0.999).next_visit
    assert later is not None
    assert fresh.next_visit < later <= fresh.next_visit + LATER + 0.05 * LONGEST


def test_trouble_is_kept_in_words() -> None:
    fresh = after_failure(KNOWN, Unreachable(KNOWN.address, "no answer in time"), now=NOW)
    assert fresh.trouble == "no answer in time"
    assert fresh.validators == KNOWN.validators


@pytest.mark.parametrize(
    ("error", "hours"),
    [
        (Unreachable(KNOWN.address, "no answer"), 2.0),
        (BadStatus(KNOWN.address, "trouble", 500), 2.0),
        (BadStatus(KNOWN.address, "no page", 404), 4.0),
        (BadStatus(KNOWN.address, "not for you", 403), 4.0),
        (BadStatus(KNOWN.address, "too many", 429), 4.0),
        (BadStatus(KNOWN.address, "gone", 410), 24.0),
        (BadStatus(KNOWN.address, "wait", 503, 6 * 3600), 6.0),
        (BadStatus(KNOWN.address, "wait", 429, 10 * 365 * 86_400), 24.0),
        (BadStatus(KNOWN.address, "wait", 503, 5), 2.0),
    ],
)
def test_r14_the_fourth_failure_in_a_row_waits(error: BadStatus, hours: float) -> None:
    assert after_failure(KNOWN, error, now=NOW).next_visit == NOW + timedelta(hours=hours)


def visits(per_day: float, days: int, *, max_age: int | None = None) -> tuple[int, Subscription]:
    """Visit a feed that prints so many items a day; return how many of the last day's visits."""
    known, now, printed, last_day = replace(KNOWN, failures=0), NOW, 0.0, 0
    while now < NOW + timedelta(days=days):
        found = int((now - NOW) / timedelta(days=1) * per_day) - int(printed)
        printed += found
        known = after_success(known, page(max_age=max_age), feed(), now=now, fresh=found)
        assert known.next_visit is not None
        assert timedelta(minutes=15) <= known.next_visit - now <= LONGEST
        last_day += now >= NOW + timedelta(days=days - 1)
        now = known.next_visit
    return last_day, known


@pytest.mark.parametrize("per_day", [0.1, 1.0, 6.0, 24.0, 100.0])
def test_visits_follow_how_often_a_feed_prints(per_day: float) -> None:
    last_day, known = visits(per_day, 30)
    assert known.per_day == pytest.approx(per_day, rel=0.35, abs=0.2)
    assert min(max(1, per_day), 80) <= last_day <= min(max(2, 3.2 * per_day), 96)


def test_a_feed_that_falls_silent_is_left_alone_more_and_more() -> None:
    _, busy = visits(24, 10)
    assert busy.next_visit is not None
    waits, known = [], busy
    for _ in range(200):
        now = known.next_visit
        assert now is not None
        known = after_success(known, page(), feed(), now=now)
        assert known.next_visit is not None
        waits.append(known.next_visit - now)
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST


def test_at_first_the_dates_printed_say_how_often_a_feed_prints() -> None:
    def dated(*hours: int) -> Feed:
        dates = [Dateline(at=NOW - timedelta(hours=hour)) for hour in hours]
        items = tuple(
            FeedItem(key=str(at), title="x", published=date) for at, date in enumerate(dates)
        )
        return replace(feed(), items=items)

    def first(of: Feed) -> Subscription:
        return after_success(Subscription(address=KNOWN.address), page(), of, now=NOW)

    assert first(dated(1, 5, 20, 24)).per_day == 4.0
    assert first(dated(1, 5, 20, 24)).next_visit == NOW + timedelta(hours=3)
    assert first(dated(24 * 900, 24 * 1000)).next_visit == NOW + LONGEST
    assert first(dated(0)).per_day == 24.0
    assert first(feed()).per_day is None
    assert first(feed()).next_visit == NOW + USUAL


def test_quiet_hours_and_days_are_kept() -> None:
    # NOW is a Wednesday at noon.
    quiet = replace(feed(), skip_hours=(13, 14, 15))
    known = after_success(KNOWN, page(), quiet, now=NOW)
    assert known.next_visit == NOW + timedelta(hours=4)
    always = replace(feed(), skip_days=(0, 1, 2, 3, 4, 5, 6))
    assert after_success(KNOWN, page(), always, now=NOW).next_visit == NOW + LONGEST


def test_what_a_feed_asks_holds_at_visits_that_bring_nothing_too() -> None:
    known = after_success(KNOWN, page(), feed(180), now=NOW)
    later = after_success(known, page(status=304), None, now=NOW + timedelta(hours=3))
    assert later.next_visit == NOW + timedelta(hours=6)


@given(st.floats(0, 0.999), st.integers(0, 100), st.one_of(st.none(), st.integers(1, 10**7)))
def test_r13_a_feed_is_asked_for_the_whole_within_a_day(
    chance: float, fresh: int, max_age: int | None
) -> None:
    known = replace(KNOWN, whole_at=NOW - timedelta(hours=23), visited_at=NOW - timedelta(hours=1))
    after = after_success(
        known, page(status=304, max_age=max_age), None, now=NOW, fresh=fresh, chance=chance
    )
    assert after.next_visit is not None and known.whole_at is not None
    assert after.next_visit <= known.whole_at + LONGEST
    assert question(after, now=NOW) == KNOWN.validators
    assert question(after, now=known.whole_at + LONGEST) == Validators()
