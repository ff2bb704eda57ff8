"""A fingerprint holds what grouping asks for, and nothing that only looks like it."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import numpy as np
import pytest

import make_stories as make
from broadsheet.news.notes import Notes
from broadsheet.stories.likeness import LEAD_SIGNS, fingerprint, lead_text

FERRY = make.article("Nine hurt as ferry strikes Hallow pier in fog", make.FERRY)
NOTES = make.noted(
    FERRY,
    people=("Ruth Amadi", "Hanne Osterley"),
    bodies=("Northway Ferries",),
    figures=(("140", "140", ""), ("1998", "1998", ""), ("nine", "9", ""), ("four", "4", "knots")),
)


def test_names_come_most_telling_first_and_outlets_stay_out() -> None:
    article = make.article("Fog", ("Ruth Amadi told the Harbour Post that Ruth Amadi was there.",))
    notes = make.noted(article, people=("Ruth Amadi",), bodies=("Harbour Post",))
    assert make.print_of(article, notes).names == ("ruth-amadi",)
    assert make.print_of(FERRY, NOTES).names[0] in {"ruth-amadi", "hanne-osterley"}


def test_an_outlet_in_the_headline_is_what_the_article_is_about() -> None:
    article = make.article("Harbour Post is sold", ("The Harbour Post has a new owner.",))
    notes = make.noted(article, bodies=("Harbour Post",))
    assert make.print_of(article, notes).names == ("harbour-post",)


def test_in_a_language_without_a_name_model_capitals_within_a_sentence_are_names() -> None:
    words = "Le ferry parti de Port Sable a heurté la jetée. Deux passagers ont quitté Port Sable."
    french = make.article("Accident de ferry", (words,), language="fr")
    assert make.print_of(french).names == ("port-sable",)
    noted = make.noted(french, bodies=("Port Sable",))
    assert make.print_of(french, noted).names == ("port-sable",)
    assert make.print_of(replace(french, language="en")).names == ()


def test_small_counts_and_years_say_nothing() -> None:
    assert make.print_of(FERRY, NOTES).figures == ("140|", "4|knots")


@pytest.mark.parametrize(
    ("value", "unit", "key"),
    [
        ("1200000", "GBP", "1200000|GBP"),
        ("3.20", "percent", "3.2|percent"),
        ("21117", "", "21117|"),
        ("100", "", "100|"),
        ("1E+3", "USD", "1000|USD"),
        ("2026", "", None),
        ("7", "", None),
        ("NaN", "GBP", None),
        ("1E+400", "GBP", None),
    ],
)
def test_figure_keys(value: str, unit: str, key: str | None) -> None:
    article = make.article("A number", ("The number is here.",))
    notes = make.noted(article, figures=(("number", value, unit),))
    assert make.print_of(article, notes).figures == ((key,) if key else ())


def test_terms_hold_the_headline_and_its_pairs() -> None:
    found = make.print_of(FERRY, NOTES)
    assert {"ferri", "fog", "ferri-strike", "hallow-pier"} <= set(found.terms)
    assert found.headline_terms[:2] == ("nine", "hurt")
    assert not any(term.isdigit() and len(term) < 3 for term in found.terms)


def test_a_text_of_a_few_words_has_no_signature() -> None:
    found = make.print_of(make.article("Live: the day in pictures", ()))
    assert found.signature == () and found.bands == ()


def test_without_a_vector_there_is_no_model() -> None:
    assert make.print_of(FERRY).vector_model == ""
    found = fingerprint(
        FERRY, NOTES, vector=np.array([3.0, 4.0]), vector_model="two", press=make.PRESS
    )
    assert (len(found.vector), found.vector_model) == (4, "two")


def test_the_outlet_is_named_as_the_table_has_it() -> None:
    unnamed = replace(FERRY, outlet="", identity="https://www.northstar.example/1")
    assert make.print_of(unnamed).outlet == "North Star"
    assert make.print_of(replace(FERRY, outlet="IW")).outlet == "Island Wire"
    assert make.print_of(replace(FERRY, outlet="  Village   Bugle")).outlet == "Village Bugle"
    assert make.print_of(replace(FERRY, outlet="")).outlet == ""


def test_the_noted_language_wins_over_the_claimed_one() -> None:
    claimed = replace(FERRY, language="fr-FR")
    assert make.print_of(claimed, Notes(language="en")).language == "en"
    assert make.print_of(claimed, Notes(language="")).language == "fr"


def test_the_lead_is_cut_at_the_end_of_a_word() -> None:
    short = make.article("A headline", ("A line.",))
    assert lead_text(short) == "A headline\n\nA line."
    lead = lead_text(make.article("A headline", ("word " * 2_000,)))
    assert LEAD_SIGNS - 5 <= len(lead) <= LEAD_SIGNS + 40
    assert lead.endswith("word")
    assert len(lead_text(make.article("A headline", ("x" * 5_000,)))) == LEAD_SIGNS


def test_a_thousand_words_take_a_few_milliseconds() -> None:
    """Measured at 2 ms; the bar leaves room for a slow, busy machine."""
    long = make.article("A long report", tuple(make.FERRY * 8))
    make.print_of(long)
    started = process_time()
    for _ in range(20):
        make.print_of(long)
    assert (process_time() - started) / 20 < 0.05
