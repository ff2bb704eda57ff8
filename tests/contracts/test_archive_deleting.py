"""The archive's promise: what is deleted stays gone, and what is left hangs together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.audit import derived_rows, faults
from broadsheet.archive.connected import Connected
from broadsheet.archive.memory import MemoryArchive
from broadsheet.archive.protocol import Archive
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.article import Article, Block
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId, StoryId, feed_id, story_id
from broadsheet.news.outcome import Verdict
from broadsheet.news.story import Relation
from broadsheet.news.trace import Former, ItemTrace
from contracts.copydesk import NOON, CopyDesk, link

FEED = feed_id("https://aldery.example/feed")
WEEK = timedelta(days=7)


def rows(archive: Archive) -> list[tuple[str, ...]]:
    assert isinstance(archive, Connected | MemoryArchive)
    return derived_rows(archive)


def grouped(archive: Archive, desk: CopyDesk, count: int) -> list[Article]:
    """File articles as one story, each linked to the founder."""
    articles = [desk.article() for _ in range(count)]
    for at, article in enumerate(articles):
        archive.file(article, at=NOON)
        links = (link(article, articles[0], Relation.EVENT),) if at else ()
        derived = desk.derived(article, story=story_id(articles[0].id))
        archive.derive(replace(derived, links=links))
    return articles


def sound(archive: Archive) -> bool:
    return not isinstance(archive, Connected) or faults(archive) == []


def test_r07_what_is_deleted_is_gone_and_no_import_brings_it_back(
    archive: Archive, desk: CopyDesk
) -> None:
    article = desk.article()
    archive.file(article, at=NOON, item=ItemTrace(feed=FEED, marks=("1",), state="a"))
    archive.derive(desk.derived(article))
    archive.delete(article.id, at=NOON)
    assert archive.file(article, at=NOON) is Verdict.DELETED
    edited = replace(article, blocks=(Block(text="Said otherwise."),))
    assert archive.file(edited, at=NOON + WEEK) is Verdict.DELETED
    again = ItemTrace(feed=FEED, marks=("2",), state="b")
    assert archive.file(edited, at=NOON, item=again) is Verdict.DELETED
    assert archive.recall(FEED, ["1", "2"]) == {
        "1": Former(article=article.id, state="a", deleted=True),
        "2": Former(article=article.id, state="b", deleted=True),
    }
    assert not any(archive.counts().values())
    assert rows(archive) == []
    assert list(archive.articles([article.id])) == [] == list(archive.latest(limit=9))
    assert list(archive.search(article.headline, limit=9)) == []
    for ask in (archive.article, archive.versions):
        with pytest.raises(NotFound):
            ask(article.id)
    with pytest.raises(NotFound):
        archive.version(article.version)
    with pytest.raises(NotFound):
        archive.story(story_id(article.id))
    assert sound(archive)


def test_what_is_not_here_cannot_be_deleted(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    for name in (article.id, ArticleId("nonsense"), ArticleId("")):
        with pytest.raises(NotFound):
            archive.delete(name, at=NOON)
    assert archive.file(article, at=NOON) is Verdict.NEW
    archive.delete(article.id, at=NOON)
    with pytest.raises(NotFound):
        archive.delete(article.id, at=NOON)


def test_all_versions_and_work_that_waits_go_too(archive: Archive, desk: CopyDesk) -> None:
    article, other = desk.article(), desk.article()
    edited = replace(
        article, blocks=(Block(text="Rewritten."),), seen_at=article.seen_at + timedelta(hours=1)
    )
    for one in (article, other, edited):
        archive.file(one, at=NOON)
    late = desk.derived(edited)
    archive.delete(article.id, at=NOON)
    assert archive.pending(9) == [other.version]
    archive.derive(late)
    assert rows(archive) == [("outbox", other.version), ("search", other.id)]
    assert archive.counts()["versions"] == 1
    assert sound(archive)


def test_a_story_goes_on_without_a_member(archive: Archive, desk: CopyDesk) -> None:
    founder, second, third = grouped(archive, desk, 3)
    archive.delete(founder.id, at=NOON)
    story = archive.story(story_id(founder.id))
    assert set(story.members) == {second.id, third.id}
    assert list(archive.links(second.id, limit=9)) == []
    archive.delete(second.id, at=NOON)
    assert archive.story(story_id(founder.id)).members == (third.id,)
    assert archive.counts()["stories"] == 1
    archive.delete(third.id, at=NOON)
    with pytest.raises(NotFound):
        archive.story(story_id(founder.id))
    assert rows(archive) == []
    assert sound(archive)


def test_addresses_that_led_to_a_story_go_with_it(archive: Archive, desk: CopyDesk) -> None:
    first, second = desk.article(), desk.article()
    for one in (first, second):
        archive.file(one, at=NOON)
    archive.derive(desk.derived(first))
    archive.derive(
        replace(desk.derived(second, story=story_id(first.id)), merges=(story_id(second.id),))
    )
    archive.delete(first.id, at=NOON)
    archive.delete(second.id, at=NOON)
    for one in (first, second):
        with pytest.raises(NotFound):
            archive.story(StoryId(story_id(one.id)))
    assert rows(archive) == []
    assert sound(archive)


def test_the_rest_is_as_if_it_had_never_been_there(archive: Archive, desk: CopyDesk) -> None:
    kept, gone = desk.article(), desk.article()
    archive.file(kept, at=NOON)
    archive.derive(desk.derived(kept))
    before = rows(archive)
    archive.file(gone, at=NOON)
    archive.derive(replace(desk.derived(gone), links=(link(gone, kept, Relation.TOPIC),)))
    newcomer = desk.derived(desk.article()).fingerprint
    window = {"since": NOON - WEEK, "until": NOON + WEEK}
    archive.neighbours(newcomer, **window, limit=60)
    archive.delete(gone.id, at=NOON)
    assert rows(archive) == before
    near = archive.neighbours(newcomer, **window, limit=60)
    assert [one.fingerprint.article for one in near] == [kept.id]
    assert archive.start_over() == 1
    assert sound(archive)


def test_comments_under_it_go_too(archive: Archive, desk: CopyDesk) -> None:
    gone, kept = desk.article(), desk.article()
    for one in (gone, kept):
        archive.file(one, at=NOON)
    said = [
        archive.write_comment(
            Comment(id=0, article=one.id, reader=0, writer="Ann", text="Why?", written_at=NOON)
        )
        for one in (gone, kept)
    ]
    archive.delete(gone.id, at=NOON)
    assert archive.queue(CommentState.HELD, limit=9) == [said[1]]
    with pytest.raises(NotFound):
        archive.comment(said[0].id)
    assert archive.write_comment(replace(said[1], id=0)).id not in {one.id for one in said}
    assert sound(archive)


def test_deleting_takes_few_statements(sql: SqlArchive, desk: CopyDesk) -> None:
    from django.test.utils import CaptureQueriesContext

    articles = grouped(sql, desk, 3)
    with CaptureQueriesContext(sql.connection) as captured:
        sql.delete(articles[1].id, at=NOON)
    assert len(captured) <= 30
