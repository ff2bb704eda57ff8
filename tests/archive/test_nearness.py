"""Neighbours are put in a rough order, the same every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.archive.nearness import COMMON, RARE, best, fuse, rarity

ids = st.lists(st.integers(0, 40), unique=True, max_size=25)


def test_a_rare_word_says_more_than_a_common_one() -> None:
    scores = rarity([[1, 2], [2, 3, 4, 5]])
    assert scores == {
        1: RARE // 2,
        2: RARE // 2 + RARE // 4,
        3: RARE // 4,
        4: RARE // 4,
        5: RARE // 4,
    }
    assert best(scores, 3) == [2, 1, 3]
    assert rarity([list(range(COMMON + 1))]) == {}


def test_what_several_lists_name_comes_first() -> None:
    assert fuse(copies=[], words=[1, 2, 3], meaning=[3, 4], limit=9)[0] == 3
    assert fuse(copies=[7], words=[1, 2], meaning=[1, 2], limit=9) == [7, 1, 2]
    assert fuse(copies=[], words=[2], meaning=[1], limit=9) == [1, 2]


def test_copies_leave_half_of_the_places() -> None:
    found = fuse(copies=list(range(10, 30)), words=[1, 2], meaning=[], limit=6)
    assert set(found) == {10, 11, 12, 13, 1, 2}
    assert fuse(copies=list(range(10, 30)), words=[], meaning=[], limit=6) == list(range(10, 16))


@given(ids, ids, ids, st.integers(0, 30))
def test_nothing_is_named_twice_or_made_up(
    copies: list[int], words: list[int], meaning: list[int], limit: int
) -> None:
    found = fuse(copies=copies, words=words, meaning=meaning, limit=limit)
    everything = {*copies, *words, *meaning}
    assert len(found) == len(set(found)) == min(limit, len(everything))
    assert set(found) <= everything
