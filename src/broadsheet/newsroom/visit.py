"""A visit to a feed: fetch it, fetch what is new in it, file that, and only then remember."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urljoin

from broadsheet.feeds.discover import usual_places
from broadsheet.feeds.identity import Told, marks_of, tell
from broadsheet.feeds.instead import instead_of_feed
from broadsheet.news.article import Article
from broadsheet.news.errors import BadFeed, BadStatus, BroadsheetError, Unreachable, WorkFailed
from broadsheet.news.feed import Feed, Subscription, Telling
from broadsheet.news.ids import ArticleId, digest
from broadsheet.news.outcome import Outcome, Verdict
from broadsheet.news.page import Page
from broadsheet.newsroom import decide
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import file_article
from broadsheet.newsroom.pushing import push_for, refused, say, tend
from broadsheet.newsroom.quarantine import read_all, read_one
from broadsheet.newsroom.whole import whole
from broadsheet.newsroom.work import ReadFeed, ReadItem
from broadsheet.text.addresses import bare

FETCHERS = 8
"""Pages of one feed fetched at once at the most; the wire keeps its own limit per host."""

Fetched = Page | BroadsheetError | None
"""An item's page, why it could not be had, or None where there is none to ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit came to: the subscription as it stands now and an Outcome an item filed."""

    subscription: Subscription
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A feed as it was read: its items told apart; `pushed` when a hub sent it."""

    known: Subscription
    page: Page
    feed: Feed
    told: tuple[Told, ...]
    telling: Telling
    pushed: bool = False

    @property
    def wanted(self) -> tuple[Told, ...]:
        """The items to be read now: new ones and changed ones."""
        return tuple(one for one in self.told if one.verdict is not Verdict.SEEN)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The page to fetch for each item wanted, empty where it has none of its own."""
        return tuple(one.item.link if one.own_page else "" for one in self.wanted)


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
    listed = _listed(desk, desk.archive.subscription(known.id), page, feed, pushed=False)
    visit = finish(desk, listed, _fetch_all(desk, listed))
    asking = tend(desk, visit.subscription, push_for(desk, visit.subscription.id))
    if asking is not None and (error := say(desk, asking)) is not None:
        refused(desk, asking, error)
    return visit


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
    places = () if found else usual_places(page.landed or page.url)
    usual = next((one for place in places if (one := _at_usual(desk, place))), None)
    if usual is None:
        raise BadFeed(address, "there is no feed here and the page names none")
    return usual


def _at_usual(desk: Desk, address: str) -> tuple[Page, Feed] | None:
    """Return the feed at a place where sites often keep one, or None: most have none there."""
    try:
        page = desk.wire.fetch(address, obey_robots=False)
        found = _read_feed(desk, page)
    except BroadsheetError:
        return None
    return (page, found) if isinstance(found, Feed) else None


def _read_feed(desk: Desk, page: Page) -> Feed | tuple[str, ...]:
    found: Feed | tuple[str, ...] | BroadsheetError = read_one(desk, ReadFeed(page))
    if isinstance(found, BroadsheetError):
        raise found
    return found


def visited(desk: Desk, known: Subscription, page: Page, *, pushed: bool = False) -> Visit:
    """File what a page fetched from a followed feed brings, or one that a hub sent."""
    begun = begin(desk, known, page, pushed=pushed)
    return begun if isinstance(begun, Visit) else finish(desk, begun, _fetch_all(desk, begun))


def begin(desk: Desk, known: Subscription, page: Page, *, pushed: bool = False) -> Visit | Listed:
    """Read a feed and say which of its items are wanted, or end the visit where nothing changed.

    Raises BadFeed and its like, saying what is there instead of a feed.
    """
    if page.status == 304 or (known.digest and decide.digest_of(page) == known.digest):
        after = decide.after_success(known, page, None, now=desk.clock(), chance=desk.chance())
        return _remembered(desk, after)
    feed = _read_feed(desk, page)
    if not isinstance(feed, Feed):
        raise BadFeed(known.address, instead_of_feed(page))
    return _listed(desk, known, page, feed, pushed=pushed)


def _listed(desk: Desk, known: Subscription, page: Page, feed: Feed, *, pushed: bool) -> Listed:
    marks = dict.fromkeys(mark for item in feed.items for mark in marks_of(item).all())
    former = desk.archive.recall(known.id, list(marks))
    told, telling = tell(known.id, feed.items, former, known.telling)
    return Listed(known=known, page=page, feed=feed, told=told, telling=telling, pushed=pushed)


def missed(desk: Desk, known: Subscription, error: BroadsheetError) -> Visit:
    """Remember a visit that failed."""
    after = decide.after_failure(known, error, now=desk.clock(), chance=desk.chance())
    desk.archive.record_visit(after)
    return Visit(subscription=after, outcomes=(Outcome(subject=known.address, error=error),))


def finish(desk: Desk, listed: Listed, pages: Sequence[Fetched]) -> Visit:
    """File the items wanted, given the page of each, and then remember the visit."""
    outcomes = tuple(_file_items(desk, listed, pages))
    seen = [(one.trace, one.article) for one in listed.told if _is_seen_anew(one)]
    if seen:
        desk.archive.remember(seen)
    known, fresh = listed.known, len(listed.wanted)
    if listed.pushed:
        after = decide.after_push(replace(known, telling=listed.telling), fresh)
        return _remembered(desk, after, outcomes)
    after = decide.after_success(
        known,
        listed.page,
        listed.feed,
        now=desk.clock(),
        fresh=fresh,
        same=fresh < len(listed.told) or (listed.feed.title or None) == known.title,
        chance=desk.chance(),
    )
    after = replace(after, telling=listed.telling)
    if any(outcome.error and _passing(outcome.error) for outcome in outcomes):
        # Ask for the whole list again next time: a 304 would hide the items that failed.
        retry = min(after.next_visit or desk.clock(), desk.clock() + timedelta(minutes=30))
        after = replace(after, validators=known.validators, digest=known.digest, next_visit=retry)
    return _remembered(desk, after, outcomes)


