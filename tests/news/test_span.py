"""Spans point at words and never past them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.span import Span, apart

spans = st.tuples(st.integers(0, 200), st.integers(0, 50)).map(lambda at: Span(at[0], sum(at)))


@given(st.text(), st.data())
def test_words_are_the_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Span(start, end).of(text) == text[start:end]


@given(st.text(max_size=40))
def test_trim_leaves_no_white_space_outside(text: str) -> None:
    trimmed = Span(0, len(text)).trim(text)
    assert trimmed.of(text) == text.strip()


@given(st.lists(spans, max_size=12))
def test_apart_keeps_none_that_meet(some: list[Span]) -> None:
    kept = apart(some)
    assert list(kept) == sorted(kept)
    assert not any(a.meets(b) for i, a in enumerate(kept) for b in kept[i + 1 :])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_no_span_runs_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span runs"):
        Span(start, end)


def test_a_span_past_the_end_is_refused() -> None:
    with pytest.raises(IndexError):
        Span(0, 4).of("abc")
