"""The archive's promise: what is filed is kept, once, whole, and its work is put out."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.protocol import Archive
from broadsheet.news.article import Article, Block
from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId, FeedId, VersionId, feed_id
from broadsheet.news.outcome import Verdict
from broadsheet.news.trace import Former, ItemTrace
from contracts.copydesk import NOON, CopyDesk, full_article

FEED = feed_id("https://paper.example/feed")


def changed(article: Article, words: str, *, later: timedelta = timedelta(hours=1)) -> Article:
    return replace(article, blocks=(Block(text=words),), seen_at=article.seen_at + later)


def test_an_article_comes_back_exactly(archive: Archive) -> None:
    article = full_article()
    assert archive.file(article, at=NOON) is Verdict.NEW
    filed = archive.article(article.id)
    assert filed.article == article
    assert filed.article.text == article.text
    assert (filed.version, filed.number, filed.filed_at) == (article.version, 1, NOON)
    assert filed.notes is None and filed.story is None
    assert archive.version(article.version) == article


def test_the_same_text_is_filed_once(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    later = replace(article, seen_at=article.seen_at + timedelta(days=1), byline=("Other",))
    assert archive.file(article, at=NOON) is Verdict.NEW
    assert archive.file(article, at=NOON) is Verdict.SEEN
    assert archive.file(later, at=NOON) is Verdict.SEEN
    assert archive.article(article.id).article == article
    assert archive.counts()["articles"] == archive.counts()["versions"] == 1
    assert archive.pending(9) == [article.version]


def test_a_changed_text_is_a_new_version(archive: Archive, desk: CopyDesk) -> None:
    first, other = desk.article(), desk.article()
    second = changed(first, "Other words.")
    archive.file(first, at=NOON)
    archive.file(other, at=NOON)
    assert archive.file(second, at=NOON + timedelta(hours=2)) is Verdict.CHANGED
    filed = archive.article(first.id)
    assert (filed.article, filed.number) == (second, 2)
    assert archive.version(first.version) == first
    stubs = archive.versions(first.id)
    assert [stub.version for stub in stubs] == [first.version, second.version]
    assert [stub.number for stub in stubs] == [1, 2]
    assert stubs[1].digest == hashlib.sha256(second.text.encode()).hexdigest()
    assert stubs[1].headline == second.headline and stubs[1].seen_at == second.seen_at
    assert archive.pending(9) == [other.version, second.version]


def test_an_older_reading_never_replaces_a_newer_one(archive: Archive, desk: CopyDesk) -> None:
    newest = desk.article()
    older = changed(newest, "As it stood before.", later=-timedelta(hours=1))
    archive.file(newest, at=NOON)
    assert archive.file(older, at=NOON) is Verdict.CHANGED
    assert archive.file(older, at=NOON) is Verdict.SEEN
    assert archive.article(newest.id).article == newest
    assert [stub.version for stub in archive.versions(newest.id)] == [older.version, newest.version]
    assert archive.pending(9) == [newest.version]


def test_a_text_that_comes_back_is_the_newest_again(archive: Archive, desk: CopyDesk) -> None:
    first = desk.article()
    second = changed(first, "For an hour only.")
    third = replace(first, seen_at=second.seen_at + timedelta(hours=1))
    for article in (first, second, third):
        archive.file(article, at=NOON)
    filed = archive.article(first.id)
    assert (filed.version, filed.number) == (first.version, 1)
    assert filed.article == first, "a version is never written twice"
    assert archive.pending(9) == [first.version]
    between = changed(first, "Read late.", later=timedelta(minutes=90))
    assert archive.file(between, at=NOON) is Verdict.CHANGED
    assert archive.article(first.id).version == first.version
    assert archive.counts()["versions"] == 3


def test_a_feed_item_is_known_once_filed(archive: Archive, desk: CopyDesk) -> None:
    article, odd = desk.article(), "guid \0 \ud800 " + "x" * 5000
    assert archive.recall(FEED, ["1"]) == {}
    archive.file(article, at=NOON, item=ItemTrace(feed=FEED, marks=("1", odd), state="a"))
    former = Former(article=article.id, state="a")
    assert archive.recall(FEED, ["2", odd, "1"]) == {"1": former, odd: former}
    assert archive.recall(feed_id("https://other.example/feed"), ["1"]) == {}
    assert archive.recall(FeedId("nonsense"), ["1"]) == {}
    archive.file(article, at=NOON, item=ItemTrace(feed=FEED, marks=("1",), state="b"))
    assert archive.recall(FEED, ["1", odd])["1"] == Former(article=article.id, state="b")
    assert archive.recall(FEED, ["1", odd])[odd] == former


def test_an_item_with_nothing_to_read_is_known_too(archive: Archive, desk: CopyDesk) -> None:
    article = desk.article()
    archive.file(article, at=NOON)
    empty = ItemTrace(feed=FEED, marks=("empty",), state="a")
    archive.remember([(empty, None), (ItemTrace(feed=FEED, marks=("1",), state="b"), article.id)])
    assert archive.recall(FEED, ["empty", "1"]) == {
        "empty": Former(article=None, state="a"),
        "1": Former(article=article.id, state="b"),
    }
    many = [str(number) for number in range(1200)]
    assert archive.recall(FEED, many) == {"1": Former(article=article.id, state="b")}


def test_pending_keeps_the_order_of_filing(archive: Archive, desk: CopyDesk) -> None:
    filed = [desk.article() for _ in range(5)]
    for article in filed:
        archive.file(article, at=NOON)
    versions = [article.version for article in filed]
    assert archive.pending(3) == versions[:3]
    archive.strike(versions[1])
    archive.strike(VersionId("nonsense"))
    assert archive.pending(9) == [versions[0], *versions[2:]]
    assert archive.counts()["pending"] == 4


def test_articles_come_in_the_order_asked(archive: Archive, desk: CopyDesk) -> None:
    filed = [desk.article() for _ in range(4)]
    for article in filed:
        archive.file(article, at=NOON)
    wanted = [filed[2].id, ArticleId("a" + "0" * 16), filed[0].id, ArticleId("nonsense")]
    assert [one.article.id for one in archive.articles(wanted)] == [filed[2].id, filed[0].id]
    assert list(archive.articles([])) == []


@pytest.mark.parametrize("name", ["", "a", "a" + "0" * 16, "v" + "f" * 16, "a" + "G" * 16, "\0"])
def test_what_is_not_here_is_not_found(archive: Archive, name: str) -> None:
    for ask in (archive.article, archive.version, archive.versions, archive.story):
        with pytest.raises(NotFound):
            ask(name)  # type: ignore[operator]
    assert list(archive.links(ArticleId(name), limit=9)) == []
    assert list(archive.links_among([ArticleId(name)])) == []


def test_a_lease_has_one_holder_at_a_time(archive: Archive) -> None:
    assert archive.lease("round", "one", now=NOON, seconds=60)
    assert not archive.lease("round", "two", now=NOON + timedelta(seconds=59), seconds=60)
    assert archive.lease("round", "one", now=NOON + timedelta(seconds=30), seconds=60)
    assert not archive.lease("round", "two", now=NOON + timedelta(seconds=60), seconds=60)
    assert archive.lease("grouping", "two", now=NOON, seconds=60)
    assert archive.lease("round", "two", now=NOON + timedelta(seconds=90), seconds=60)
    assert not archive.lease("round", "one", now=NOON + timedelta(seconds=91), seconds=60)


def test_everything_is_counted(archive: Archive, desk: CopyDesk) -> None:
    names = {"articles", "versions", "stories", "feeds", "pending", "held", "quarantined"}
    assert dict(archive.counts()) == dict.fromkeys(names, 0)
    article = desk.article()
    archive.file(article, at=NOON)
    archive.derive(desk.derived(article))
    assert archive.counts()["stories"] == 1 and archive.counts()["pending"] == 0
