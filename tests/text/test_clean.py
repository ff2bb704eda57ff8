"""Tidying a line and folding it for comparison."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.clean import fold, tidy


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
