"""Names are told by their shape: capitals, titles, given names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.names import (
    capitals,
    family_name,
    gender_of_name,
    is_person_shaped,
    is_title,
    title_gender,
)


def runs(text: str) -> list[str]:
    return [run.span.of(text) for run in capitals(text, frozenset({0}))]


def test_runs_keep_particles_initials_and_titles() -> None:
    text = "Then Mr. A. J. Osk met Ursula von der Marten and Seamus O'Dell's sister in Kell-on-Sea."
    assert runs(text) == [
        "Then Mr. A. J. Osk",
        "Ursula von der Marten",
        "Seamus O'Dell",
        "Kell-on-Sea",
    ]


def test_a_run_says_whether_it_opens_a_sentence() -> None:
    first, second = capitals("Boats left Kell.", frozenset({0}))
    assert first.opens and not second.opens


@pytest.mark.parametrize(
    "name", ["Ilse Brandt", "Jean-Luc Osk", "A. J. Vane", "Ursula von der Marten"]
)
def test_person_shaped(name: str) -> None:
    assert is_person_shaped(name.split())


@pytest.mark.parametrize("name", ["Kell Council", "NATO WHO", "On Monday", "Osk", "Area 51 Base"])
def test_not_person_shaped(name: str) -> None:
    assert not is_person_shaped(name.split())


def test_parts_of_a_name() -> None:
    assert family_name("Ned Osk Jr".split()) == "Osk"
    assert is_title("Dr.") and title_gender("Dame") == "f" and title_gender("Dr") == ""
    assert gender_of_name(["Mary", "Osk"]) == "f" and gender_of_name(["Robin", "Osk"]) == ""


@given(st.text(max_size=200))
def test_runs_fit_the_text(text: str) -> None:
    for run in capitals(text, frozenset()):
        assert run.span.of(text)
        assert all(run.span.holds(word) for word in run.words)
