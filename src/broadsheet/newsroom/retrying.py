"""Documents in quarantine read again with today's parsers, and filed if that goes well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from broadsheet.news.errors import BadFeed, BadInput, BroadsheetError, DeskError, NotFound
from broadsheet.news.feed import Feed, FeedItem, Subscription
from broadsheet.news.ids import FeedId, VersionId, feed_id
from broadsheet.news.outcome import Outcome
from broadsheet.news.page import Page
from broadsheet.news.quarantine import Quarantined, Reading
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import file_article
from broadsheet.newsroom.grouping import LEASE, LEASE_SECONDS, Stopwatch, group_one
from broadsheet.newsroom.quarantine import MOST_ATTEMPTS, MOST_CASES
from broadsheet.newsroom.visit import file_again, visited
from broadsheet.newsroom.work import NoteArticles, ReadFeed, ReadItem, ReadPage, Task

PAUSE = timedelta(hours=1)
"""Before the second reading tried unasked, and twice as long before the third."""
AT_ONCE = 5
"""Documents tried in one round: each may take a worker a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """What became of one document: `error` says why it stays in quarantine, if it does."""

    case: Quarantined
    outcomes: tuple[Outcome, ...] = ()
    error: BroadsheetError | None = None


def retry_due(desk: Desk, *, holder: str) -> Iterator[Retried]:
    """Try again what has failed fewer than three times and has rested since."""
    now = desk.clock()
    due = [
        one.id
        for one in desk.archive.isolated(limit=MOST_CASES)
        if one.attempts < MOST_ATTEMPTS and now - one.last_at >= PAUSE * one.attempts
    ]
    for case in due[:AT_ONCE]:
        yield retry(desk, case, holder=holder)


def retry(desk: Desk, case: str, *, holder: str) -> Retried:
    """Read a document in quarantine again; it leaves when that goes well. Raises NotFound.

    The attempt is counted before it is made: one that takes the desk down with it counts too.
    """
    known = desk.archive.isolation(case)
    begun = replace(known, attempts=known.attempts + 1, last_at=desk.clock())
    desk.archive.isolate(begun)
    try:
        outcomes = _AGAIN[known.reading](desk, known, holder)
    except BroadsheetError as error:
        stays = replace(begun, reason=error.sentence)
        desk.archive.isolate(stays)
        return Retried(case=stays, error=error)
    _release(desk, case)
    return Retried(case=begun, outcomes=outcomes)


def _release(desk: Desk, case: str) -> None:
    with suppress(NotFound):  # Somebody else has let it go meanwhile, and that was the wish.
        desk.archive.release(case)


def _work(desk: Desk, task: Task) -> Any:
    result = desk.crew.run(task)
    if isinstance(result, BroadsheetError):
        raise result
    return result


def _page_of(case: Quarantined) -> Page:
    if case.page is None or not case.whole:
        sentence = f"only the first {len(case.body):,} of its {case.size:,} bytes were kept"
        raise BadInput(case.subject, f"{sentence}: fetch it again")
    return case.page


def _again_page(desk: Desk, case: Quarantined, holder: str) -> tuple[Outcome, ...]:
    articles = _work(desk, ReadPage(_page_of(case), case.subject))
    return tuple(file_article(desk, one, subject=case.subject) for one in articles)


def _again_feed(desk: Desk, case: Quarantined, holder: str) -> tuple[Outcome, ...]:
    page = _page_of(case)
    feed = _work(desk, ReadFeed(page))
    if not isinstance(feed, Feed):
        raise BadFeed(case.subject, "it can be read now, and is no feed")
    known = _followed(desk, page, feed)
    # It can be read: out of quarantine, so that it is filed as any other visit would file it.
    _release(desk, case.id)
    return visited(desk, known, page).outcomes


def _followed(desk: Desk, page: Page, feed: Feed) -> Subscription:
    for address in (page.url, page.landed):
        try:
            return desk.archive.subscription(feed_id(address))
        except NotFound:
            continue
    address = page.landed or page.url
    fresh = Subscription(
        address=address, title=feed.title, site=feed.site, followed_at=desk.clock()
    )
    desk.archive.follow(fresh)
    return desk.archive.subscription(fresh.id)


def _again_item(desk: Desk, case: Quarantined, holder: str) -> tuple[Outcome, ...]:
    item = case.item or FeedItem(key="", title=case.subject)
    feed = case.feed or Feed(title="", items=())
    page = _page_of(case) if case.page is not None else None
    listed = Page(url="", body=b"", fetched_at=case.first_at)
    article = _work(desk, ReadItem(item, feed, page, listed))
    if article is None:
        raise BadFeed(case.subject, "neither the feed nor the page holds a text to read")
    try:
        known = desk.archive.subscription(case.followed or FeedId(""))
    except NotFound:  # Not followed any more: an article all the same.
        return (file_article(desk, article, subject=case.subject),)
    return (file_again(desk, known, listed, replace(feed, items=(item,)), article),)


def _again_text(desk: Desk, case: Quarantined, holder: str) -> tuple[Outcome, ...]:
    article = desk.archive.version(VersionId(case.subject))
    noted = _work(desk, NoteArticles((article,)))
    if not desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=LEASE_SECONDS):
        raise DeskError(case.subject, "another process is grouping just now: try again later")
    try:
        group_one(desk, article, noted[0], Stopwatch())
    finally:
        desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=0)
    return (Outcome(subject=case.subject, article=article.id),)


_AGAIN: Mapping[Reading, Callable[[Desk, Quarantined, str], tuple[Outcome, ...]]] = {
    Reading.PAGE: _again_page,
    Reading.FEED: _again_feed,
    Reading.ITEM: _again_item,
    Reading.TEXT: _again_text,
}
