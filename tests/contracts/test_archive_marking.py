"""The archive's promise: what a reader has read, what an editor ruled, stories moved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.protocol import Archive
from broadsheet.news.article import Article
from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId, StoryId, VersionId, story_id
from broadsheet.news.ruling import Ruling, RulingKind
from contracts.copydesk import NOON, CopyDesk

ANN, BOB = 1, 2


@pytest.fixture
def three(archive: Archive, desk: CopyDesk) -> tuple[Article, Article, Article]:
    """Three articles; the first two are in the first one's story."""
    one, two, three = desk.article(), desk.article(), desk.article()
    for article in (one, two, three):
        archive.file(article, at=NOON)
    archive.derive(desk.derived(one))
    archive.derive(desk.derived(two, story=story_id(one.id)))
    archive.derive(desk.derived(three))
    return one, two, three


def ruling(one: Article, other: Article, ident: str = "r1") -> Ruling:
    return Ruling(
        id=ident,
        kind=RulingKind.APART,
        moved=(one.id,),
        others=(other.id,),
        source=story_id(other.id),
        target=story_id(one.id),
        by="Ed",
        reason="another pier",
        at=NOON,
    )


def test_what_one_reader_has_read_is_theirs_alone(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one, two, _ = three
    archive.mark_read(ANN, {one.id: one.version, two.id: two.version}, at=NOON)
    archive.mark_read(BOB, {one.id: one.version}, at=NOON)
    everything = [article.id for article in three]
    assert archive.read_by(ANN, everything) == {one.id: one.version, two.id: two.version}
    assert archive.read_by(BOB, everything) == {one.id: one.version}
    assert archive.read_by(ANN, []) == {}


def test_the_version_last_read_is_the_one_kept(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one = three[0]
    archive.mark_read(ANN, {one.id: VersionId("v0000000000000001")}, at=NOON)
    archive.mark_read(ANN, {one.id: one.version}, at=NOON + timedelta(hours=1))
    assert archive.read_by(ANN, [one.id]) == {one.id: one.version}


def test_marks_can_be_taken_back_and_a_reader_forgotten(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one, two, _ = three
    versions = {one.id: one.version, two.id: two.version}
    archive.mark_read(ANN, versions, at=NOON)
    archive.mark_read(BOB, versions, at=NOON)
    archive.mark_unread(ANN, [one.id, ArticleId("a0000000000000009"), ArticleId("odd")])
    assert list(archive.read_by(ANN, list(versions))) == [two.id]
    archive.forget_reader(BOB)
    assert archive.read_by(BOB, list(versions)) == {}
    assert list(archive.read_by(ANN, list(versions))) == [two.id]


def test_a_deleted_article_takes_its_marks_with_it(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one = three[0]
    archive.mark_read(ANN, {one.id: one.version}, at=NOON)
    archive.delete(one.id, at=NOON)
    assert archive.read_by(ANN, [one.id]) == {}


def test_rulings_are_found_by_any_article_they_name(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one, two, other = three
    kept = ruling(two, one)
    archive.rule(kept)
    assert archive.ruling("r1") == kept
    assert archive.rulings([one.id]) == [kept] == archive.rulings([two.id, one.id])
    assert archive.rulings([other.id]) == archive.rulings([]) == []
    with pytest.raises(NotFound):
        archive.ruling("r2")


def test_an_undone_ruling_stays_with_who_undid_it(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    kept = ruling(three[1], three[0])
    archive.rule(kept)
    undone = replace(kept, undone_by="Ann", undone_at=NOON)
    archive.rule(undone)
    assert archive.rulings([three[0].id]) == [undone]
    assert kept.holds and not undone.holds


def test_rulings_and_marks_outlive_a_rebuild(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one, two, _ = three
    archive.rule(ruling(two, one))
    archive.mark_read(ANN, {one.id: one.version}, at=NOON)
    archive.start_over()
    assert archive.rulings([one.id]) and archive.read_by(ANN, [one.id])


def test_an_article_is_moved_to_a_story_of_its_own(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one, two, _ = three
    archive.move([two.id], story_id(two.id))
    assert archive.homes([one.id, two.id]) == {one.id: story_id(one.id), two.id: story_id(two.id)}
    assert archive.story(story_id(two.id)).members == (two.id,)


def test_a_story_left_empty_leads_where_its_articles_went_and_takes_its_address_back(
    archive: Archive, three: tuple[Article, Article, Article]
) -> None:
    one, two, other = three
    archive.move([other.id], story_id(one.id))
    assert archive.story(story_id(other.id)).id == story_id(one.id)
    assert set(archive.story(story_id(one.id)).members) == {one.id, two.id, other.id}
    archive.move([other.id], story_id(other.id))
    assert archive.story(story_id(other.id)).members == (other.id,)


def test_what_is_in_no_story_is_not_moved(archive: Archive, desk: CopyDesk) -> None:
    lone = desk.article()
    archive.file(lone, at=NOON)
    archive.move([lone.id], StoryId("s00000000000000aa"))
    assert archive.homes([lone.id]) == {}
    assert archive.counts()["stories"] == 0
