"""The error rates on "How we know" are those the benches printed, in the reader's words."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from django.test import Client
from django.utils import translation

from broadsheet.web import measures
from broadsheet.web.measures import ASKED, EDITION, FILE, PAIRS, WRONG, Asked


def _written() -> dict[str, dict[str, dict[str, float]]]:
    found: dict[str, dict[str, dict[str, float]]] = json.loads(
        resources.files("broadsheet.web").joinpath(FILE).read_text("utf-8")
    )
    return found


def test_every_bench_asked_of_was_measured() -> None:
    written = _written()
    assert [
        (one.bench, one.figure)
        for one in ASKED
        if one.figure not in written.get(one.bench, {}).get("figures", {})
    ] == []
    assert len(measures.measures()) == len(ASKED)


def test_a_share_is_said_per_cent_and_a_rate_of_pairs_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {
        "rows": 72,
        "day": "2031-03-04",
        "figures": {"speaker_wrong": 0.066, "pairs": 1.9562},
    }
    monkeypatch.setattr(measures, "_measured", lambda: {"edition": found})
    monkeypatch.setattr(
        measures,
        "ASKED",
        (
            Asked("edition", "speaker_wrong", "Given to another", EDITION, WRONG),
            Asked("edition", "pairs", "Put together", EDITION, PAIRS),
            Asked("edition", "not measured", "Nothing", EDITION, WRONG),
            Asked("absent", "speaker_wrong", "Nothing", EDITION, WRONG),
        ),
    )
    with translation.override("en"):
        shown = measures.measures()
    assert [(one.what, one.figure, one.rows) for one in shown] == [
        ("Given to another", "6.6 % wrong", 72),
        ("Put together", "2.0 of 1,000 pairs", 72),
    ]


def test_the_page_prints_every_measure(visitor: Client) -> None:
    text = visitor.get("/how-we-know").content.decode()
    for one in measures.measures():
        assert one.what in text
        assert one.figure in text
