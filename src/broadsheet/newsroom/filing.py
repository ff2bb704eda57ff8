"""Articles go from pages, captures and rows into the archive, one transaction each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from broadsheet.news.article import Article
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.ids import FeedId
from broadsheet.news.outcome import Outcome
from broadsheet.news.page import Page
from broadsheet.news.trace import ItemTrace
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.quarantine import read_all
from broadsheet.newsroom.whole import whole
from broadsheet.newsroom.work import ReadPage

Incoming = tuple[str, Page | BroadsheetError]
"""What an input is called, and its page or the error that came instead."""


def file_pages(
    desk: Desk, incoming: Iterable[Incoming], *, feed: FeedId | None = None
) -> Iterator[Outcome]:
    """Read each page with the crew and file its articles; an unreadable one is a bad Outcome.

    With `feed`, a page's subject is remembered as an item of it, with the last of its articles.
    A page that was fetched is made whole by those it goes on over; one from a file or an archive
    is filed as it was saved, and nothing is fetched for it.
    """
    good: deque[tuple[str, bool]] = deque()  # of the pages with the crew: subject, fetched

    def tasks() -> Iterator[ReadPage]:
        for subject, page in incoming:
            if isinstance(page, BroadsheetError):
                bad.append(Outcome(subject=subject, error=page))
                continue
            good.append((subject, bool(page.url) and feed is None))
            yield ReadPage(page, subject)

    bad: list[Outcome] = []
    for result in read_all(desk, tasks()):
        yield from _drain(bad)
        subject, fetched = good.popleft()
        if isinstance(result, BroadsheetError):
            yield Outcome(subject=subject, error=result)
            continue
        for left, article in enumerate(result, 1 - len(result)):
            trace = ItemTrace(feed=feed, marks=(subject,)) if feed and left == 0 else None
            article = whole(desk, article) if fetched else article
            yield file_article(desk, article, subject=subject, item=trace)
    yield from _drain(bad)


def _drain(bad: list[Outcome]) -> Iterator[Outcome]:
    while bad:
        yield bad.pop(0)


def file_article(
    desk: Desk, article: Article, *, subject: str, item: ItemTrace | None = None
) -> Outcome:
    """File one article and say whether it was new, changed, seen, or deleted here before."""
    verdict = desk.archive.file(article, at=desk.clock(), item=item)
    return Outcome(subject=subject, article=article.id, verdict=verdict)
