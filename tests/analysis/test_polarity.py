"""How a sentence speaks of a target: plain cases, bounds, and weights that are numbers alone."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.polarity import CLASSES, columns_of, masked, polarities
from broadsheet.news.span import Span


def judged(text: str, target: str) -> str:
    at = text.index(target)
    (odds,) = polarities([(text, Span(at, at + len(target)))], None)
    return CLASSES[odds.index(max(odds))]


@pytest.mark.parametrize(
    ("text", "target", "polarity"),
    [
        ("The report accused Vance of lying and called her a disgrace.", "Vance", "negative"),
        ("Voters praised Vance for her brilliant and honest work.", "Vance", "positive"),
        ("Vance said on Tuesday that the meeting starts at noon.", "Vance", "neutral"),
    ],
)
def test_plain_sentences_are_judged_as_anybody_would(text: str, target: str, polarity: str) -> None:
    assert judged(text, target) == polarity


def test_no_question_no_answer() -> None:
    assert polarities([], None) == []


def test_the_weights_hold_numbers_alone() -> None:
    file = resources.files("broadsheet.analysis").joinpath("polarity.npz")
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
        assert {str(held[name].dtype) for name in held.files} <= {"int8", "float16", "float32"}
    assert len(file.read_bytes()) < 1 << 20


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_chances_add_up_whatever_the_text(text: str, start: int, length: int) -> None:
    at = min(start, len(text))
    target = Span(at, min(len(text), at + length))
    (odds,) = polarities([(text, target)], None)
    assert abs(sum(odds) - 1) < 1e-4
    columns, values = columns_of(text, target)
    assert len(columns) == len(values)
    assert masked(text, target).count("[MASK]") >= 1
