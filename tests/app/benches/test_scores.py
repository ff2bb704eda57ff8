"""The scores agree with cases worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.app.benches.scores import covered, overlap, wrong_pairs

GOLD = {"a": 1, "b": 1, "c": 2, "d": 2}
groupings = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1)


@given(groupings)
def test_a_grouping_agrees_with_itself(gold: dict[str, int]) -> None:
    assert wrong_pairs(gold, gold) == (0, 0)


def test_wrong_pairs_tell_merges_from_splits() -> None:
    assert wrong_pairs({"a": 1, "b": 2, "c": 2, "d": 2}, GOLD) == (2, 1)


def test_wordings_are_compared_by_their_words() -> None:
    assert overlap("Nobody asked us,", "“Nobody asked us”") == 1.0
    assert overlap("Nobody asked us", "Nobody") == pytest.approx(1 / 3)
    assert covered("Nobody", "Nobody asked us") == 1.0
    assert overlap("", "") == 0.0
    assert covered("", "words") == 0.0
