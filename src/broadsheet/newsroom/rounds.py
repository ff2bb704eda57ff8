"""A round: feeds that are due, jobs that wait, what has rested in quarantine, and the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from broadsheet.news.errors import BroadsheetError, Unreachable
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import FeedId
from broadsheet.news.outcome import Verdict
from broadsheet.news.page import Page
from broadsheet.news.push import Push
from broadsheet.newsroom.decide import question
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.jobs import do_waiting
from broadsheet.newsroom.lanes import Lanes
from broadsheet.newsroom.pushing import Asking, farewells, refused, say, tend
from broadsheet.newsroom.retrying import retry_due
from broadsheet.newsroom.turns import in_turn
from broadsheet.newsroom.visit import Fetched, Listed, Visit, begin, finish, missed, page_of
from broadsheet.text.addresses import host_of

AT_ONCE = 32
"""Pages fetched at once."""
PER_HOST = 2
"""Of which of one host; the wire keeps the same limit."""
DUE = 20_000
"""Feeds that are due looked at in one round."""
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
    jobs = 0
    if _lease(desk, holder):
        for visit in visit_due(desk):
            visits.append(visit)
            jobs += do_waiting(desk, holder=holder)  # somebody waits for these
            if not _lease(desk, holder):
                break
        desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=0)  # lets go of it
    jobs += do_waiting(desk, holder=holder)
    retried = list(retry_due(desk, holder=holder))
    watch = derive_pending(desk, holder=holder)
    outcomes = [outcome for visit in visits for outcome in visit.outcomes]
    outcomes += [outcome for one in retried for outcome in one.outcomes]
    fresh = {Verdict.NEW, Verdict.CHANGED}
    return Round(
        visited=len(visits),
        failed=sum(1 for visit in visits if visit.subscription.failures),
        articles=sum(1 for outcome in outcomes if outcome.verdict in fresh),
        jobs=jobs,
        derived=watch.done,
    )


def _lease(desk: Desk, holder: str) -> bool:
    return desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=LEASE_SECONDS)


@dataclass(slots=True)
class _Open:
    """A visit whose pages are on their way."""

    listed: Listed
    pages: list[Fetched]
    left: int


_Name = tuple[Subscription, int] | Asking
"""Whose fetch it is, and which of its items' pages: -1 for the feed itself; or a form to a hub."""


@dataclass(slots=True)
class _Visiting:
    """The visits of one round: all fetching in lanes, all reading and filing at this end."""

    desk: Desk
    lanes: Lanes[_Name, Fetched]
    pushes: Mapping[FeedId, Push]
    open: dict[str, _Open] = field(default_factory=dict)

    def took(self, known: Subscription, at: int, page: Fetched) -> Visit | None:
        """Take a page in; return the visit when it has ended with that."""
        try:
            visit = self._feed(known, page) if at < 0 else self._item(known, at, page)
        except BroadsheetError as error:
            self.open.pop(known.id, None)
            return missed(self.desk, known, error)
        if visit is not None:
            one = visit.subscription
            self.ask(tend(self.desk, one, self.pushes.get(one.id)))
        return visit

    def ask(self, asking: Asking | None) -> None:
        """Have a form sent to its hub, in the hub's own lane: a hub that hangs holds up nobody."""
        if asking is not None:
            self.lanes.put(host_of(asking.push.hub), asking, partial(say, self.desk, asking))

    def _feed(self, known: Subscription, page: Fetched) -> Visit | None:
        if not isinstance(page, Page):
            raise page or Unreachable(known.address, "nothing was asked of it")
        begun = begin(self.desk, known, page)
        if isinstance(begun, Visit):
            return begun
        addresses = begun.addresses
        if not addresses:
            return finish(self.desk, begun, ())
        self.open[known.id] = _Open(begun, [None] * len(addresses), len(addresses))
        for at, address in enumerate(addresses):
            work = partial(page_of, self.desk, address)
            self.lanes.put(host_of(address), (known, at), work)
        return None

    def _item(self, known: Subscription, at: int, page: Fetched) -> Visit | None:
        one = self.open[known.id]
        one.pages[at] = page
        one.left -= 1
        if one.left:
            return None
        del self.open[known.id]
        return finish(self.desk, one.listed, one.pages)


def visit_due(desk: Desk) -> Iterator[Visit]:
    """Visit the feeds whose turn it is, and yield each visit when it has ended.

    Whatever a host does, it holds two of the threads and no feed of another. Where a host does not
    answer at all, its other feeds are put off until the next round.
    """
    with Lanes[_Name, Fetched](AT_ONCE, PER_HOST) as lanes:
        visiting = _Visiting(desk, lanes, {push.feed: push for push in desk.archive.pushes()})
        for farewell in farewells(desk):
            visiting.ask(farewell)
        for known in in_turn(desk.archive.due(desk.clock(), limit=DUE)):
            lanes.put(_lane(known), (known, -1), partial(_fetch, desk, known))
        for name, page in lanes.results():
            if isinstance(name, Asking):
                if isinstance(page, BroadsheetError):
                    refused(desk, name, page)
                continue
            known, at = name
            if at < 0 and isinstance(page, Unreachable):
                lanes.drop(_lane(known))
            visit = visiting.took(known, at, page)
            if visit is not None:
                yield visit


def _lane(known: Subscription) -> str:
    return f"feeds of {host_of(known.address)}"


def _fetch(desk: Desk, known: Subscription) -> Fetched:
    asked = question(known, now=desk.clock())
    try:
        return desk.wire.fetch(known.address, validators=asked, obey_robots=False)
    except BroadsheetError as error:
        return error
