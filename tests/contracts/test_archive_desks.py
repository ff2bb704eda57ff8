"""The archive's promise: feeds, comments and jobs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from broadsheet.archive.protocol import Archive
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.errors import ArchiveError, NotFound
from broadsheet.news.feed import Move, Rhythm, Subscription, Telling
from broadsheet.news.ids import ArticleId, FeedId, feed_id
from broadsheet.news.job import Job, JobState
from broadsheet.news.page import Validators
from broadsheet.news.trace import Former, ItemTrace
from contracts.copydesk import NOON, CopyDesk

MINUTE = timedelta(minutes=1)


def feed(name: str, **changes: object) -> Subscription:
    made = Subscription(
        address=f"https://{name}.example/feed?x=1&y=é",
        title=name.title(),
        site=f"https://{name}.example/",
        folder="World",
        validators=Validators(etag='W/"a, b"', last_modified="Wed, 11 Mar 2026 12:00:00 GMT"),
        followed_at=NOON,
        failures=3,
        trouble="no answer in time",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_feed_comes_back_exactly(archive: Archive) -> None:
    full = feed(
        "full",
        visited_at=NOON,
        succeeded_at=NOON - MINUTE,
        next_visit=NOON + MINUTE,
        extra=(("category", "/World/ \U0001f30d"), ("created", "")),
        telling=Telling.LINKS,
        per_day=2.25,
        digest="ab" * 32,
        whole_at=NOON - 9 * MINUTE,
        move=Move(to="https://new.example/feed", since=NOON, times=2),
        rhythm=Rhythm(ttl_minutes=90, skip_hours=(0, 23), skip_days=(6,)),
        hub="https://hub.example/",
        topic="https://full.example/feed",
    )
    bare = Subscription(address="https://bare.example/feed")
    for one in (full, bare):
        assert archive.follow(one)
        assert archive.subscription(one.id) == one
    assert archive.counts()["feeds"] == 2


def test_a_feed_is_followed_once(archive: Archive) -> None:
    assert archive.follow(feed("one"))
    assert not archive.follow(feed("one", title="Other", failures=0))
    assert archive.subscriptions() == [feed("one")]
    assert not archive.follow(feed("one"))


def test_a_visit_replaces_what_is_known(archive: Archive) -> None:
    archive.follow(feed("one"))
    after = feed("one", failures=0, trouble="", validators=Validators(etag=""), visited_at=NOON)
    archive.record_visit(after)
    assert archive.subscription(after.id) == after
    archive.unfollow(after.id)
    for ask in (archive.subscription, archive.unfollow):
        with pytest.raises(NotFound):
            ask(after.id)
    with pytest.raises(NotFound):
        archive.record_visit(after)
    for name in ("", "nonsense", "a" + "0" * 16):
        with pytest.raises(NotFound):
            archive.unfollow(FeedId(name))


def test_items_are_remembered_when_a_feed_is_not(archive: Archive, desk: CopyDesk) -> None:
    one, article = feed("one"), desk.article()
    archive.follow(one)
    archive.file(article, at=NOON, item=ItemTrace(feed=one.id, marks=("1",), state="s"))
    archive.unfollow(one.id)
    assert archive.recall(one.id, ["1"]) == {"1": Former(article=article.id, state="s")}
    assert archive.article(article.id).article == article


def test_feeds_are_listed_by_title_then_address(archive: Archive) -> None:
    feeds = [
        feed("b", title="Zebra"),
        feed("a", title="Zebra"),
        feed("c", title="alpha"),
        feed("d"),
    ]
    for one in feeds:
        archive.follow(one)
    assert [one.address[8] for one in archive.subscriptions()] == ["d", "a", "b", "c"]


def test_the_longest_due_feed_comes_first(archive: Archive) -> None:
    when = {"a": NOON - MINUTE, "b": None, "c": NOON - 3 * MINUTE, "d": NOON, "e": NOON + MINUTE}
    for name, at in when.items():
        archive.follow(feed(name, next_visit=at))
    assert [one.address[8] for one in archive.due(NOON, limit=9)] == ["b", "c", "a", "d"]
    assert [one.address[8] for one in archive.due(NOON, limit=2)] == ["b", "c"]
    assert feed_id(feed("b").address) == archive.due(NOON, limit=1)[0].id


def comment(article: ArticleId, minutes: int, **changes: object) -> Comment:
    made = Comment(
        id=0,
        article=article,
        reader=0,
        writer="Ann",
        text="Well said.\n<b>",
        written_at=NOON + minutes * MINUTE,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def article(archive: Archive, desk: CopyDesk) -> ArticleId:
    """An article to write under."""
    made = desk.article()
    archive.file(made, at=NOON)
    return made.id


def test_comments_are_held_then_decided(
    archive: Archive, desk: CopyDesk, article: ArticleId
) -> None:
    other = desk.article()
    archive.file(other, at=NOON)
    second = archive.write_comment(comment(article, 2))
    first = archive.write_comment(comment(article, 1, writer="Bo\0b", text="\ud800"))
    third = archive.write_comment(comment(other.id, 3))
    assert first.id and first.id != second.id
    assert (first.writer, first.text) == ("Bo\ufffdb", "\ufffd")
    assert archive.comment(first.id) == first
    assert archive.queue(CommentState.HELD, limit=9) == [first, second, third]
    assert archive.queue(CommentState.HELD, limit=1) == [first]
    assert archive.comments(article, CommentState.HELD) == [first, second]
    assert archive.counts()["held"] == 3
    printed = replace(first, state=CommentState.PRINTED, decided_by="Moira")
    declined = replace(second, state=CommentState.DECLINED, decided_by="Moira", reason="off topic")
    for one in (printed, declined):
        archive.decide_comment(one)
        assert archive.comment(one.id) == one
    assert archive.comments(article, CommentState.PRINTED) == [printed]
    assert archive.queue(CommentState.HELD, limit=9) == [third]


def test_a_decision_leaves_the_words_alone(archive: Archive, article: ArticleId) -> None:
    kept = archive.write_comment(comment(article, 1))
    archive.decide_comment(replace(kept, text="Other", writer="X", state=CommentState.PRINTED))
    assert archive.comment(kept.id) == replace(kept, state=CommentState.PRINTED)


def test_comments_need_an_article_here(archive: Archive, desk: CopyDesk) -> None:
    for name in (desk.article().id, ArticleId("nonsense")):
        with pytest.raises(NotFound):
            archive.write_comment(comment(name, 1))
        assert list(archive.comments(name, CommentState.HELD)) == []
    with pytest.raises(NotFound):
        archive.comment(77)
    with pytest.raises(NotFound):
        archive.decide_comment(comment(ArticleId("a" + "0" * 16), 1, id=77))


def test_a_comment_outlives_its_writers_account(sql: SqlArchive, desk: CopyDesk) -> None:
    made = desk.article()
    sql.file(made, at=NOON)
    accounts = get_user_model().objects.using(sql.using)
    reader = accounts.create(username="ann")
    kept = sql.write_comment(comment(made.id, 1, reader=reader.pk))
    assert sql.comment(kept.id).reader == reader.pk
    with pytest.raises(ArchiveError):
        sql.write_comment(comment(made.id, 1, reader=reader.pk + 1))
    reader.delete(using=sql.using)
    assert sql.comment(kept.id) == replace(kept, reader=0)
    assert len(sql.queue(CommentState.HELD, limit=9)) == 1


def job(name: str, minutes: int = 0) -> Job:
    return Job(
        id=name,
        kind="ask",
        order={"question": "Où? \0 \ud800", "n": 1, "deep": {"a": [None, 1.5]}},
        state=JobState.WAITING,
        asked_at=NOON + minutes * MINUTE,
        reader=4,
    )


def test_a_job_comes_back_exactly(archive: Archive) -> None:
    archive.enqueue(job("one"))
    archive.enqueue(replace(job("one"), kind="follow"))
    assert archive.job("one") == job("one")
    done = replace(
        job("one"), state=JobState.DONE, result={"answer": {"text": "Ici."}}, trouble="slow"
    )
    archive.close_job(done)
    assert archive.job("one") == done
    for name in ("two", "", "\0", "x" * 500):
        with pytest.raises(NotFound):
            archive.job(name)
        with pytest.raises(NotFound):
            archive.close_job(job(name))


def test_jobs_are_taken_oldest_first_and_once(archive: Archive) -> None:
    for name, minutes in (("b", 2), ("a", 1), ("c", 1)):
        archive.enqueue(job(name, minutes))
    taken = [archive.take_job("one", now=NOON, seconds=60) for _ in range(4)]
    assert [one and one.id for one in taken] == ["a", "c", "b", None]
    assert taken[0] == replace(job("a", 1), state=JobState.RUNNING, attempts=1)
    assert archive.job("a") == taken[0]


def test_a_job_whose_lease_ran_out_is_taken_again(archive: Archive) -> None:
    archive.enqueue(job("a"))
    archive.take_job("one", now=NOON, seconds=60)
    assert archive.take_job("two", now=NOON + timedelta(seconds=59), seconds=60) is None
    again = archive.take_job("two", now=NOON + timedelta(seconds=60), seconds=60)
    assert again is not None and again.attempts == 2
    archive.close_job(replace(again, state=JobState.FAILED, trouble="no"))
    assert archive.take_job("two", now=NOON + timedelta(days=9), seconds=60) is None
    archive.close_job(replace(again, state=JobState.WAITING))
    third = archive.take_job("one", now=NOON + timedelta(seconds=61), seconds=60)
    assert third is not None and third.attempts == 3


def test_finished_jobs_are_swept(archive: Archive) -> None:
    for name, minutes in (("old", 0), ("waits", 0), ("new", 9)):
        archive.enqueue(job(name, minutes))
    for name, minutes in (("old", 0), ("new", 9)):
        archive.close_job(replace(job(name, minutes), state=JobState.DONE, result={}))
    assert archive.sweep_jobs(before=NOON + 5 * MINUTE) == 1
    with pytest.raises(NotFound):
        archive.job("old")
    assert archive.job("waits").state is JobState.WAITING
    assert archive.job("new").result == {}
