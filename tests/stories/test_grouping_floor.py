"""One pass over the reports written for calibration: what the weights reach on rules alone."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate_all
from broadsheet.app.benches.written import read_reports
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId, story_id
from broadsheet.news.press import known_press
from broadsheet.stories.likeness import fingerprint
from broadsheet.stories.place import place

BENCH = Path(__file__).parents[2] / "bench"
WINDOW_DAYS = 14
NEIGHBOURS = 60


def near(newcomer: Fingerprint, others: list[Fingerprint]) -> list[Fingerprint]:
    """Return the neighbours an archive would: printed within the window, most keys in common."""
    keys = {*newcomer.names, *newcomer.terms}
    days = [abs((one.printed_at - newcomer.printed_at).days) for one in others]
    here = [one for one, gap in zip(others, days, strict=True) if gap <= WINDOW_DAYS]
    here.sort(key=lambda one: (-len(keys & {*one.names, *one.terms}), one.article))
    return here[:NEIGHBOURS]


def grouped(prints: list[Fingerprint]) -> dict[str, StoryId]:
    """Return the story of each article after one pass in order of printing."""
    stories: dict[str, StoryId] = {}
    seen: list[Fingerprint] = []
    for one in prints:
        beside = [
            Neighbour(fingerprint=other, story=stories[other.article]) for other in near(one, seen)
        ]
        found = place(one, beside)
        for ended in found.merges:
            for article, story in stories.items():
                if story == ended and found.story:
                    stories[article] = found.story
        stories[one.article] = found.story or story_id(one.article)
        seen.append(one)
    return stories


def bcubed(gold: list[str], ours: list[StoryId]) -> tuple[float, float]:
    """Return BCubed precision and recall (Bagga and Baldwin 1998)."""
    both, of_gold, of_ours = Counter(zip(gold, ours, strict=True)), Counter(gold), Counter(ours)
    pairs = list(zip(gold, ours, strict=True))
    precision = sum(both[pair] / of_ours[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / of_gold[pair[0]] for pair in pairs) / len(pairs)
    return precision, recall


@pytest.mark.slow
def test_the_written_reports_fall_into_their_events() -> None:
    """Measured without models: see docs/reference/stories.md. Their events are hard on purpose."""
    if not BENCH.exists():
        pytest.skip("the written reports are not in this copy of the sources")
    reports = sorted(
        read_reports(BENCH / "grouping"), key=lambda one: (one.article.printed_at, one.article.id)
    )
    press = known_press()
    noted = annotate_all([one.article for one in reports], models=Models(), press=press)
    prints = [
        fingerprint(one.article, notes, vector=None, vector_model="", press=press)
        for one, notes in zip(reports, noted, strict=True)
    ]
    stories = grouped(prints)
    precision, recall = bcubed(
        [one.event for one in reports], [stories[one.article.id] for one in reports]
    )
    print(f"precision {precision:.3f} recall {recall:.3f}", file=sys.stderr)
    assert precision >= 0.84
    assert recall >= 0.88
