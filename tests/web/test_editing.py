"""Marking a story read, and an editor's hand on stories, over HTTP."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from django.test import Client

from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.article import Block
from broadsheet.news.ids import story_id
from make_desk import BESIDE, COPY, LEAD

STORY = story_id(LEAD.id)
NEW = "The reservoir was closed to anglers on Tuesday after dead perch were found along the dam."


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_what_is_new_since_is_shown_to_who_has_read_some_of_it(
    signed_in: Client, archive: MemoryArchive
) -> None:
    assert "New since you last read" not in text(signed_in, f"/story/{STORY}")
    assert "New since" not in text(signed_in, f"/story/{STORY}")
    answer = signed_in.post(f"/article/{LEAD.id}/read")
    assert answer["Location"] == f"/story/{STORY}"
    assert "You have read 1 of " in text(signed_in, f"/story/{STORY}")
    signed_in.post(f"/story/{STORY}/read")
    assert "Nothing that you have not read." in text(signed_in, f"/story/{STORY}")
    later = replace(
        LEAD,
        blocks=(*LEAD.blocks, Block(text=NEW)),
        seen_at=LEAD.seen_at + timedelta(hours=1),
    )
    archive.file(later, at=later.seen_at)
    shown = text(signed_in, f"/story/{STORY}")
    assert NEW in shown[shown.index("New since") : shown.index("Key points")]
    assert "no earlier report says it" in shown


def test_a_story_is_marked_read_and_unread(signed_in: Client) -> None:
    answer = signed_in.post(f"/story/{STORY}/read")
    assert answer.status_code == 302 and answer["Location"] == f"/story/{STORY}"
    assert "Mark as not read" in text(signed_in, f"/story/{STORY}")
    signed_in.post(f"/story/{STORY}/read", {"unread": "1"})
    assert "New since you last read" not in text(signed_in, f"/story/{STORY}")


def test_nobody_in_particular_has_no_marks(visitor: Client) -> None:
    assert visitor.post(f"/story/{STORY}/read").status_code == 401
    assert visitor.post(f"/article/{LEAD.id}/read").status_code == 401
    assert "Mark all as read" not in text(visitor, f"/story/{STORY}")


def test_an_editor_splits_a_story_and_undoes_it(moderating: Client, archive: MemoryArchive) -> None:
    answer = moderating.post(
        f"/story/{STORY}/split", {"article": COPY.id, "reason": "another reservoir"}
    )
    assert answer["Location"] == f"/story/{STORY}"
    assert archive.homes([COPY.id]) == {COPY.id: story_id(COPY.id)}
    shown = text(moderating, f"/story/{STORY}")
    assert "1 article parted: <bdi>another reservoir</bdi>" in shown
    undo = re.search(r'action="(/ruling/[^"]+/undo)"', shown)
    assert undo is not None
    moderating.post(undo[1])
    assert archive.homes([COPY.id]) == {COPY.id: STORY}


def test_an_editor_merges_a_story_by_the_others_address(
    moderating: Client, archive: MemoryArchive
) -> None:
    ending = story_id(BESIDE.id)
    into = f"https://paper.example/story/{STORY}/"
    answer = moderating.post(f"/story/{ending}/merge", {"into": into, "reason": "one beat"})
    assert answer["Location"] == f"/story/{STORY}"
    assert archive.homes([BESIDE.id]) == {BESIDE.id: STORY}
    assert moderating.get(f"/story/{ending}")["Location"] == f"/story/{STORY}"


def test_bad_rulings_get_one_plain_sentence(moderating: Client, archive: MemoryArchive) -> None:
    for order, words in (
        ({"article": COPY.id, "reason": ""}, "the reason is empty"),
        ({"article": "x", "reason": "why"}, "that is no article"),
        ({"reason": "why"}, "tick some"),
    ):
        answer = moderating.post(f"/story/{STORY}/split", order)
        assert answer.status_code == 400 and words in answer.content.decode()
    answer = moderating.post(f"/story/{STORY}/merge", {"into": "nowhere", "reason": "why"})
    assert answer.status_code == 400
    assert archive.homes([COPY.id]) == {COPY.id: STORY}


def test_readers_and_strangers_may_not(signed_in: Client, visitor: Client) -> None:
    for client, status in ((signed_in, 403), (visitor, 403)):
        answer = client.post(f"/story/{STORY}/split", {"article": COPY.id, "reason": "why"})
        assert answer.status_code in (status, 401)
    assert "Split this story" not in text(signed_in, f"/story/{STORY}")
