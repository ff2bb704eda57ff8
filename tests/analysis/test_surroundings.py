"""The words around a name lean to what they tell of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.surroundings import leaning, leanings
from broadsheet.news.span import Span


def _of(text: str, name: str = "Kell") -> tuple[float, float, float, float]:
    start = text.index(name)
    found = leaning(text, Span(start, start + len(name)))
    return found.person, found.body, found.place, found.none


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("They met in Kell.", 2),
        ("Farms of Kell province flooded.", 2),
        ("the village of Kell", 2),
        ("according to the Kell party", 1),
        ("“No,” said Kell.", 0),
        ("Kell told reporters", 0),
        ("the Kell festival", 3),
    ],
)
def test_the_nearest_words_tell(text: str, most: int) -> None:
    found = _of(text)
    assert max(found) == found[most] > 0


def test_nothing_around_tells_nothing() -> None:
    assert _of("Kell") == (0.0, 0.0, 0.0, 0.0)


def test_places_that_agree_tell_more_than_one() -> None:
    text = "in Kell, in Kell, in Kell"
    spans = [Span(3, 7), Span(12, 16), Span(21, 25)]
    assert leanings(text, spans)["Kell"].place > leaning(text, spans[0]).place


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_span_of_any_text_may_be_asked(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    leaning(text, Span(start, end))
