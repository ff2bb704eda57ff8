"""An archive of the schema before is brought up to this one with all that is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from broadsheet.archive.audit import faults
from broadsheet.archive.engine import database_settings
from broadsheet.archive.numbers import bits
from broadsheet.archive.records import item_id
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.feed import Rhythm, Telling
from broadsheet.news.ids import feed_id
from broadsheet.news.trace import Former
from contracts.archives import connected
from contracts.copydesk import NOON, CopyDesk

ADDRESS = "https://aldery.example/feed"
FEED = feed_id(ADDRESS)


@pytest.fixture
def old(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database as it was before feeds' items had marks, with one feed followed."""
    file = tmp_path / "archive.db"
    with django_db_blocker.unblock(), connected(database_settings(str(file))) as alias:
        call_command("migrate", "archive", "0002", database=alias, verbosity=0)
        with closing(sqlite3.connect(file)) as database, database:
            database.execute(
                "INSERT INTO archive_feed (id, address, title, site, folder, failures, trouble)"
                " VALUES (?, ?, 'Aldery', '', 'World', 2, 'no answer')",
                [bits(FEED), ADDRESS],
            )
        yield alias


def test_r05_feeds_and_items_of_the_schema_before_are_kept(old: str) -> None:
    desk = CopyDesk(words=60)
    article = desk.article()
    archive = SqlArchive(using=old)
    with archive.cursor() as cursor:
        # Nothing but the tables of feeds and items differs: an article is filed as before.
        cursor.execute("CREATE TABLE archive_tombstone (id integer PRIMARY KEY, at bigint)")
        archive.file(article, at=NOON)
        cursor.execute("DROP TABLE archive_tombstone")
        cursor.execute(
            "INSERT INTO archive_item (feed, item, article_id) VALUES (%s, %s, %s)",
            [bits(FEED), bits(item_id("guid-1")), bits(article.id)],
        )
    for _ in range(2):
        call_command("migrate", database=old, verbosity=0)
        known = archive.subscription(FEED)
        assert (known.title, known.folder, known.failures) == ("Aldery", "World", 2)
        assert (known.telling, known.rhythm, known.whole_at) == (Telling.BOTH, Rhythm(), None)
        assert (known.extra, known.move, known.per_day) == ((), None, None)
        assert archive.recall(FEED, ["guid-1"]) == {"guid-1": Former(article=article.id)}
        assert faults(archive) == []
