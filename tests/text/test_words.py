"""Words and stems are found whole and never run past the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.words import is_stop, stems, words


def test_words_keep_numbers_hyphens_and_apostrophes_whole() -> None:
    text = "Don't pay 28,000 or 3.2, the U.S. return-hubs' O'Brien said."
    found = [span.of(text) for span in words(text)]
    assert " ".join(found) == "Don't pay 28,000 or 3.2 the U.S. return-hubs O'Brien said"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The asylum seekers' returns hubs", ("asylum", "seeker", "return", "hub")),
        ("en", "Bosnia-Herzegovina", ("bosnia", "herzegovina")),
        ("fr", "L'accord sur les pêches", ("accord", "pêch")),
        ("de", "Die Minister der Regierungen", ("minist", "regier")),
        ("es", "Los ministros de la ciudad", ("ministr", "ciud")),
        ("it", "Il ministro della città", ("ministr", "citt")),
        ("pt", "Os ministros da cidade", ("ministr", "cidad")),
    ],
)
def test_stems_in_six_languages(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert stems(text, language) == expected


def test_another_language_is_read_as_english() -> None:
    assert stems("the boats", "xx") == ("boat",)


def test_stop_words_know_no_case() -> None:
    assert is_stop("The") and is_stop("don’t".replace("’", "'")) and not is_stop("boat")


@given(st.text(max_size=300))
def test_words_fit_the_text(text: str) -> None:
    spans = words(text)
    assert all(span.of(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert stems(text) == stems(text)
