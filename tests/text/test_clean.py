"""Tidying a line and folding it for comparison."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.clean import MOST_MARKS, fold, tidy, unpiled


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  Two\u00a0 words\r\n on\tthree lines ", "Two words on three lines"),
        ("zero\u200bwidth\ufeff and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("turned \u202etxt\u202c back", "turned txt back"),
        ("Cafe\u0301", "Café"),
        ("don\x92t \x93say\x94 it \x85", "don’t “say” it …"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("Latin\u200dletters", "Latinletters"),
        ("‘kept as printed'", "‘kept as printed'"),
        ("", ""),
    ],
)
def test_a_line_is_made_plain(raw: str, plain: str) -> None:
    assert tidy(raw) == plain


def test_joiners_stay_where_they_mean_something() -> None:
    family = "👩\u200d👧"
    persian = "می\u200cخواهم"
    assert tidy(family) == family
    assert tidy(persian) == persian


@settings(deadline=None)
@given(st.text(st.characters()))
def test_tidying_twice_changes_nothing(line: str) -> None:
    assert tidy(tidy(line)) == tidy(line)


@settings(deadline=None)
@given(st.text(st.characters()))
def test_a_tidy_line_holds_no_breaks_and_no_half_characters(line: str) -> None:
    plain = tidy(line)
    assert plain == plain.strip() and "  " not in plain
    assert len(plain.splitlines()) <= 1
    plain.encode("utf-8")
    assert unicodedata.is_normalized("NFC", plain)


def test_folding_sets_case_accents_and_marks_aside() -> None:
    assert fold("  L’ÉTÉ – “déjà”  ") == 'l\'ete - "deja"'
    assert fold("Straße") == "strasse"


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0344", "\u0301\u200b\u0316", "\u0f71\u0f72"])
def test_s43_piled_up_marks_cost_no_time_and_are_cut(marks: str) -> None:
    """Put in canonical order, a million marks on one letter take half an hour."""
    began = time.process_time()
    plain = tidy("a" + marks * 200_000 + " b")
    assert time.process_time() - began < 3
    assert plain.endswith(" b") and len(plain) <= MOST_MARKS + 4
    assert tidy(plain) == plain and len(fold(plain)) < 80


def test_as_many_marks_as_a_script_needs_are_kept() -> None:
    assert unpiled("a" + "\u0316\u0301" * 15) == "a" + "\u0316\u0301" * 15
    assert unpiled("plain" * 20) == "plain" * 20


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Quay to \x1b[31;1mclose\x1b[0m", "Quay to close"),
        ("Quay \x1b]0;a title\x07to close", "Quay to close"),
        ("Quay \x1b]0;a title\x1b\\to close", "Quay to close"),
        ("Quay \x1bto close", "Quay to close"),
        ("Quay to close [31m]", "Quay to close [31m]"),
    ],
)
def test_what_a_terminal_is_told_is_no_copy(line: str, plain: str) -> None:
    assert tidy(line) == plain
    assert tidy(tidy(line)) == plain
