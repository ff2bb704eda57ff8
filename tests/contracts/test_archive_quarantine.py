"""The archive's promise: documents in quarantine, with their bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.archive.protocol import Archive
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.errors import NotFound
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.ids import feed_id
from broadsheet.news.page import Page, Validators
from broadsheet.news.quarantine import Quarantined, Reading, quarantine_id
from contracts.copydesk import NOON

MINUTE = timedelta(minutes=1)
BODY = bytes(range(256)) * 40 + "\ud800 \x00".encode("utf-8", "surrogatepass")
PAGE = Page(
    url="https://grim.example/x?a=1",
    landed="https://grim.example/y",
    body=BODY,
    fetched_at=NOON,
    content_type="text/html; charset=x",
    validators=Validators(etag='"a"'),
)


def case(name: str = "x", **changes: object) -> Quarantined:
    made = Quarantined(
        id=quarantine_id(Reading.PAGE, name),
        reading=Reading.PAGE,
        subject=f"grim {name}\x00 \ud800",
        reason="the work on it did not end within 60 seconds",
        attempts=1,
        first_at=NOON,
        last_at=NOON,
        size=len(BODY),
        page=PAGE,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_document_comes_back_exactly(archive: Archive) -> None:
    when = Dateline(at=NOON, precision=Precision.DAY)
    item = FeedItem(key="k", title="Grim", tags=("a", "b"), published=when)
    full = case(
        "item", reading=Reading.ITEM, item=item, feed=Feed(title="Grim", items=()),
        followed=feed_id("https://grim.example/feed"),
    )  # fmt: skip
    text = case("text", reading=Reading.TEXT, page=None, size=0)
    for one in (case(), full, text):
        archive.isolate(one)
        assert archive.isolation(one.id) == one
    assert archive.counts()["quarantined"] == 3


def test_the_same_document_again_replaces_what_is_known(archive: Archive) -> None:
    archive.isolate(case())
    again = case(attempts=2, reason="SIGSEGV", page=replace(PAGE, body=b"other"), size=5)
    archive.isolate(again)
    assert archive.isolation(again.id) == again
    assert archive.counts()["quarantined"] == 1


def test_documents_are_listed_without_their_bytes_first_in_first(archive: Archive) -> None:
    cases = [case(str(at), first_at=NOON - MINUTE * (at // 2)) for at in range(6)]
    for one in cases:
        archive.isolate(one)
    listed = archive.isolated(limit=9)
    ordered = sorted(cases, key=lambda one: (one.first_at, one.id))
    assert [one.id for one in listed] == [one.id for one in ordered]
    assert listed[0] == replace(ordered[0], page=replace(PAGE, body=b""))
    assert [one.id for one in archive.isolated(limit=2)] == [one.id for one in ordered[:2]]
    assert list(archive.isolated(limit=0)) == []


def test_a_document_let_go_of_is_gone(archive: Archive) -> None:
    archive.isolate(case())
    archive.release(case().id)
    assert list(archive.isolated(limit=9)) == []
    for name in (case().id, "", "nonsense", "a" + "0" * 16, "q" + "0" * 15):
        for ask in (archive.isolation, archive.release):
            with pytest.raises(NotFound):
                ask(name)
