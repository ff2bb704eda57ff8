"""The page of feeds says how each fares: in words, with moments, and what a hub sends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from django.test import Client

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.feed import Move, Subscription
from broadsheet.news.push import Push, PushState


def row(client: Client, address: str) -> str:
    page = client.get("/feeds").content.decode()
    rows = [one for one in re.findall(r"<tr>.*?</tr>", page, re.S) if address in one]
    assert len(rows) == 1
    return " ".join(rows[0].split())


def test_a_feed_that_fares_well_says_when_and_how_often(
    visitor: Client, archive: MemoryArchive
) -> None:
    known = make.subscription()
    archive.record_visit(
        replace(
            known,
            per_day=12.4,
            next_visit=make.NOW + timedelta(hours=2),
            move=Move(to="https://moved.example/<feed>", since=make.NOW),
        )
    )
    shown = row(visitor, known.address)
    assert 'data-head="Last went well"><time datetime="2026-03-11T17:48:00Z">' in shown
    assert 'data-head="Next visit"><time datetime="2026-03-11T20:00:00Z">' in shown
    assert 'data-head="Changes a day">12<' in shown
    assert "https://moved.example/&lt;feed&gt;" in shown
    assert "hub" not in shown


def test_a_feed_that_fails_says_why_in_words(visitor: Client) -> None:
    shown = row(visitor, "https://gazette.example/rss")
    assert "failed 3 times in a row: the server did not answer in time" in shown
    assert 'data-head="Last went well">not yet<' in shown
    assert 'data-head="Changes a day">not known yet<' in shown


def test_a_feed_never_visited_waits(visitor: Client, archive: MemoryArchive) -> None:
    archive.follow(Subscription(address="https://new.example/feed"))
    shown = row(visitor, "https://new.example/feed")
    assert "waiting for its first visit" in shown
    assert "at the next round" in shown


def test_a_feed_a_hub_sends_says_so_while_the_lease_lasts(
    visitor: Client, archive: MemoryArchive
) -> None:
    known = make.subscription()
    push = Push(
        key="k",
        feed=known.id,
        hub="https://hub.example/",
        topic=known.address,
        secret="s",
        state=PushState.ACTIVE,
        asked_at=make.NOW,
        until=make.NOW + timedelta(days=1),
    )
    archive.keep_push(push)
    assert "sent to us by its hub" in row(visitor, known.address)
    api = {one["address"]: one for one in visitor.get("/api/feeds").json()["feeds"]}
    assert api[known.address]["pushed_until"] == "2026-03-12T18:00:00Z"
    archive.keep_push(replace(push, until=make.NOW))
    assert "hub" not in row(visitor, known.address)
    api = {one["address"]: one for one in visitor.get("/api/feeds").json()["feeds"]}
    assert api[known.address]["pushed_until"] is None
    assert api[known.address]["changes_per_day"] is None
