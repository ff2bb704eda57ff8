"""When a feed is visited next follows from what the last visit brought."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.errors import BadStatus, Unreachable
from broadsheet.news.feed import Feed, Subscription
from broadsheet.news.page import Page, Validators
from broadsheet.newsroom.decide import LONGEST, USUAL, after_failure, after_success

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


def test_trouble_is_kept_in_words() -> None:
    fresh = after_failure(KNOWN, Unreachable(KNOWN.address, "no answer in time"), now=NOW)
    assert fresh.trouble == "no answer in time"
    assert fresh.validators == KNOWN.validators
