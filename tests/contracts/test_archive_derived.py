"""The archive's promise: derived work is kept whole, replaced whole, and can be done again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from broadsheet.archive.audit import derived_rows
from broadsheet.archive.memory import MemoryArchive
from broadsheet.archive.protocol import Archive
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.article import Article, Block
from broadsheet.news.errors import ArchiveError, NotFound
from broadsheet.news.filed import Derived
from broadsheet.news.ids import StoryId, story_id
from broadsheet.news.story import Relation
from contracts.copydesk import NOON, CopyDesk, link, print_on

LATER = NOON + timedelta(days=1)


def put(archive: Archive, desk: CopyDesk, story: StoryId | None = None) -> Article:
    article = desk.article()
    archive.file(article, at=NOON)
    archive.derive(desk.derived(article, story=story))
    return article


def move(archive: Archive, desk: CopyDesk, article: Article, **changes: object) -> None:
    archive.derive(replace(desk.derived(article), **changes))  # type: ignore[arg-type]


def test_notes_and_story_come_back_exactly(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    derived = desk.derived(article)
    archive.file(article, at=NOON)
    archive.derive(derived)
    filed = archive.article(article.id)
    assert filed.notes == derived.notes
    assert filed.story == derived.story == story_id(article.id)
    assert archive.articles([article.id]) == [filed]
    assert archive.pending(9) == []


def test_notes_of_an_older_version_are_not_shown(archive: Archive, desk: CopyDesk) -> None:
    article = put(archive, desk)
    newer = replace(article, blocks=(Block(text="New."),), seen_at=LATER)
    archive.file(newer, at=NOON)
    filed = archive.article(article.id)
    assert filed.notes is None and filed.story is None
    archive.derive(desk.derived(newer))
    assert archive.article(article.id).notes == desk.derived(newer).notes


def test_work_on_an_older_version_is_dropped(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    newer = replace(article, blocks=(Block(text="New."),), seen_at=LATER)
    archive.file(article, at=NOON)
    late = desk.derived(article)
    archive.file(newer, at=NOON)
    archive.derive(late)
    assert archive.article(article.id).notes is None
    assert archive.pending(9) == [newer.version]
    archive.derive(desk.derived(desk.article()))
    assert archive.counts()["stories"] == 0, "nothing follows from an article never filed"


def test_deriving_twice_is_deriving_once(archive: Archive, desk: CopyDesk) -> None:
    first, second = put(archive, desk), put(archive, desk)
    links = (link(second, first, Relation.EVENT),)
    move(archive, desk, second, links=links)
    once = derived_rows(archive)
    move(archive, desk, second, links=links)
    assert derived_rows(archive) == once


def test_links_stand_at_both_ends(archive: Archive, desk: CopyDesk) -> None:
    one, two, three = (put(archive, desk) for _ in range(3))
    topic = link(three, one, Relation.TOPIC, 0.9)
    event = link(three, two, Relation.EVENT, 0.1)
    copy = link(one, three, Relation.COPY, 0.5)
    move(archive, desk, three, links=(topic, event, copy, copy))
    assert archive.links(three.id, limit=9) == [copy, event, topic]
    assert archive.links(three.id, limit=1) == [copy]
    assert archive.links(one.id, limit=9) == [copy, topic]
    among = archive.links_among([one.id, three.id])
    assert sorted(among, key=lambda one: one.relation) == [copy, topic]
    assert [one.article for one in among] == sorted(one.article for one in among)
    move(archive, desk, one)
    assert archive.links(three.id, limit=9) == [event], "the links of a new version replace the old"


def test_a_link_needs_two_articles_here(archive: Archive, desk: CopyDesk) -> None:
    here, stray = put(archive, desk), desk.article()
    move(archive, desk, here, links=(link(here, stray, Relation.TOPIC),))
    assert archive.links(here.id, limit=9) == []
    before = derived_rows(archive)
    for one, other in ((stray, stray), (here, here)):
        with pytest.raises(ArchiveError):
            move(archive, desk, here, links=(link(one, other, Relation.TOPIC),))
    assert derived_rows(archive) == before, "work that fails leaves nothing behind"


def test_a_story_lists_its_members_in_order_of_printing(archive: Archive, desk: CopyDesk) -> None:
    last = put(archive, desk)
    first = put(archive, desk, story_id(last.id))
    story = archive.story(story_id(last.id))
    assert story.members == (first.id, last.id)
    assert (story.first, story.last) == (first.printed_at, last.printed_at)
    assert story.lead == first.id


def test_merged_stories_lead_to_one(archive: Archive, desk: CopyDesk) -> None:
    one, two, three = (put(archive, desk) for _ in range(3))
    move(archive, desk, two, story=story_id(one.id), merges=(story_id(two.id),))
    assert archive.story(story_id(two.id)) == archive.story(story_id(one.id))
    move(archive, desk, three, merges=(story_id(one.id), StoryId("s" + "0" * 16)))
    for article in (one, two, three):
        story = archive.story(story_id(article.id))
        assert story.id == story_id(three.id)
        assert set(story.members) == {one.id, two.id, three.id}
        assert archive.article(article.id).story == story.id
    assert archive.counts()["stories"] == 1
    with pytest.raises(NotFound):
        archive.story(StoryId("s" + "0" * 16))


def test_who_means_a_merged_story_gets_the_one_it_ended_in(
    archive: Archive, desk: CopyDesk
) -> None:
    one, two = put(archive, desk), put(archive, desk)
    move(archive, desk, two, story=story_id(one.id), merges=(story_id(two.id),))
    three = put(archive, desk, story_id(two.id))
    assert archive.article(three.id).story == story_id(one.id)
    move(archive, desk, two)
    assert archive.article(two.id).story == story_id(two.id), "its founder founds it anew"
    assert archive.story(story_id(two.id)).members == (two.id,)


def test_a_story_left_empty_leads_where_its_article_went(archive: Archive, desk: CopyDesk) -> None:
    one, two = put(archive, desk), put(archive, desk)
    move(archive, desk, two, story=story_id(one.id))
    assert archive.counts()["stories"] == 1
    assert archive.story(story_id(two.id)).id == story_id(one.id)


def test_a_story_without_a_redirect_follows_its_founder(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    archive.file(article, at=NOON)
    elsewhere = story_id(desk.article().id)
    archive.derive(desk.derived(article, story=elsewhere))
    assert archive.story(story_id(article.id)).id == elsewhere


def test_starting_over_keeps_what_was_filed(archive: Archive, desk: CopyDesk) -> None:
    articles = [put(archive, desk) for _ in range(4)]
    newer = replace(articles[0], blocks=(Block(text="New."),), seen_at=LATER)
    archive.file(newer, at=NOON)
    assert archive.start_over() == 4
    assert archive.pending(9) == [newer.version, *(one.version for one in articles[1:])]
    assert {row[0] for row in derived_rows(archive)} == {"outbox", "search"}
    assert archive.article(newer.id).article == newer
    assert list(archive.stories(limit=9)) == []


def work_through(archive: Archive, desk: CopyDesk) -> None:
    """Derive all that is pending; articles printed in the same hour share a story."""
    for version in archive.pending(99):
        article = archive.version(version)
        beside = [
            one.fingerprint.article
            for one in archive.neighbours(
                print_on(article),
                since=article.printed_at - timedelta(days=1),
                until=article.printed_at + timedelta(days=1),
                limit=5,
            )
        ]
        here = [one.article for one in archive.articles(beside)]
        links = [link(article, one, Relation.TOPIC, 0.5) for one in here]
        archive.derive(replace(desk.derived(article), links=tuple(links)))


def test_a_rebuild_gives_the_same_rows(archive: Archive, desk: CopyDesk) -> None:
    articles = [desk.article() for _ in range(12)]
    for article in articles:
        archive.file(article, at=NOON)
    work_through(archive, desk)
    first = derived_rows(archive)
    assert {"link", "band", "key", "vector", "mention", "membership"} <= {row[0] for row in first}
    archive.start_over()
    work_through(archive, desk)
    assert derived_rows(archive) == first


def scenario(desk: CopyDesk) -> list[Derived]:
    articles = [desk.article() for _ in range(6)]
    work = [desk.derived(article) for article in articles]
    for before, after in pairwise(range(6)):
        between = (link(articles[after], articles[before], Relation.STORYLINE, 0.7),)
        work[after] = replace(work[after], links=between)
    work[3] = replace(work[3], story=work[0].story, merges=(work[1].story, work[2].story))
    bare = replace(work[5].fingerprint, vector=b"", vector_model="", signature=(), bands=())
    work[5] = replace(work[5], fingerprint=bare)
    return work


def test_a_database_keeps_the_rows_memory_keeps(sql: SqlArchive) -> None:
    for archive in (memory := MemoryArchive(), sql):
        desk = CopyDesk(seed=3, words=60)
        work = scenario(CopyDesk(seed=3, words=60))
        for _ in work:
            archive.file(desk.article(), at=NOON)
        for derived in work:
            archive.derive(derived)
    assert derived_rows(sql) == derived_rows(memory)
