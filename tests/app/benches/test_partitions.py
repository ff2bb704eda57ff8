"""How two groupings agree: cases worked out by hand, and what must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.app.benches.partitions import agreement
from broadsheet.app.benches.scores import f1

RIGHT = [1, 1, 2, 2]
pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30)


def test_all_in_one_and_each_alone() -> None:
    one, alone = agreement([0, 0, 0, 0], RIGHT), agreement([0, 1, 2, 3], RIGHT)
    assert one.bcubed_f() == pytest.approx(f1(0.5, 1.0))
    assert alone.bcubed_f() == pytest.approx(f1(1.0, 0.5))
    assert one.ari() == alone.ari() == 0.0
    assert one.nmi() == 0.0
    assert alone.nmi() == pytest.approx(2 / 3)


def test_ari_of_hubert_and_arabie_by_hand() -> None:
    # Pairs together: found 3, right 2, both 1; by chance 3 * 2 / 6 = 1.
    assert agreement([1, 1, 1, 2], RIGHT).ari() == 0.0
    # Found 1, right 2, both 1: (1 - 1/3) / (1.5 - 1/3).
    assert agreement([1, 1, 2, 3], RIGHT).ari() == pytest.approx(4 / 7)


def test_wrong_pairs_in_a_thousand() -> None:
    met = agreement([1, 1, 1, 2], RIGHT)
    assert met.false_merges() == pytest.approx(2000 / 3)
    assert met.false_splits() == pytest.approx(500)


def test_nothing_grouped_is_nothing_wrong() -> None:
    met = agreement([], [])
    assert (met.bcubed_f(), met.false_merges(), met.false_splits()) == (0.0, 0.0, 0.0)


@given(pairs)
def test_scores_stay_in_bounds_and_a_grouping_agrees_with_itself(
    drawn: list[tuple[int, int]],
) -> None:
    mine, theirs = [one for one, _ in drawn], [other for _, other in drawn]
    met, same = agreement(mine, theirs), agreement(mine, mine)
    assert 0 <= met.nmi() <= 1 + 1e-9 and 0 < met.bcubed_f() <= 1 + 1e-9 and met.ari() <= 1
    assert same.nmi() == pytest.approx(1) and same.bcubed_f() == pytest.approx(1)
    assert same.ari() == 1 and same.false_merges() == same.false_splits() == 0
    assert agreement(theirs, mine).ari() == pytest.approx(met.ari())
