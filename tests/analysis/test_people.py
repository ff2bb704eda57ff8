"""People are found, short forms led back, and nothing else is taken for a person."""

from __future__ import annotations

from analysis.noting import Noting
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.notes import NameKind
from broadsheet.news.press import Press
from broadsheet.text.models import Tagged


def people(note: Noting, *paragraphs: str, **rest: str) -> dict[str, str | None]:
    article, notes = note(*paragraphs, **rest)
    return {name.label: name.role.of(article.text) if name.role else None for name in notes.people}


def test_roles_before_and_behind_the_name(note: Noting) -> None:
    found = people(
        note,
        "Fenland prime minister Edi Brandt met Ilse Vane, the country's interior minister.",
        "Kell's mayor, Tomas Osk, and the prime minister of North Marrow, Hanna Lind, were there.",
        "Shadow Home Secretary Ned Carrow stayed away. Clive Dunmore MP said nothing.",
        "Captain Jory Trask, 52, a former harbour pilot, spoke for Chancellor Mary Pell.",
    )
    assert found == {
        "Edi Brandt": "Fenland prime minister",
        "Ilse Vane": "country's interior minister",
        "Tomas Osk": "Kell's mayor",
        "Hanna Lind": "prime minister of North Marrow",
        "Ned Carrow": "Shadow Home Secretary",
        "Clive Dunmore": "MP",
        "Jory Trask": "former harbour pilot",
        "Mary Pell": "Chancellor",
    }


def test_short_forms_lead_back_to_the_full_name(note: Noting) -> None:
    article, notes = note(
        "Sir Keith Osk met Clive Dunmore MP.",
        "Mr Dunmore left. Sir Keith's car was late, and Osk walked. Dunmore did not.",
    )
    osk, dunmore = notes.people
    assert [span.of(article.text) for span in osk.mentions] == ["Keith Osk", "Keith", "Osk"]
    assert [span.of(article.text) for span in dunmore.mentions] == [
        "Clive Dunmore",
        "Dunmore",
        "Dunmore",
    ]


def test_a_shared_family_name_is_led_back_by_title_alone(note: Noting) -> None:
    _article, notes = note("Mary Osk and Tom Osk came. Mrs Osk spoke. Osk did not.")
    assert {name.label: len(name.mentions) for name in notes.people} == {
        "Mary Osk": 2,
        "Tom Osk": 1,
        "Osk": 1,
    }


def test_a_shared_family_name_means_the_only_one_named_so_far(note: Noting) -> None:
    _article, notes = note("Mary Osk came. Osk spoke. Then Tom Osk came.")
    assert {name.label: len(name.mentions) for name in notes.people} == {
        "Mary Osk": 2,
        "Tom Osk": 1,
    }


def test_a_first_or_middle_name_alone_leads_back_to_its_bearer(note: Noting) -> None:
    _article, notes = note("Helena Sorrel Vane spoke for Kell. Sorrel smiled. Helena did not.")
    assert {name.label: len(name.mentions) for name in notes.people} == {"Helena Sorrel Vane": 3}


def test_initials_before_a_family_name(note: Noting) -> None:
    assert people(note, "The chairman, P. C. Brandt, spoke. Later, Brandt left.").keys() == {
        "P. C. Brandt"
    }


def test_the_form_printed_most_often_is_the_label(note: Noting) -> None:
    assert people(note, "Donald J. Vane spoke. Donald Vane left. Donald Vane slept.") == {
        "Donald Vane": None
    }


def test_what_is_no_person(note: Noting) -> None:
    assert (
        people(
            note,
            "The Fen Herald said the Home Office and Labour had met in St Albans on Monday.",
            "Boulogne-sur-Mer, Downing Street, Victoria Station and the European Union kept quiet.",
            "Brexit was over. Universal Credit stayed. Goldman Sachs declined to comment.",
        )
        == {}
    )


def test_a_tagger_finds_names_no_rule_knows(note: Noting, press: Press) -> None:
    article, _ = note("A letter from Xq Zwyl reached Kell.")
    at = article.text.index("Xq Zwyl")

    class Scripted:
        name = digest = "scripted"

        def __call__(self, texts: object) -> list[tuple[Tagged, ...]]:
            return [(Tagged(at, at + 7, "PERSON"), Tagged(5, 10**6, "PERSON"))]

    notes = annotate(article, models=Models(tagger=Scripted()), press=press)
    assert [name.label for name in notes.people] == ["Xq Zwyl"]
    assert notes.notices == ()


def test_bodies_and_places_under_their_fullest_names(note: Noting) -> None:
    _article, notes = note(
        "Northway Ferries and the Seafarers' Union met the Fen Rivers Authority (FRA) in Kosovo.",
        "The FRA and Northway agreed; No 10 did not. The UK and the Ministry of Defence watched.",
    )
    bodies = {name.label: len(name.mentions) for name in notes.names if name.kind is NameKind.BODY}
    places = [name.label for name in notes.names if name.kind is NameKind.PLACE]
    assert bodies == {
        "Northway Ferries": 2,
        "Seafarers' Union": 1,
        "Fen Rivers Authority": 3,
        "Downing Street": 1,
        "Ministry of Defence": 1,
    }
    assert places == ["Kosovo", "UK"]


def test_an_office_inside_a_run_of_capitals_is_cut_off(note: Noting) -> None:
    assert people(note, "Fenland Gov. Mary Vane met Harbour Watch President Tom Fitch.") == {
        "Mary Vane": "Fenland Gov.",
        "Tom Fitch": "Harbour Watch President",
    }


def test_the_town_a_report_begins_with_is_a_place(note: Noting) -> None:
    _article, notes = note("PORT MAREN (IW) - The pier at Port Maren is closed, the council said.")
    assert [(name.label, name.kind) for name in notes.names if "Maren" in name.label] == [
        ("Port Maren", NameKind.PLACE)
    ]
