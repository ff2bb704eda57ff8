"""The feeds we follow and the slow work asked for, as JSON."""

from __future__ import annotations

from datetime import datetime

from broadsheet.news.dateline import iso
from broadsheet.news.feed import Subscription
from broadsheet.news.job import Job
from broadsheet.newsroom.printing.typed import TypedDict
from broadsheet.newsroom.views import FeedsPage


class FeedJson(TypedDict):
    """A feed we follow, and how the last visits went."""

    id: str
    address: str
    title: str
    site: str
    folder: str
    followed: str | None
    visited: str | None
    succeeded: str | None
    next_visit: str | None
    failures: int
    trouble: str
    changes_per_day: float | None
    moving_to: str
    hub: str
    pushed_until: str | None


class FeedsJson(TypedDict):
    """The feeds followed, by title."""

    feeds: list[FeedJson]


class JobJson(TypedDict):
    """Slow work asked for; `result` is there once `state` is done."""

    id: str
    kind: str
    state: str
    asked: str
    result: dict[str, object] | None
    trouble: str


def feed_json(feed: Subscription, pushed_until: datetime | None = None) -> FeedJson:
    """Return one followed feed, and until when a hub sends it to us."""
    return {
        "id": feed.id,
        "address": feed.address,
        "title": feed.title,
        "site": feed.site,
        "folder": feed.folder,
        "followed": iso_or_none(feed.followed_at),
        "visited": iso_or_none(feed.visited_at),
        "succeeded": iso_or_none(feed.succeeded_at),
        "next_visit": iso_or_none(feed.next_visit),
        "failures": feed.failures,
        "trouble": feed.trouble,
        "changes_per_day": None if feed.per_day is None else round(feed.per_day, 2),
        "moving_to": feed.move.to if feed.move else "",
        "hub": feed.hub,
        "pushed_until": iso_or_none(pushed_until),
    }


def feeds_json(page: FeedsPage) -> FeedsJson:
    """Return the feeds followed."""
    return {"feeds": [feed_json(one, page.pushed.get(one.id)) for one in page.subscriptions]}


def job_json(job: Job) -> JobJson:
    """Return a job as it stands, without the order it was given."""
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state.value,
        "asked": iso(job.asked_at),
        "result": dict(job.result) if job.result is not None else None,
        "trouble": job.trouble,
    }


def iso_or_none(moment: datetime | None) -> str | None:
    """Return a moment as RFC 3339 text, None when there is none."""
    return iso(moment) if moment is not None else None
