"""A visit to a feed: fetch it, fetch what is new in it, file that, and only then remember."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urljoin

from broadsheet.news.errors import BadFeed, BadStatus, BroadsheetError, Unreachable
from broadsheet.news.feed import Feed, FeedItem, Subscription
from broadsheet.news.outcome import Outcome
from broadsheet.news.page import Page
from broadsheet.newsroom.decide import after_failure, after_success
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import file_article
from broadsheet.newsroom.whole import whole
from broadsheet.newsroom.work import ReadFeed, ReadItem

FETCHERS = 8
"""Pages of one feed fetched at once at the most; the wire keeps its own limit per host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit came to: the subscription as it stands now and an Outcome an item filed."""

    subscription: Subscription
    outcomes: tuple[Outcome, ...] = ()


def follow(desk: Desk, address: str) -> Visit:
    """Follow the feed at `address` (or the first feed the page there names) and visit it.

    Raises BadFeed when there is none, or FetchError; nothing is kept then.
    """
    page, feed = _find(desk, address)
    known = Subscription(
        address=page.landed or page.url,
        title=feed.title,
        site=feed.site,
        followed_at=desk.clock(),
    )
    desk.archive.follow(known)
    return _file_feed(desk, desk.archive.subscription(known.id), page, feed)


def _find(desk: Desk, address: str) -> tuple[Page, Feed]:
    page = desk.wire.fetch(address, obey_robots=False)
    found = _read_feed(desk, page)
    if isinstance(found, Feed):
        return page, found
    for named in found:
        page = desk.wire.fetch(urljoin(page.landed or page.url, named), obey_robots=False)
        found = _read_feed(desk, page)
        if isinstance(found, Feed):
            return page, found
    raise BadFeed(address, "there is no feed here and the page names none")


def _read_feed(desk: Desk, page: Page) -> Feed | tuple[str, ...]:
    found: Feed | tuple[str, ...] | BroadsheetError = desk.crew.run(ReadFeed(page))
    if isinstance(found, BroadsheetError):
        raise found
    return found


def visited(desk: Desk, known: Subscription, page: Page) -> Visit:
    """File what a page fetched from a followed feed brings."""
    if page.status == 304:
        fresh = after_success(known, page, None, now=desk.clock())
        desk.archive.record_visit(fresh)
        return Visit(subscription=fresh)
    feed = _read_feed(desk, page)
    if not isinstance(feed, Feed):
        raise BadFeed(known.address, "the address answers with a page that is no feed")
    return _file_feed(desk, known, page, feed)


def missed(desk: Desk, known: Subscription, error: BroadsheetError) -> Visit:
    """Remember a visit that failed."""
    fresh = after_failure(known, error, now=desk.clock())
    desk.archive.record_visit(fresh)
    return Visit(subscription=fresh, outcomes=(Outcome(subject=known.address, error=error),))


def _file_feed(desk: Desk, known: Subscription, page: Page, feed: Feed) -> Visit:
    fresh = [item for item in feed.items if not desk.archive.knows_item(known.id, item.key)]
    outcomes = tuple(_file_items(desk, known, page, feed, fresh))
    after = after_success(known, page, feed, now=desk.clock())
    if any(outcome.error and _passing(outcome.error) for outcome in outcomes):
        # Ask for the whole list again next time: a 304 would hide the items that failed.
        retry = min(after.next_visit or desk.clock(), desk.clock() + timedelta(minutes=30))
        after = replace(after, validators=known.validators, next_visit=retry)
    desk.archive.record_visit(after)
    return Visit(subscription=after, outcomes=outcomes)


def _file_items(
    desk: Desk, known: Subscription, listed: Page, feed: Feed, items: Sequence[FeedItem]
) -> Iterator[Outcome]:
    with ThreadPoolExecutor(FETCHERS) as fetchers:
        pages = list(fetchers.map(lambda item: _page_of(desk, item), items))
    tasks = (
        ReadItem(item, feed, page if isinstance(page, Page) else None, listed)
        for item, page in zip(items, pages, strict=True)
    )
    for item, page, result in zip(items, pages, desk.crew.map(tasks), strict=True):
        subject = item.link or item.title
        if isinstance(result, BroadsheetError):
            yield Outcome(subject=subject, error=result)
        elif result is None:
            yield Outcome(subject=subject, error=_why_none(subject, page))
        elif isinstance(page, BroadsheetError) and _passing(page):
            # The feed's own words are kept meanwhile; the item stays open for the next visit.
            filed = file_article(desk, result, subject=subject)
            yield replace(filed, error=page)
        else:
            article = whole(desk, result)
            yield file_article(desk, article, subject=subject, feed=known.id, item=item.key)


def _passing(error: BroadsheetError) -> bool:
    """Say whether a page that could not be had may well be had at the next visit."""
    if isinstance(error, BadStatus):
        return error.status in {408, 425, 429} or error.status >= 500
    return isinstance(error, Unreachable)


def _page_of(desk: Desk, item: FeedItem) -> Page | BroadsheetError | None:
    if not item.link:
        return None
    try:
        return desk.wire.fetch(item.link)
    except BroadsheetError as error:
        return error


def _why_none(subject: str, page: Page | BroadsheetError | None) -> BroadsheetError:
    if isinstance(page, BroadsheetError):
        return page
    return BadFeed(subject, "neither the feed nor the page holds a text to read")
