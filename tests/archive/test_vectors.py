"""The matrix of vectors in memory gives what the archive holds, however it grew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.archive.vectors import SCALE, Held, Projection, Wanted, nearest_of, whole

DAY = 86_400_000_000
SIZE = 16


def unit(seed: int, size: int = SIZE) -> bytes:
    row = np.abs(np.random.default_rng(seed).standard_normal(size))
    return (row / np.linalg.norm(row)).astype("<f2").tobytes()


class Shelf:
    """Rows of vectors in a list, counted as they are read."""

    def __init__(self) -> None:
        self.rows: dict[int, tuple[int, str, int, bytes]] = {}
        self.gone = 0
        self.turn = 0
        self.read = 0

    def put(self, article: int, day: int, vector: bytes, model: str = "m") -> None:
        self.turn += 1
        self.rows[article] = (self.turn, model, day * DAY, vector)

    def drop(self, article: int) -> None:
        del self.rows[article]
        self.gone += 1

    def mark(self) -> tuple[int, int]:
        return self.gone, self.turn

    def _held(self, model: str, low: int, high: int, after: int) -> Sequence[Held]:
        found = [
            (turn, article, printed, vector)
            for article, (turn, made_by, printed, vector) in self.rows.items()
            if made_by == model and low <= printed <= high and turn > after
        ]
        self.read += len(found)
        return found

    def between(self, model: str, low: int, high: int) -> Sequence[Held]:
        return self._held(model, low, high, 0)

    def after(self, turn: int, model: str) -> Sequence[Held]:
        return self._held(model, -(10**20), 10**20, turn)


def wanted(article: int, since: int, until: int, *, limit: int = 5, model: str = "m") -> Wanted:
    return Wanted(
        article=article,
        vector=unit(article),
        model=model,
        since=since * DAY,
        until=until * DAY,
        limit=limit,
    )


def by_hand(shelf: Shelf, ask: Wanted) -> list[int]:
    held = [
        (article, vector)
        for article, (_, model, printed, vector) in shelf.rows.items()
        if model == ask.model and ask.since <= printed <= ask.until and article != ask.article
    ]
    return nearest_of(held, ask.vector, ask.limit)


steps = st.lists(
    st.tuples(st.sampled_from("pppda"), st.integers(0, 30), st.integers(0, 40)), max_size=60
)


@settings(max_examples=60, deadline=None)
@given(steps, st.integers(1, 6))
def test_a_grown_matrix_gives_what_a_fresh_one_would(
    work: list[tuple[str, int, int]], most: int
) -> None:
    shelf, grown = Shelf(), Projection(most=most)
    for step, article, day in work:
        if step == "p":
            shelf.put(article, day, unit(article + day), model="mn"[article % 7 == 0])
        elif step == "d" and article in shelf.rows:
            shelf.drop(article)
        else:
            ask = wanted(article, day - 3, day + 3)
            assert grown.nearest(ask, shelf) == by_hand(shelf, ask)


def test_vectors_are_read_once() -> None:
    shelf, projection = Shelf(), Projection()
    for article in range(50):
        shelf.put(article, article % 5, unit(article))
    projection.nearest(wanted(99, 0, 5), shelf)
    assert shelf.read == 50 == len(projection)
    projection.nearest(wanted(98, 1, 4), shelf)
    shelf.put(60, 2, unit(60))
    projection.nearest(wanted(97, 1, 4), shelf)
    assert shelf.read == 51 == len(projection)


def test_days_far_off_are_let_go() -> None:
    shelf, projection = Shelf(), Projection(most=10)
    for article in range(60):
        shelf.put(article, article, unit(article))
    for day in range(60):
        projection.nearest(wanted(999, day, day + 2), shelf)
        assert len(projection) <= 10 + 5
    projection.nearest(wanted(999, 5, 6), shelf)
    assert len(projection) == 4


@given(st.integers(0, 500), st.integers(1, 400))
def test_a_dot_product_is_the_same_in_any_order(seed: int, size: int) -> None:
    left, right = whole(unit(seed, size)), whole(unit(seed + 1, size))
    product = float(np.dot(left, right))
    assert product == sum(int(one) * int(other) for one, other in zip(left, right, strict=True))
    assert product == float(np.dot(left[::-1].copy(), right[::-1].copy()))
    exact = np.frombuffer(unit(seed, size), "<f2").astype(float) @ np.frombuffer(
        unit(seed + 1, size), "<f2"
    ).astype(float)
    assert product / SCALE**2 == pytest.approx(exact, abs=0.02)


def test_vectors_that_point_nowhere_are_near_nothing() -> None:
    held = [(1, bytes(2 * SIZE)), (2, unit(2)), (3, unit(3, 8)), (4, b"\xff" * 2 * SIZE)]
    assert nearest_of(held, unit(2), 9) == [2]
    assert nearest_of(held, bytes(2 * SIZE), 9) == []
    assert nearest_of(held, b"", 9) == []
    assert nearest_of([], unit(2), 9) == []


def test_ties_go_by_id() -> None:
    held = [(article, unit(1)) for article in (5, -3, 9, 0)]
    assert nearest_of(held, unit(1), 3) == [-3, 0, 5]
