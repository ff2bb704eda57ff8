"""What undoes a worker is kept apart with its bytes, tried again, and never in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.errors import (
    ArchiveError,
    BadInput,
    BroadsheetError,
    DeskError,
    NotFound,
    WorkFailed,
)
from broadsheet.news.feed import Subscription
from broadsheet.news.ids import article_id
from broadsheet.news.outcome import Verdict
from broadsheet.news.page import Page, Validators
from broadsheet.news.press import known_press
from broadsheet.news.quarantine import Reading
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import file_pages
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.quarantine import DAY, MOST_ATTEMPTS, MOST_CASES
from broadsheet.newsroom.retrying import AT_ONCE, PAUSE, retry, retry_due
from broadsheet.newsroom.rounds import go_round, visit_due
from broadsheet.newsroom.visit import follow
from grim import CRASH, FAULT, HANG, HOG, Grim
from standins import ScriptedWire

NOW = datetime(2026, 4, 2, 9, tzinfo=UTC)
HOST = "http://grim-herald.example"
FEED = f"{HOST}/feed.xml"
MIB = 1 << 20


def story(number: int, more: bytes = b"") -> bytes:
    words = (
        f"<html lang=en><head><title>Mill race runs dry ({number})</title></head><body>"
        f"<article><h1>Mill race runs dry ({number})</h1><p>The mill race at Oxley ran dry on "
        f"Tuesday for the {number}th time since the weir was raised, the miller said.</p><p>The "
        "water company will look at the sluice in the morning, and asks people to keep off.</p>"
    )
    return words.encode() + b"<p>" + more + b"</p></article></body></html>"


def page(body: bytes, kind: str = "text/html", etag: str | None = None) -> Page:
    return Page(
        url="", body=body, fetched_at=NOW, content_type=kind, validators=Validators(etag=etag)
    )


def feed(*numbers: int, more: bytes = b"") -> bytes:
    items = "".join(
        f"<item><title>Mill race ({n})</title><link>{HOST}/{n}</link><guid>{n}</guid></item>"
        for n in numbers
    )
    head = f"<rss version='2.0'><channel><title>Grim Herald</title><link>{HOST}/</link>{items}"
    return head.encode() + b"<!--" + more + b"--></channel></rss>"


class House:
    """A desk over memory, a scripted wire, and real workers that documents can undo."""

    def __init__(self, folder: Path) -> None:
        self.grim = Grim(folder)
        self.pages: dict[str, Page | BroadsheetError] = {}
        self.now = NOW
        self.archive = MemoryArchive()
        self.desk = Desk(
            archive=self.archive,
            wire=ScriptedWire(self.pages),
            press=known_press(),
            crew=Crew(2, self.grim, deadline_s=2.0, memory=200 * MIB),
            clock=lambda: self.now,
            edition=lambda: self.now,
        )

    def put_feed(self, *numbers: int, more: bytes = b"", bad: int = 0) -> None:
        etag = f'"e{len(numbers)}"'
        self.pages[FEED] = page(feed(*numbers, more=more), "application/rss+xml", etag)
        for number in numbers:
            self.pages[f"{HOST}/{number}"] = page(story(number, CRASH if number == bad else b""))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.desk.crew.close()


@pytest.mark.parametrize(
    ("word", "why"),
    [
        (CRASH, "was lost: SIGABRT"),
        (HANG, "did not end within 2 seconds"),
        (HOG, "needs more memory"),
        (FAULT, "failed: ZeroDivisionError"),
    ],
)
def test_r19_what_undoes_a_worker_is_kept_with_its_bytes_and_the_queue_goes_on(
    house: House, word: bytes, why: str
) -> None:
    bad = page(story(2, word))
    incoming = [("1", page(story(1))), ("bad.html", bad), ("3", page(story(3)))]
    outcomes = list(file_pages(house.desk, incoming))
    assert [one.verdict for one in outcomes] == [Verdict.NEW, None, Verdict.NEW]
    (listed,) = house.archive.isolated(limit=9)
    kept = house.archive.isolation(listed.id)
    assert isinstance(outcomes[1].error, WorkFailed)
    assert why in kept.reason and f"in quarantine as {kept.id}" in str(outcomes[1].error)
    assert (kept.reading, kept.subject, kept.attempts) == (Reading.PAGE, "bad.html", 1)
    assert kept.page == bad and kept.whole and kept.size == len(bad.body)
    assert house.archive.counts()["quarantined"] == 1


def test_bad_input_and_a_crew_that_has_gone_put_nothing_into_quarantine(house: House) -> None:
    list(file_pages(house.desk, [("empty", page(b""))]))
    house.desk.crew.close()
    (outcome,) = file_pages(house.desk, [("late", page(story(1)))])
    assert isinstance(outcome.error, DeskError)
    assert house.archive.counts()["quarantined"] == 0


def test_s43_a_document_is_kept_before_its_feeds_validators_move_on(house: House) -> None:
    """Killed between the two, a desk must not have forgotten the item: a 304 would hide it."""
    house.put_feed(1, 2, bad=2)
    follow(house.desk, "http://grim-herald.example/feed.xml")
    order: list[str] = []

    class Watched(MemoryArchive):
        def isolate(self, case: object) -> None:
            order.append("isolated")

        def record_visit(self, subscription: Subscription) -> None:
            order.append(f"visit {subscription.validators.etag}")
            raise ArchiveError("", "killed here")

    archive = Watched()
    archive.follow(Subscription(address=FEED))
    desk = replace(house.desk, archive=archive)
    with pytest.raises(ArchiveError):
        list(visit_due(desk))
    assert order[:2] == ["isolated", 'visit "e2"']


def test_an_item_in_quarantine_is_filed_under_its_feed_when_it_can_be_read(house: House) -> None:
    house.put_feed(1, 2, bad=2)
    visit = follow(house.desk, FEED)
    assert [one.verdict for one in visit.outcomes] == [Verdict.NEW, None]
    (case,) = house.archive.isolated(limit=9)
    assert (case.reading, case.subject) == (Reading.ITEM, f"{HOST}/2")
    assert case.feed is not None and case.feed.items == () and case.feed.title == "Grim Herald"
    house.grim.upgrade()
    done = retry(house.desk, case.id, holder="test")
    assert done.error is None and [one.verdict for one in done.outcomes] == [Verdict.NEW]
    house.put_feed(1, 2, 4)
    house.now += timedelta(days=1)
    (again,) = visit_due(house.desk)
    assert [one.subject for one in again.outcomes] == [f"{HOST}/4"]  # The second one is known.
    assert house.archive.article(article_id(f"{HOST}/2")).article.outlet == "Grim Herald"
    assert house.archive.counts()["quarantined"] == 0


def test_an_item_whose_page_is_in_quarantine_is_read_from_its_feed_meanwhile(house: House) -> None:
    words = "The mill race ran dry on Tuesday, and nobody at the water company could say why."
    house.put_feed(1, 2, bad=2)
    listed = feed(1, 2).replace(b"<guid>2", f"<description>{words}</description><guid>2".encode())
    house.pages[FEED] = page(listed, "application/rss+xml", '"e9"')
    visit = follow(house.desk, FEED)
    assert [one.verdict for one in visit.outcomes] == [Verdict.NEW, Verdict.NEW]
    assert isinstance(visit.outcomes[1].error, WorkFailed)
    article = article_id(f"{HOST}/2")
    assert words in house.archive.article(article).article.text
    house.grim.upgrade()
    (case,) = house.archive.isolated(limit=9)
    done = retry(house.desk, case.id, holder="test")
    assert [one.verdict for one in done.outcomes] == [Verdict.CHANGED]
    assert "since the weir was raised" in house.archive.article(article).article.text
    assert house.archive.counts()["quarantined"] == 0


def test_a_feed_in_quarantine_is_visited_when_it_can_be_read(house: House) -> None:
    house.put_feed(1)
    known = follow(house.desk, FEED).subscription
    house.put_feed(1, 2, more=CRASH)
    house.now += timedelta(days=1)
    go_round(house.desk, holder="test")
    after = house.archive.subscription(known.id)
    assert after.failures == 1 and "SIGABRT" in after.trouble
    assert house.archive.article(article_id(f"{HOST}/1"))
    (case,) = house.archive.isolated(limit=9)
    assert (case.reading, case.subject) == (Reading.FEED, FEED)
    house.grim.upgrade()
    done = retry(house.desk, case.id, holder="test")
    assert [one.verdict for one in done.outcomes] == [Verdict.NEW]
    assert house.archive.subscription(known.id).failures == 0
    assert house.archive.counts()["quarantined"] == 0


def test_a_feed_nobody_could_follow_is_followed_when_it_can_be_read(house: House) -> None:
    house.put_feed(1, more=CRASH)
    with pytest.raises(WorkFailed):
        follow(house.desk, FEED)
    assert house.archive.counts()["feeds"] == 0
    house.grim.upgrade()
    (case,) = house.archive.isolated(limit=9)
    assert len(retry(house.desk, case.id, holder="test").outcomes) == 1
    assert [one.address for one in house.archive.subscriptions()] == [FEED]


def test_a_text_that_undoes_the_noter_is_kept_without_notes_and_noted_later(house: House) -> None:
    list(file_pages(house.desk, [("1", page(story(1))), ("3", page(story(3)))]))
    marked = story(2).replace(b"look at the sluice", b"look at the sluice (" + CRASH + b")")
    house.grim.upgrade()
    list(file_pages(house.desk, [("2", page(marked))]))
    (house.grim.folder / "upgraded").unlink()
    watch = derive_pending(house.desk, holder="test")
    assert (watch.done, watch.skipped, house.archive.counts()["pending"]) == (2, 1, 0)
    (case,) = house.archive.isolated(limit=9)
    assert (case.reading, case.page) == (Reading.TEXT, None)
    house.archive.lease("grouping", "other", now=house.now, seconds=60)
    house.grim.upgrade()
    busy = retry(house.desk, case.id, holder="test")
    assert busy.error is not None and "another process" in str(busy.error)
    house.now += timedelta(minutes=2)
    assert retry(house.desk, case.id, holder="test").error is None
    assert house.archive.counts()["stories"] >= 1 and house.archive.counts()["quarantined"] == 0
    assert all(one.notes for one in house.archive.articles(house.archive.latest(limit=9)))


def test_a_crew_that_cannot_start_strikes_no_text_off_the_outbox(house: House) -> None:
    list(file_pages(house.desk, [("1", page(story(1)))]))
    house.desk.crew.close()
    with pytest.raises(DeskError):
        derive_pending(house.desk, holder="test")
    assert house.archive.counts()["pending"] == 1


def test_r20_a_document_that_fails_again_stays_and_says_why(house: House) -> None:
    list(file_pages(house.desk, [("bad.html", page(story(2, FAULT)))]))
    (case,) = house.archive.isolated(limit=9)
    for attempts in (2, 3, 4, 5):  # Asked for by hand there is no limit, and no circle either.
        done = retry(house.desk, case.id, holder="test")
        assert done.error is not None and "ZeroDivisionError" in done.error.sentence
        assert house.archive.isolation(case.id).attempts == attempts == house.grim.times()
    with pytest.raises(NotFound):
        retry(house.desk, "q" + "0" * 16, holder="test")


def test_r20_an_attempt_that_takes_the_desk_with_it_counts(house: House) -> None:
    list(file_pages(house.desk, [("bad.html", page(story(2, FAULT)))]))
    (case,) = house.archive.isolated(limit=9)

    class Doomed(Crew):
        def run(self, task: object) -> object:
            raise KeyboardInterrupt

    desk = replace(house.desk, crew=Doomed(0, house.grim))
    with pytest.raises(KeyboardInterrupt):
        retry(desk, case.id, holder="test")
    assert house.archive.isolation(case.id).attempts == 2


def test_r20_rounds_try_three_times_in_all_and_then_leave_it_alone(house: House) -> None:
    list(file_pages(house.desk, [("bad.html", page(story(2, CRASH)))]))
    for _ in range(8):
        house.now += PAUSE * MOST_ATTEMPTS
        go_round(house.desk, holder="test")
    assert house.grim.times() == MOST_ATTEMPTS
    assert house.archive.isolated(limit=9)[0].attempts == MOST_ATTEMPTS


def test_r20_rounds_wait_between_two_attempts_and_do_a_few_at_once(house: House) -> None:
    bad = [(str(n), page(story(n, FAULT))) for n in range(AT_ONCE + 3)]
    list(file_pages(house.desk, bad))
    assert list(retry_due(house.desk, holder="test")) == []
    house.now += PAUSE
    assert len(list(retry_due(house.desk, holder="test"))) == AT_ONCE
    assert len(list(retry_due(house.desk, holder="test"))) == 3
    assert list(retry_due(house.desk, holder="test")) == []


def test_r20_an_address_that_failed_three_times_costs_no_more_workers(house: House) -> None:
    address = f"{HOST}/2"

    def given(body: bytes) -> BroadsheetError | None:
        (outcome,) = file_pages(house.desk, [(address, replace(page(body), url=address))])
        return outcome.error

    for _ in range(MOST_ATTEMPTS + 2):
        error = given(story(2, CRASH))
    assert house.grim.times() == MOST_ATTEMPTS and "left alone" in str(error)
    given(story(2, CRASH + b"!"))
    assert house.grim.times() == MOST_ATTEMPTS
    house.now += DAY
    given(story(2, CRASH))
    assert house.grim.times() == MOST_ATTEMPTS  # The same bytes.
    given(story(2, CRASH + b"!"))
    assert house.grim.times() == MOST_ATTEMPTS + 1
    house.now += DAY
    assert given(story(2)) is None
    assert house.archive.counts()["quarantined"] == 0


def test_other_documents_of_the_same_name_are_other_documents(house: House) -> None:
    list(file_pages(house.desk, [("-", page(story(n, FAULT))) for n in range(5)]))
    assert house.archive.counts()["quarantined"] == 5


def test_the_quarantine_has_an_end(house: House) -> None:
    desk = replace(house.desk, crew=Crew(0, house.grim))
    for number in range(MOST_CASES + 2):
        house.now += timedelta(seconds=1)
        list(file_pages(desk, [(str(number), page(story(number, FAULT)))]))
    listed = house.archive.isolated(limit=MOST_CASES + 9)
    assert len(listed) == MOST_CASES and listed[0].subject == "2"


def test_a_document_that_was_cut_is_not_read_as_if_it_were_whole(house: House) -> None:
    body = story(1, FAULT) + b" " * 15_000_000
    list(file_pages(replace(house.desk, crew=Crew(0, house.grim)), [("long", page(body))]))
    (case,) = house.archive.isolated(limit=9)
    kept = house.archive.isolation(case.id)
    assert (kept.size, len(kept.body), kept.whole) == (len(body), 15_000_000, False)
    done = retry(house.desk, case.id, holder="test")
    assert isinstance(done.error, BadInput) and "fetch it again" in str(done.error)