def _is_seen_anew(told: Told) -> bool:
    return told.verdict is Verdict.SEEN and told.fresh


def _remembered(desk: Desk, after: Subscription, outcomes: tuple[Outcome, ...] = ()) -> Visit:
    """Keep what is known of a feed after a visit, at its new address if it has moved for good."""
    if after.move and decide.has_moved(after, now=desk.clock()):
        moved = replace(after, address=after.move.to, move=None)
        desk.archive.readdress(after.id, moved)
        after = desk.archive.subscription(moved.id)
    else:
        desk.archive.record_visit(after)
    return Visit(subscription=after, outcomes=outcomes)


def _file_items(desk: Desk, listed: Listed, pages: Sequence[Fetched]) -> Iterator[Outcome]:
    wanted = listed.wanted
    tasks = (
        ReadItem(one.item, listed.feed, page if isinstance(page, Page) else None, listed.page)
        for one, page in zip(wanted, pages, strict=True)
    )
    identities = _identities(desk, wanted)
    results = read_all(desk, tasks, feed=listed.known.id)
    for told, page, result in zip(wanted, pages, results, strict=True):
        if isinstance(result, WorkFailed) and told.verdict is not Verdict.CHANGED:
            yield _meanwhile(desk, listed, told, result, identities)
            continue
        if isinstance(result, Article):
            result = _under(told, result, listed.feed, identities)
        yield _file_item(desk, told, page, result)


def _meanwhile(
    desk: Desk,
    listed: Listed,
    told: Told,
    failed: WorkFailed,
    identities: Mapping[ArticleId, str],
) -> Outcome:
    """File an item by the feed's own words while its page is in quarantine, if those will do."""
    found = read_one(desk, ReadItem(told.item, listed.feed, None, listed.page))
    if not isinstance(found, Article):
        return Outcome(subject=told.item.link or told.item.title, error=failed)
    article = _under(told, found, listed.feed, identities)
    return replace(_file_item(desk, told, None, article), error=failed)


def file_again(
    desk: Desk, known: Subscription, page: Page, feed: Feed, article: Article
) -> Outcome:
    """File what was read of the one item of `feed` as a visit would, outside of any."""
    listed = _listed(desk, known, page, feed, pushed=False)
    told = listed.told[0]
    return _file_item(desk, told, None, _under(told, article, feed, _identities(desk, [told])))


def _identities(desk: Desk, wanted: Sequence[Told]) -> Mapping[ArticleId, str]:
    changed = [one.article for one in wanted if one.article is not None]
    found = desk.archive.articles(changed) if changed else []
    return {filed.article.id: filed.article.identity for filed in found}


def _under(
    told: Told, article: Article, feed: Feed, identities: Mapping[ArticleId, str]
) -> Article:
    """Return the article under the identity it had, or one of its own where pages are shared."""
    if told.article is not None and told.article in identities:
        return replace(article, identity=identities[told.article])
    if told.own_page:
        return article
    place = bare(told.item.link) or feed.self_address or feed.site
    return replace(article, identity=f"{place}#{digest(*told.trace.marks)}")


def _file_item(
    desk: Desk, told: Told, page: Fetched, result: Article | BroadsheetError | None
) -> Outcome:
    subject = told.item.link or told.item.title
    if isinstance(result, BroadsheetError):
        return Outcome(subject=subject, error=result)
    if isinstance(page, BroadsheetError) and _passing(page):
        # The feed's own words are kept meanwhile; the item stays open for the next visit.
        if result is None or told.verdict is Verdict.CHANGED:
            return Outcome(subject=subject, error=page)
        return replace(file_article(desk, result, subject=subject), error=page)
    if result is None or (isinstance(page, BroadsheetError) and told.verdict is Verdict.CHANGED):
        # Nothing can be read there, so it is not asked for again until the feed says otherwise.
        desk.archive.remember([(told.trace, told.article)])
        return Outcome(subject=subject, error=_why_none(subject, page))
    return file_article(desk, whole(desk, result), subject=subject, item=told.trace)


def _passing(error: BroadsheetError) -> bool:
    """Say whether a page that could not be had may well be had at the next visit."""
    if isinstance(error, BadStatus):
        return error.status in {408, 425, 429} or error.status >= 500
    return isinstance(error, Unreachable)


def _fetch_all(desk: Desk, listed: Listed) -> list[Fetched]:
    with ThreadPoolExecutor(FETCHERS) as fetchers:
        return list(fetchers.map(lambda address: page_of(desk, address), listed.addresses))


def page_of(desk: Desk, address: str) -> Fetched:
    """Return the page at `address`, or why it could not be had; None for no address."""
    if not address:
        return None
    try:
        return desk.wire.fetch(address)
    except BroadsheetError as error:
        return error


def _why_none(subject: str, page: Fetched) -> BroadsheetError:
    if isinstance(page, BroadsheetError):
        return page
    return BadFeed(subject, "neither the feed nor the page holds a text to read")
