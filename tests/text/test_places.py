"""The gazetteer finds a place by any of its names, the likeliest first, and nothing else."""

from __future__ import annotations

import lzma

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.places import Atlas, atlas


def test_a_town_with_its_country_point_and_people() -> None:
    tirana = atlas().named("Tirana")[0]
    assert (tirana.label, tirana.kind, tirana.country) == ("Tirana", "t", "AL")
    assert tirana.latitude == pytest.approx(41.33, abs=0.05)
    assert tirana.longitude == pytest.approx(19.82, abs=0.05)
    assert tirana.population > 300_000


@pytest.mark.parametrize("name", ["Munich", "München", "Monaco di Baviera", "munich"])
def test_a_town_has_names_in_several_languages(name: str) -> None:
    assert {place.label for place in atlas().named(name)} == {"Munich"}


@pytest.mark.parametrize("name", ["Germany", "Allemagne", "Deutschland", "Alemania", "Alemanha"])
def test_a_country_is_found_in_every_language(name: str) -> None:
    assert [place.country for place in atlas().named(name)][:1] == ["DE"]


def test_what_bears_a_name_itself_comes_before_what_is_also_called_so() -> None:
    assert [place.country for place in atlas().named("London")] == ["GB", "CA"]
    assert atlas().named("Georgia")[0].kind == "c"
    assert atlas().named("Victoria")[0].label == "Victoria"


@pytest.mark.parametrize("name", ["", "-", "Kell-on-the-Marsh", "Londonx", "'", "\0"])
def test_other_words_are_no_place(name: str) -> None:
    assert atlas().named(name) == ()


@given(st.text(max_size=30))
def test_any_text_may_be_asked_for(name: str) -> None:
    assert isinstance(atlas().named(name), tuple)


def test_a_table_is_read_as_it_is_packed() -> None:
    table = "t\tKell\tGB\t50.00\t-1.00\t20000\nr\tMarsh\t\t\t\t0\n\nkell\t0\nmarsh\t1,0"
    small = Atlas(lzma.compress(table.encode()))
    assert [place.label for place in small.named("Marsh")] == ["Marsh", "Kell"]
    assert small.named("Marsh")[0].latitude is None
