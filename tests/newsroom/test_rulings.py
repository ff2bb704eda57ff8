"""Stories split and merged by hand: at once, obeyed by later runs and rebuilds, and undone."""

from __future__ import annotations

import pytest

import make_stories as make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.account import Reader
from broadsheet.news.article import Article
from broadsheet.news.errors import BadRuling, NotAllowed
from broadsheet.news.ids import StoryId, story_id
from broadsheet.news.notes import Notes
from broadsheet.newsroom import rulings
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import Stopwatch, group_one
from broadsheet.newsroom.work import Noted
from make_desk import desk_over

EDITOR = Reader(id=1, name="Ed", moderator=True)
ONE = make.article("Ferry hits pier", make.FERRY, outlet="Island Wire")
TWO = make.article("Fog and stone", make.FERRY_AGAIN, outlet="North Star", hours=2)
THREE = make.article("Ferry hits pier again", make.FERRY, outlet="Quay Echo", hours=3)
BELL = make.article("Bell of a wreck found", make.MUSEUM, outlet="Quay Echo", hours=4)
ALL = (ONE, TWO, THREE, BELL)
FERRY = story_id(ONE.id)


@pytest.fixture
def desk() -> Desk:
    """A desk whose archive holds three reports of a ferry, grouped, and one of a bell."""
    archive = MemoryArchive()
    for one in ALL:
        archive.file(one, at=one.seen_at)
    made = desk_over(archive)
    group(made)
    return made


def group(desk: Desk) -> None:
    """Group everything anew, as a rebuild does."""
    desk.archive.start_over()
    for version in desk.archive.pending(99):
        article = desk.archive.version(version)
        noted = Noted(notes=Notes(language="en"), fingerprint=make.print_of(article))
        group_one(desk, article, noted, Stopwatch())


def homes(desk: Desk) -> dict[str, StoryId]:
    found = desk.archive.homes([one.id for one in ALL])
    return {one.headline: found[one.id] for one in ALL}


def members(desk: Desk, of: Article) -> set[str]:
    here = homes(desk)
    return {headline for headline, home in here.items() if home == here[of.headline]}


def test_the_ferry_is_one_story_to_begin_with(desk: Desk) -> None:
    assert members(desk, ONE) == {ONE.headline, TWO.headline, THREE.headline}
    assert members(desk, BELL) == {BELL.headline}


def test_a_split_holds_at_once_and_after_a_rebuild_and_can_be_undone(desk: Desk) -> None:
    ruling = rulings.split(desk, EDITOR, FERRY, [TWO.id], "another boat")
    for _ in range(2):
        assert members(desk, TWO) == {TWO.headline}
        assert members(desk, ONE) == {ONE.headline, THREE.headline}
        group(desk)
    rulings.undo(desk, EDITOR, ruling.id)
    assert members(desk, TWO) == {ONE.headline, TWO.headline, THREE.headline}
    group(desk)
    assert members(desk, TWO) == {ONE.headline, TWO.headline, THREE.headline}


def test_the_part_with_the_founder_keeps_the_address(desk: Desk) -> None:
    ruling = rulings.split(desk, EDITOR, FERRY, [ONE.id], "another boat")
    assert set(ruling.moved) == {TWO.id, THREE.id}
    assert homes(desk)[ONE.headline] == FERRY
    assert members(desk, TWO) == {TWO.headline, THREE.headline}


def test_a_merge_holds_at_once_and_after_a_rebuild_and_its_address_leads_on(desk: Desk) -> None:
    ruling = rulings.merge(desk, EDITOR, story_id(BELL.id), FERRY, "the bell was the ferry's")
    for _ in range(2):
        assert members(desk, BELL) == {one.headline for one in ALL}
        assert desk.archive.story(story_id(BELL.id)).id == FERRY
        group(desk)
    rulings.undo(desk, EDITOR, ruling.id)
    assert members(desk, BELL) == {BELL.headline}
    assert desk.archive.story(story_id(BELL.id)).id == story_id(BELL.id)


def test_the_rulings_on_a_story_are_listed_the_latest_first(desk: Desk) -> None:
    ruling = rulings.split(desk, EDITOR, FERRY, [TWO.id], "another boat")
    assert [one.id for one in rulings.rulings_on(desk, FERRY)] == [ruling.id]
    assert rulings.rulings_on(desk, story_id(BELL.id)) == []


def test_only_a_moderator_rules(desk: Desk) -> None:
    reader = Reader(id=2, name="Ann")
    for act in (
        lambda: rulings.split(desk, reader, FERRY, [TWO.id], "why"),
        lambda: rulings.merge(desk, reader, FERRY, story_id(BELL.id), "why"),
        lambda: rulings.undo(desk, reader, "r1"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_cannot_be_is_refused_in_plain_words(desk: Desk) -> None:
    for act, words in (
        (lambda: rulings.split(desk, EDITOR, FERRY, [TWO.id], "  "), "the reason is empty"),
        (lambda: rulings.split(desk, EDITOR, FERRY, [TWO.id], "x" * 501), "500 characters"),
        (lambda: rulings.split(desk, EDITOR, FERRY, [], "why"), "tick some"),
        (lambda: rulings.split(desk, EDITOR, FERRY, [ONE.id, TWO.id, THREE.id], "w"), "not all"),
        (lambda: rulings.split(desk, EDITOR, FERRY, [BELL.id], "why"), "not in this story"),
        (lambda: rulings.merge(desk, EDITOR, FERRY, FERRY, "why"), "one story already"),
    ):
        with pytest.raises(BadRuling, match=words):
            act()
    assert rulings.rulings_on(desk, FERRY) == []


def test_nothing_is_undone_twice(desk: Desk) -> None:
    ruling = rulings.split(desk, EDITOR, FERRY, [TWO.id], "another boat")
    rulings.undo(desk, EDITOR, ruling.id)
    with pytest.raises(BadRuling, match="undone before"):
        rulings.undo(desk, EDITOR, ruling.id)
