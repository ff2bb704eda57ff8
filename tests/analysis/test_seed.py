"""A real page capture, kept outside the repository, is noted as a reader noted it by hand.

`seed.json` holds names, numbers and places only; no words of the page.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate_all
from broadsheet.analysis.answering import best_answer
from broadsheet.extract.capture import read_capture
from broadsheet.news.filed import Filed
from broadsheet.news.press import known_press
from broadsheet.news.span import Span

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
EXPECTED: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("seed.json").read_text(encoding="utf-8")
)


@cache
def seed() -> tuple[Filed, ...]:
    """Return the page's articles, noted by rules alone."""
    pages = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not pages:
        pytest.skip(f"the page capture is not here: {SEEDS} holds no text file")
    seen = datetime(2025, 7, 6, 8, tzinfo=UTC)
    text = pages[0].read_text(encoding="utf-8")
    articles = read_capture(text, seen_at=seen, press=known_press(), subject=pages[0].name)
    noted = annotate_all(articles, models=Models(), press=known_press())
    return tuple(
        Filed(article=one, version=one.version, number=1, filed_at=seen, notes=notes)
        for one, notes in zip(articles, noted, strict=True)
    )


def place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


@pytest.mark.parametrize("number", range(4))
def test_people_and_roles(number: int) -> None:
    notes = seed()[number].notes
    assert notes is not None
    assert {one.label: place(one.role) for one in notes.people} == EXPECTED[number]["people"]


@pytest.mark.parametrize("number", range(4))
def test_quotes_and_speakers(number: int) -> None:
    notes = seed()[number].notes
    assert notes is not None
    found = [
        [one.kind.value, one.words.start, one.words.end]
        + (
            [one.speaker.standing.value, one.speaker.key, *(place(one.speaker.words) or [])]
            if one.speaker
            else [None]
        )
        for one in notes.quotes
    ]
    assert found == EXPECTED[number]["quotes"]


@pytest.mark.parametrize("number", range(4))
def test_figures(number: int) -> None:
    notes = seed()[number].notes
    assert notes is not None
    found = [
        [*(place(one.words) or []), str(one.value), one.hedge.value, one.unit, place(one.counted)]
        for one in notes.figures
    ]
    assert found == EXPECTED[number]["figures"]


@pytest.mark.parametrize("number", range(4))
def test_sources(number: int) -> None:
    notes = seed()[number].notes
    assert notes is not None
    keyed = {"outlet", "agency", "official"}
    found = [
        [one.kind.value, one.key if one.kind.value in keyed else "", *(place(one.words) or [])]
        for one in notes.sources
    ]
    assert found == EXPECTED[number]["sources"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which countries are on the shortlist?", "Bosnia-Herzegovina"),
        ("How many people crossed on Friday?", "500"),
        ("What did Albania say?", "Rama"),
        ("Has Kosovo agreed?", "open to discuss"),
        ("How many rebels voted against the welfare bill?", "49"),
        ("What does Lammy earn?", None),
        ("What is the capital of Peru?", None),
    ],
)
def test_answers(question: str, words: str | None) -> None:
    answer = best_answer(question, seed(), reranker=None)
    assert answer.abstained == (words is None)
    assert words is None or words in answer.text
