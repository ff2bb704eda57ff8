"""Marked words are told from apostrophes, whatever marks the house uses."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.quotemarks import marked

MARKS = st.text(alphabet=st.sampled_from("ab sA .,:\n'\"“”„«»‘’‚‹›`-0"), max_size=300)


def inner(text: str) -> list[str]:
    return [one.inner.of(text) for one in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said, "two."', ["One,", "two."]),
        ("‘It’s the dogs’ dinner,’ she said.", ["It’s the dogs’ dinner,"]),
        ("'I won't go to the voters' homes,' he said.", ["I won't go to the voters' homes,"]),
        ("The 'return hubs' plan for farmers' sons", ["return hubs"]),
        ("'It's the '90s, rock 'n' roll,' she said.", ["It's the '90s, rock 'n' roll,"]),
        ("She called ‘to ask' why", ["to ask"]),
        ("„Wir gehen“, sagte er. »Ja«, sagte sie.", ["Wir gehen", "Ja"]),
        ("« Oui », a-t-il dit. «Non»", ["Oui", "Non"]),
        ("“Outer ‘inner’ outer,” he said.", ["Outer ‘inner’ outer,"]),
        ("''Old style,'' he said.", ["Old style,"]),
        ("The players' union's wasn't 5' tall and 6\" wide", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_possessive_in_reopened_speech_is_no_end() -> None:
    text = "He added: 'They took the payers' money. 'And they kept it.'"
    assert inner(text) == ["They took the payers' money.", "And they kept it."]
    assert len({one.speech for one in marked(text)}) == 1


def test_speech_over_paragraphs_is_one_run() -> None:
    text = "She said: “A is so.\n\n“B is so.\n\n“C is so.” Then she left.\n\n“D,” he said."
    found = marked(text)
    assert [one.inner.of(text) for one in found] == ["A is so.", "B is so.", "C is so.", "D,"]
    assert [one.closed for one in found] == [False, False, True, True]
    assert [one.speech for one in found[:3]] == [found[0].speech] * 3 != [found[3].speech] * 3


def test_a_mark_nothing_closes_is_left_out() -> None:
    assert inner('He said "this never ends. \n\nThen came "the next" one.') == ["the next"]


@given(MARKS)
def test_spans_fit_and_hold_no_white_space_at_the_ends(text: str) -> None:
    for one in marked(text):
        assert one.outer.holds(one.inner)
        assert one.inner.of(text) == one.inner.of(text).strip() != ""


@given(MARKS)
def test_marked_spans_are_apart_and_in_order(text: str) -> None:
    found = marked(text)
    assert all(one.outer.end <= other.outer.start for one, other in itertools.pairwise(found))
