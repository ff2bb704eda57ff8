"""The page capture as stories: four beats apart, one origin, positions, and what lies ahead."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from broadsheet.analysis.analyst import Models
from broadsheet.archive.memory import MemoryArchive
from broadsheet.extract.capture import read_capture
from broadsheet.news.positions import Stance
from broadsheet.news.press import known_press
from broadsheet.news.story import OriginStep, Relation
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.reading import story_page
from broadsheet.newsroom.views import StoryPage
from broadsheet.newsroom.work import Worker
from standins import ScriptedWire

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
DIGEST = json.loads((ROOT / "tests/analysis/seed.json").read_text("utf-8"))["sha256"]
SEEN = datetime(2025, 7, 6, 8, tzinfo=UTC)


@cache
def pages() -> tuple[StoryPage, ...]:
    """Return the page of every story, in the order the capture prints their articles."""
    found = SEEDS.glob("*.txt") if SEEDS.is_dir() else ()
    file = next(
        (one for one in found if hashlib.sha256(one.read_bytes()).hexdigest() == DIGEST), None
    )
    if file is None:
        pytest.skip(f"the page capture is not here: {SEEDS} does not hold it")
    text = file.read_text("utf-8")
    articles = read_capture(text, seen_at=SEEN, press=known_press(), subject=file.name)
    archive = MemoryArchive()
    for article in articles:
        archive.file(article, at=SEEN)
    worker = Worker(press=known_press(), models=Models())
    desk = Desk(
        archive=archive,
        wire=ScriptedWire({}),
        press=known_press(),
        crew=Crew(0, lambda: worker),
        clock=lambda: SEEN,
        edition=lambda: SEEN,
    )
    derive_pending(desk, holder="test")
    homes = archive.homes([article.id for article in articles])
    return tuple(story_page(desk, homes[article.id]) for article in articles)


def test_four_articles_are_four_stories_related_by_no_more_than_topic() -> None:
    assert len({page.card.id for page in pages()}) == len(pages()) == 4
    relations = {card.relation for page in pages() for card in page.beside}
    assert relations <= {Relation.TOPIC}


def test_the_first_story_comes_down_to_the_paper_it_cites() -> None:
    ledger = pages()[0].ledger
    assert ledger.origins == ("The Times",)
    assert [(one.origin, one.step) for one in ledger.leanings] == [
        ("The Times", OriginStep.ATTRIBUTION)
    ]


def test_where_the_countries_stand_is_said_by_who_speaks_for_them() -> None:
    stands = {one.actor_key: one.stance for one in pages()[0].side.stands}
    assert stands == {
        "edi-rama": Stance.RULES_OUT,
        "hristijan-mickoski": Stance.NOT_APPROACHED,
        "vjosa-osmani": Stance.OPEN_TO,
    }


def test_the_meeting_in_autumn_lies_ahead() -> None:
    ahead = [one.dated.time for one in pages()[0].side.timeline if one.dated.ahead]
    assert [(one.begins, one.ends) for one in ahead] == [(date(2025, 9, 1), date(2025, 12, 1))]


def test_its_figures_are_there_with_what_they_count() -> None:
    counted = {one.point.words.casefold(): one.counted for one in pages()[0].numbers}
    assert set(counted) >= {"nine", "almost 22,000"}
    assert all(counted.values())
