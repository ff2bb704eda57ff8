"""Places are led to one place of the gazetteer by what the text says, or to none."""

from __future__ import annotations

import pytest

from analysis.noting import Noting
from broadsheet.news.notes import NameKind, Whereabouts


def _where(note: Noting, *paragraphs: str) -> dict[str, Whereabouts | None]:
    _article, notes = note(*paragraphs)
    return {name.label: name.where for name in notes.names if name.kind is NameKind.PLACE}


def _country(note: Noting, name: str, *paragraphs: str) -> str:
    where = _where(note, *paragraphs)[name]
    return where.country if where else ""


def test_a_town_has_its_point_and_country(note: Noting) -> None:
    where = _where(note, "They met in Tirana on Monday.")["Tirana"]
    assert where is not None
    assert (where.label, where.country) == ("Tirana", "AL")
    assert where.latitude == pytest.approx(41.33, abs=0.05)


def test_the_town_with_far_more_people_is_meant(note: Noting) -> None:
    assert _country(note, "London", "They met in London on Monday.") == "GB"
    assert _country(note, "Milan", "They met in Milan on Monday.") == "IT"


def test_the_country_behind_the_comma_outweighs_people(note: Noting) -> None:
    assert _country(note, "London", "They met in London, Ontario, on Monday.") == "CA"


def test_a_country_named_elsewhere_chooses(note: Noting) -> None:
    told = "They met in San Salvador on Monday."
    assert _country(note, "San Salvador", told, "Argentina paid.") in {"SV", "AR"}
    assert _country(note, "Valencia", "They met in Valencia.", "Spain paid.") == "ES"
    assert _country(note, "Valencia", "They met in Valencia.", "Venezuela paid.") == "VE"


def test_of_two_that_may_be_meant_none_is(note: Noting) -> None:
    assert _country(note, "Valencia", "They met in Valencia on Monday.") == ""
    assert _country(note, "Georgia", "They met in Georgia on Monday.") == ""


def test_a_region_has_a_country_and_no_point(note: Noting) -> None:
    where = _where(note, "They left Kerala.")["Kerala"]
    assert where == Whereabouts(label="Kerala", country="IN")


def test_a_part_of_the_world_and_what_no_table_holds(note: Noting) -> None:
    found = _where(note, "From the Western Balkans they went to Marrow Street.")
    assert found == {"Western Balkans": None, "Marrow Street": None}
