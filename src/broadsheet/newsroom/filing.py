"""Articles go from pages, captures and rows into the archive, one transaction each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.news.article import Article
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.ids import FeedId
from broadsheet.news.outcome import Outcome
from broadsheet.news.page import Page
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.whole import whole
from broadsheet.newsroom.work import ReadPage

Incoming = tuple[str, Page | BroadsheetError]
"""What an input is called, and its page or the error that came instead."""


def file_pages(desk: Desk, incoming: Iterable[Incoming]) -> Iterator[Outcome]:
    """Read each page with the crew and file its articles; an unreadable one is a bad Outcome."""
    good: list[str] = []

    def tasks() -> Iterator[ReadPage]:
        for subject, page in incoming:
            if isinstance(page, BroadsheetError):
                bad.append(Outcome(subject=subject, error=page))
                continue
            good.append(subject)
            yield ReadPage(page, subject)

    bad: list[Outcome] = []
    for at, result in enumerate(desk.crew.map(tasks())):
        yield from _drain(bad)
        if isinstance(result, BroadsheetError):
            yield Outcome(subject=good[at], error=result)
            continue
        for article in result:
            yield file_article(desk, whole(desk, article), subject=good[at])
    yield from _drain(bad)


def _drain(bad: list[Outcome]) -> Iterator[Outcome]:
    while bad:
        yield bad.pop(0)


def file_article(
    desk: Desk, article: Article, *, subject: str, feed: FeedId | None = None, item: str = ""
) -> Outcome:
    """File one article and say whether it was new, changed or seen."""
    verdict = desk.archive.file(article, at=desk.clock(), feed=feed, item=item)
    return Outcome(subject=subject, article=article.id, verdict=verdict)
