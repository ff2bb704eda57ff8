"""What an outlet changed after printing: the newest change by default, any two by number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.article import Article
from broadsheet.news.changes import Edit, Touched
from broadsheet.news.errors import NotFound
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.versions import changed_page
from make import NOW
from make_desk import desk_over


def printed(figure: str, *, hours: float) -> Article:
    """Return the same article as it stood `hours` after noon."""
    article = make.article(
        "Ferry hits pier",
        standfirst="",
        paragraphs=(f"Some {figure} passengers were hurt at the pier.", "It is closed."),
    )
    return replace(article, seen_at=NOW + timedelta(hours=hours))


VERSIONS = (printed("9", hours=0), printed("12", hours=2), printed("14", hours=4))


@pytest.fixture
def changed() -> Desk:
    """A desk whose archive holds one article in three versions."""
    archive = MemoryArchive()
    for one in VERSIONS:
        archive.file(one, at=one.seen_at)
    return desk_over(archive)


def test_the_newest_change_is_shown_and_the_figure_it_touches(changed: Desk) -> None:
    page = changed_page(changed, VERSIONS[0].id)
    assert (page.before.number, page.after.number) == (2, 3)
    removed = [run.words.of(page.old.text) for run in page.change.runs if run.edit is Edit.REMOVED]
    assert [words.strip() for words in removed] == ["12"]
    assert {(one.what, one.gone) for one in page.change.touches} == {
        (Touched.FIGURE, False),
        (Touched.FIGURE, True),
    }


def test_any_two_versions_can_be_compared(changed: Desk) -> None:
    page = changed_page(changed, VERSIONS[0].id, 1, 3)
    removed = [run.words.of(page.old.text) for run in page.change.runs if run.edit is Edit.REMOVED]
    assert [words.strip() for words in removed] == ["9"]


def test_an_article_that_never_changed_says_so(changed: Desk) -> None:
    only = make.article("Printed once", published=NOW)
    changed.archive.file(only, at=only.seen_at)
    with pytest.raises(NotFound, match="never changed"):
        changed_page(changed, only.id)


def test_a_version_that_is_not_here_is_not_found(changed: Desk) -> None:
    with pytest.raises(NotFound, match="no version 9"):
        changed_page(changed, VERSIONS[0].id, 1, 9)
