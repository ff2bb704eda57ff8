"""What one article costs does not grow with the archive, counted in SQLite's own steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.sql import SqlArchive
from broadsheet.news.article import Article
from broadsheet.news.filed import Derived
from broadsheet.news.story import Relation
from contracts.copydesk import NOON, CopyDesk, link

SMALL, LARGE = 20, 200
WEEK = timedelta(days=7)


def steps(sqlite: SqlArchive, do: Callable[[], object]) -> int:
    """Return how many hundreds of instructions of SQLite's machine something takes."""
    count = 0

    def one_more() -> int:
        nonlocal count
        count += 1
        return 0

    sqlite.connection.ensure_connection()
    sqlite.connection.connection.set_progress_handler(one_more, 100)
    try:
        do()
    finally:
        sqlite.connection.connection.set_progress_handler(None, 0)
    return count


def with_links(desk: CopyDesk, article: Article, others: list[Article]) -> Derived:
    links = tuple(link(article, other, Relation.TOPIC) for other in others[-3:])
    return replace(desk.derived(article), links=links)


@pytest.fixture
def costs(sqlite: SqlArchive) -> dict[str, tuple[int, int]]:
    """What filing, deriving and changing an article takes after 20 articles and after 200."""
    desk, articles = CopyDesk(words=30), list[Article]()
    found: dict[str, list[int]] = {"file": [], "derive": [], "derive again": [], "latest": []}
    while len(articles) < LARGE:
        article = desk.article()
        derived = with_links(desk, article, articles)
        measured = len(articles) in (SMALL - 1, LARGE - 1)
        work = {
            "file": lambda: sqlite.file(article, at=NOON),  # noqa: B023
            "derive": lambda: sqlite.derive(derived),  # noqa: B023
            "derive again": lambda: sqlite.derive(derived),  # noqa: B023
            "latest": lambda: sqlite.latest(limit=5),
        }
        for name, do in work.items():
            if measured:
                found[name].append(steps(sqlite, do))
            elif not name.endswith("again"):
                do()
        articles.append(article)
    return {name: (counts[0], counts[1]) for name, counts in found.items()}


def test_work_on_one_article_does_not_grow(costs: dict[str, tuple[int, int]]) -> None:
    for name, (small, large) in costs.items():
        assert large <= 2 * small + 20, f"{name}: {small} hundred steps became {large}"
