"""Hashtags are five to ten, in one form, the same at every reading."""

from __future__ import annotations

from analysis.noting import Noting
from broadsheet.analysis.hashtags import LEAST, MOST, camel_case

COPY = (
    "The harbour toll will end in April, Kell Town Council said. Harbour tolls were hated.",
    "Mary Vane, the convener, said the harbour toll had outlived its debt. Ms Vane smiled.",
    "Northway Ferries said the returns hub and the return hubs of Kosovo would stay.",
    "The return hubs cost more than the harbour toll. Mary Vane disagreed with Northway Ferries.",
    "The Fen Herald reported that Kosovo and Albania would talk about ferry fares and ferry fares.",
)


def test_normal_form() -> None:
    assert camel_case("return hubs") == "ReturnHubs"
    assert camel_case("St Brannoc's Hospital") == "StBrannocHospital"
    assert camel_case("!!!") == ""


def test_variants_merge_and_the_best_come_first(note: Noting) -> None:
    _article, notes = note(*COPY, headline="Harbour toll to end in Kell")
    labels = [tag.label for tag in notes.hashtags]
    assert LEAST <= len(labels) <= MOST
    assert labels[0] == "HarbourToll"
    assert "ReturnHubs" in labels and "ReturnsHub" not in labels
    assert {"MaryVane", "NorthwayFerries", "Kosovo"} <= set(labels)
    assert "TheFenHerald" not in labels
    assert [tag.key for tag in notes.hashtags] == [label.casefold() for label in labels]
    scores = [tag.score for tag in notes.hashtags]
    assert scores == sorted(scores, reverse=True)


def test_the_same_text_gives_the_same_tags(note: Noting) -> None:
    assert note(*COPY)[1].hashtags == note(*COPY)[1].hashtags


def test_mentions_point_at_the_words(note: Noting) -> None:
    article, notes = note(*COPY)
    toll = next(tag for tag in notes.hashtags if tag.label == "HarbourToll")
    assert {span.of(article.text).casefold() for span in toll.mentions} == {
        "harbour toll",
        "harbour tolls",
    }
