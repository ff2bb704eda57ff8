"""What the archive promises of both databases: bounded queries, indexes used, several at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.test.utils import CaptureQueriesContext

from broadsheet.archive.audit import derived_rows, faults
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.article import Article, Block
from broadsheet.news.errors import ArchiveError
from broadsheet.news.ids import story_id
from broadsheet.news.job import Job, JobState
from broadsheet.news.outcome import Verdict
from broadsheet.news.story import Relation
from contracts.copydesk import NOON, CopyDesk, link

WEEK = timedelta(days=7)


def fill(sql: SqlArchive, desk: CopyDesk, count: int) -> list[Article]:
    """File and group articles, three to a story."""
    articles = [desk.article() for _ in range(count)]
    for at, article in enumerate(articles):
        sql.file(article, at=NOON)
        founder = articles[at - at % 3]
        links = (link(article, founder, Relation.EVENT),) if at % 3 else ()
        derived = desk.derived(article, story=story_id(founder.id))
        sql.derive(replace(derived, links=links))
    return articles


@contextmanager
def asked(sql: SqlArchive) -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(sql.connection) as captured:
        yield captured


def neighbours_of(sql: SqlArchive, desk: CopyDesk) -> Callable[[], object]:
    newcomer = desk.derived(desk.article()).fingerprint
    return lambda: sql.neighbours(newcomer, since=NOON - WEEK, until=NOON + WEEK, limit=60)


def readings(
    sql: SqlArchive, desk: CopyDesk, articles: list[Article]
) -> dict[str, tuple[int, Callable[[], object]]]:
    """Every way to read, with the queries it may take."""
    ids = [article.id for article in articles]
    return {
        "articles": (3, lambda: sql.articles(ids)),
        "article": (3, lambda: sql.article(ids[0])),
        "versions": (1, lambda: sql.versions(ids[0])),
        "latest": (1, lambda: sql.latest(limit=99)),
        "latest of": (1, lambda: sql.latest(limit=99, outlet="le-phare", hashtag="ka")),
        "links": (1, lambda: sql.links(ids[1], limit=99)),
        "links among": (1, lambda: sql.links_among(ids)),
        "story": (1, lambda: sql.story(story_id(ids[0]))),
        "moved story": (4, lambda: sql.story(story_id(ids[1]))),
        "stories": (2, lambda: sql.stories(limit=99, until=NOON)),
        "search": (1, lambda: sql.search("ka ri", limit=99, any_word=True)),
        "newest": (1, lambda: sql.search("ka", limit=99, newest_first=True)),
        "mentions": (1, lambda: sql.mentions("hashtag", limit=99)),
        "mention": (1, lambda: sql.mention("outlet", "le-phare")),
        "pending": (1, lambda: sql.pending(99)),
        "counts": (7, sql.counts),
        "neighbours": (7, neighbours_of(sql, desk)),
    }  # fmt: skip


def test_the_number_of_queries_does_not_grow(sql: SqlArchive, desk: CopyDesk) -> None:
    articles = fill(sql, desk, 45)
    for name, (most, read) in readings(sql, desk, articles).items():
        with asked(sql) as captured:
            read()
        statements = [one["sql"] for one in captured.captured_queries]
        assert len(statements) <= most, f"{name}: {statements}"


def test_filing_and_deriving_take_few_statements(sql: SqlArchive, desk: CopyDesk) -> None:
    fill(sql, desk, 3)
    article = desk.article()
    with asked(sql) as captured:
        sql.file(article, at=NOON)
    assert len(captured) <= 8
    with asked(sql) as captured:
        sql.derive(desk.derived(article))
    assert len(captured) <= 20


def plan(sql: SqlArchive, read: Callable[[], object]) -> str:
    """Return how the database goes about the statements of a reading."""
    with asked(sql) as captured:
        read()
    prefix = "EXPLAIN " if sql.connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    lines = []
    with sql.cursor() as cursor:
        if sql.connection.vendor == "postgresql":
            # Small tables are read whole: ask what it would do with large ones.
            cursor.execute("SET enable_seqscan = off")
        for one in captured.captured_queries:
            cursor.execute(prefix + one["sql"].replace("%", "%%"))
            lines += [" ".join(str(column) for column in row) for row in cursor.fetchall()]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "name",
    [
        *("articles", "versions", "latest", "latest of", "links", "links among", "story"),
        *("moved story", "stories", "newest", "mention", "mentions", "pending", "neighbours"),
    ],
)
def test_an_index_serves_every_reading(sql: SqlArchive, desk: CopyDesk, name: str) -> None:
    articles = fill(sql, desk, 9)
    found = plan(sql, readings(sql, desk, articles)[name][1])
    whole = r"Seq Scan on \w+" if sql.connection.vendor == "postgresql" else r"SCAN archive_\w+$"
    assert not re.findall(whole, found, re.MULTILINE), found


def test_work_that_fails_leaves_nothing(sql: SqlArchive, desk: CopyDesk) -> None:
    kept = fill(sql, desk, 2)
    before = derived_rows(sql)
    with pytest.raises(ArchiveError):
        sql.file(replace(desk.article(), seen_at=NOON.replace(tzinfo=None)), at=NOON)
    article = desk.article()
    sql.file(article, at=NOON)
    with pytest.raises(ArchiveError):
        sql.derive(replace(desk.derived(article), links=(link(*kept, Relation.COPY),)))
    assert sql.pending(9) == [article.version]
    sql.strike(article.version)
    assert [row for row in derived_rows(sql) if row != ("search", article.id)] == before
    assert faults(sql) == []


def at_once(sql: SqlArchive, *work: Callable[[SqlArchive], object]) -> list[object]:
    """Do things at the same time, each on a connection of its own."""

    def one(do: Callable[[SqlArchive], object]) -> object:
        try:
            return do(sql)
        finally:
            sql.close()

    with ThreadPoolExecutor(len(work)) as threads:
        return list(threads.map(one, work))


def test_one_article_filed_by_many_at_once_is_one(sql: SqlArchive, desk: CopyDesk) -> None:
    for _ in range(5):
        article = desk.article()
        verdicts = at_once(sql, *[lambda one: one.file(article, at=NOON)] * 4)  # noqa: B023
        assert sorted(verdicts) == [Verdict.NEW, Verdict.SEEN, Verdict.SEEN, Verdict.SEEN]
    assert sql.counts()["versions"] == 5 == len(sql.pending(9))
    assert faults(sql) == []


def test_versions_filed_at_once_are_numbered_apart(sql: SqlArchive, desk: CopyDesk) -> None:
    article = desk.article()
    texts = [replace(article, blocks=(Block(text=f"Text {at}."),)) for at in range(4)]
    at_once(sql, *[lambda one, text=text: one.file(text, at=NOON) for text in texts])
    assert [stub.number for stub in sql.versions(article.id)] == [1, 2, 3, 4]
    assert len(sql.pending(9)) == 1 and faults(sql) == []


def test_jobs_and_leases_go_to_one_each(sql: SqlArchive) -> None:
    for at in range(6):
        sql.enqueue(Job(id=str(at), kind="k", order={}, state=JobState.WAITING, asked_at=NOON))
    taken = at_once(sql, *[lambda one: one.take_job("w", now=NOON, seconds=60)] * 6)
    assert sorted(job.id for job in taken if isinstance(job, Job)) == list("012345")
    held = at_once(
        sql,
        *[lambda one, who=who: one.lease("x", who, now=NOON, seconds=9) for who in "abcd"],
    )
    assert sorted(held) == [False, False, False, True]  # type: ignore[type-var]


def test_work_derived_at_once_is_all_kept(sql: SqlArchive, desk: CopyDesk) -> None:
    articles = [desk.article() for _ in range(8)]
    for article in articles:
        sql.file(article, at=NOON)
    story = story_id(articles[0].id)
    work = [replace(desk.derived(one, story=story), merges=(story_id(one.id),)) for one in articles]
    at_once(sql, *[lambda one, derived=derived: one.derive(derived) for derived in work])
    assert set(sql.story(story).members) == {article.id for article in articles}
    assert sql.pending(9) == [] and faults(sql) == []
    newcomer = desk.derived(desk.article()).fingerprint
    found = sql.neighbours(newcomer, since=NOON - WEEK, until=NOON + WEEK, limit=60)
    assert len(found) == 8


def test_the_search_index_can_be_made_anew(sql: SqlArchive, desk: CopyDesk) -> None:
    article = fill(sql, desk, 4)[0]
    words = article.headline.split()[0]
    before = sql.search(words, limit=9)
    with sql.writing(), sql.cursor() as cursor:
        sql.index.clear(cursor)
    assert sql.search(words, limit=9) == []
    assert faults(sql) == ["articles that search does not know: 4"]
    assert sql.reindex() == 4
    assert sql.search(words, limit=9) == before and faults(sql) == []


def test_an_altered_text_is_found_out(sql: SqlArchive, desk: CopyDesk) -> None:
    article = fill(sql, desk, 1)[0]
    with sql.writing(), sql.cursor() as cursor:
        word = article.blocks[0].text.split()[0]
        cursor.execute("UPDATE archive_version SET record = REPLACE(record, %s, 'changed')", [word])
    assert faults(sql) == ["versions whose text is not the one filed: 1"]


def test_migrations_go_back_and_forth(sql: SqlArchive, desk: CopyDesk) -> None:
    call_command("makemigrations", "archive", check=True, dry_run=True, verbosity=0)
    call_command("migrate", "archive", "zero", database=sql.using, verbosity=0)
    with sql.cursor() as cursor:
        names = sql.connection.introspection.table_names(cursor)
    assert not [name for name in names if name.startswith("archive_")]
    call_command("migrate", "archive", database=sql.using, verbosity=0)
    fill(sql, desk, 1)
    assert sql.search("said", limit=9) and faults(sql) == []


def test_a_database_without_tables_is_one_plain_error(sql: SqlArchive) -> None:
    with sql.cursor() as cursor:
        cursor.execute("ALTER TABLE archive_outbox RENAME TO elsewhere")
    try:
        with pytest.raises(ArchiveError, match="cannot do this") as error:
            sql.pending(1)
        assert "\n" not in str(error.value)
    finally:
        with sql.cursor() as cursor:
            cursor.execute("ALTER TABLE elsewhere RENAME TO archive_outbox")
    assert connections[sql.using] is sql.connection
