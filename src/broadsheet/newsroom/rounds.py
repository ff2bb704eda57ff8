"""A round: visit every feed that is due, do the jobs that wait, and empty the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from broadsheet.news.errors import BroadsheetError
from broadsheet.news.feed import Subscription
from broadsheet.news.outcome import Verdict
from broadsheet.news.page import Page
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.jobs import do_waiting
from broadsheet.newsroom.visit import Visit, missed, visited

AT_ONCE = 16
"""Feeds fetched at once."""
MOST = 500
"""Feeds visited in one round; the rest are due still at the next."""
LEASE = "rounds"
LEASE_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round did: feeds visited and failed, articles new or changed, jobs, derived."""

    visited: int = 0
    failed: int = 0
    articles: int = 0
    jobs: int = 0
    derived: int = 0


def go_round(desk: Desk, *, holder: str) -> Round:
    """Do one round; feeds are left alone when somebody else makes the rounds just now."""
    visits: list[Visit] = []
    if desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=LEASE_SECONDS):
        visits = list(visit_due(desk))
        desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=0)  # lets go of it
    jobs = do_waiting(desk, holder=holder)
    watch = derive_pending(desk, holder=holder)
    outcomes = [outcome for visit in visits for outcome in visit.outcomes]
    fresh = {Verdict.NEW, Verdict.CHANGED}
    return Round(
        visited=len(visits),
        failed=sum(1 for visit in visits if visit.subscription.failures),
        articles=sum(1 for outcome in outcomes if outcome.verdict in fresh),
        jobs=jobs,
        derived=watch.done,
    )


def visit_due(desk: Desk) -> Iterator[Visit]:
    """Visit the feeds that are due, fetching several at once and filing them in order."""
    due = desk.archive.due(desk.clock(), limit=MOST)
    with ThreadPoolExecutor(AT_ONCE) as fetchers:
        for known, page in zip(due, fetchers.map(lambda one: _fetch(desk, one), due), strict=True):
            yield _file(desk, known, page)


def _fetch(desk: Desk, known: Subscription) -> Page | BroadsheetError:
    try:
        return desk.wire.fetch(known.address, validators=known.validators, obey_robots=False)
    except BroadsheetError as error:
        return error


def _file(desk: Desk, known: Subscription, page: Page | BroadsheetError) -> Visit:
    if isinstance(page, BroadsheetError):
        return missed(desk, known, page)
    try:
        return visited(desk, known, page)
    except BroadsheetError as error:
        return missed(desk, known, error)
