"""The vectors of a stretch of days in memory as one matrix, read from the archive as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SCALE = 2048
"""Vectors are held as whole numbers of 1/2048. The dot product of two of length one is then a whole
number, and so is every part of the sum, none above 2048 * 2048 < 2**24: float32 holds each
exactly, so the order BLAS adds in, its threads and the matrix's size cannot change a result."""
FLOOR = int(0.3 * SCALE * SCALE)
"""Below a cosine of 0.3 sentence models see nothing in common."""
MOST = 131_072
"""Vectors held at the most: 200 MB at 384 dimensions. Beyond it only the days asked for stay."""
SLACK = 86_400_000_000
"""Microseconds read in advance on either side of the days asked for."""

Held = tuple[int, int, int, bytes]
"""Turn, article as 64 bits, printing in microseconds, float16 bytes."""


class VectorRows(Protocol):
    """Where vectors are read from. Each has a turn, rising as they are written."""

    def mark(self) -> tuple[int, int]:
        """Return a number that changes when rows have gone, and the highest turn (0 for none)."""
        ...

    def between(self, model: str, low: int, high: int) -> Sequence[Held]:
        """Return the rows of `model` printed from `low` to `high`, both in."""
        ...

    def after(self, turn: int, model: str) -> Sequence[Held]:
        """Return the rows of `model` written after `turn`, of any day."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is near `vector` of `model` among articles printed from `since` to `until`."""

    article: int
    vector: bytes
    model: str
    since: int
    until: int
    limit: int


def whole(packed: bytes) -> NDArray[np.float32]:
    """Return float16 bytes as a vector of length SCALE in whole numbers; zeros stay zeros."""
    row = np.frombuffer(packed, dtype="<f2").astype(np.float64)
    length = float(np.sqrt(np.dot(row, row)))
    if not np.isfinite(length) or length == 0:
        return np.zeros(row.size, dtype=np.float32)
    return np.rint(row * (SCALE / length)).astype(np.float32)


class Projection:
    """A matrix of vectors for one model and one stretch of days, safe to share among threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._forget("", 0, 0, 0)

    def nearest(self, wanted: Wanted, rows: VectorRows) -> list[int]:
        """Return the articles nearest in meaning, nearest first, ties by id, not itself."""
        if not wanted.vector or wanted.limit <= 0:
            return []
        with self._lock:
            self._catch_up(wanted, rows)
            return self._search(wanted)

    def __len__(self) -> int:
        return self._count

    def _forget(self, model: str, dimensions: int, low: int, high: int) -> None:
        self._model, self._dimensions, self._low, self._high = model, dimensions, low, high
        self._epoch, self._turn, self._count = -1, 0, 0
        self._matrix = np.empty((0, dimensions), dtype=np.float32)
        self._articles = np.empty(0, dtype=np.int64)
        self._printed = np.empty(0, dtype=np.int64)
        self._slots: dict[int, int] = {}

    def _catch_up(self, wanted: Wanted, rows: VectorRows) -> None:
        low, high = wanted.since - SLACK, wanted.until + SLACK
        epoch, newest = rows.mark()
        apart = wanted.since > self._high or wanted.until < self._low
        other = (wanted.model, len(wanted.vector) // 2) != (self._model, self._dimensions)
        if other or apart or epoch != self._epoch:
            self._read_anew(wanted, rows, (epoch, newest))
            return
        if newest > self._turn:
            self._add(rows.after(self._turn, self._model))
            self._turn = newest
        if wanted.since < self._low:
            self._low, known = low, self._low
            self._add(rows.between(self._model, low, known - 1))
        if wanted.until > self._high:
            self._high, known = high, self._high
            self._add(rows.between(self._model, known + 1, high))
        if self._count > self._most and (low > self._low or high < self._high):
            self._read_anew(wanted, rows, (epoch, newest))

    def _read_anew(self, wanted: Wanted, rows: VectorRows, mark: tuple[int, int]) -> None:
        low, high = wanted.since - SLACK, wanted.until + SLACK
        self._forget(wanted.model, len(wanted.vector) // 2, low, high)
        self._epoch, self._turn = mark
        self._add(rows.between(wanted.model, low, high))

    def _add(self, rows: Iterable[Held]) -> None:
        for _, article, printed, packed in rows:
            if len(packed) != 2 * self._dimensions:
                continue  # made by a model of the same name and another size
            slot = self._slots.get(article)
            if slot is None and not self._low <= printed <= self._high:
                continue
            if slot is None:
                slot = self._slots[article] = self._count
                self._count += 1
                self._grow()
            self._matrix[slot] = whole(packed)
            self._articles[slot] = article
            self._printed[slot] = printed

    def _grow(self) -> None:
        if self._count <= len(self._articles):
            return
        room = max(1024, self._count + self._count // 2)
        self._matrix = np.resize(self._matrix, (room, self._dimensions))
        self._articles = np.resize(self._articles, room)
        self._printed = np.resize(self._printed, room)

    def _search(self, wanted: Wanted) -> list[int]:
        count = self._count
        printed, articles = self._printed[:count], self._articles[:count]
        scores = self._matrix[:count] @ whole(wanted.vector)
        fit = (printed >= wanted.since) & (printed <= wanted.until)
        fit &= (scores >= FLOOR) & (articles != wanted.article)
        return ranked(articles[fit], scores[fit], wanted.limit)


def ranked(articles: NDArray[np.int64], scores: NDArray[np.float32], limit: int) -> list[int]:
    """Return the `limit` articles of highest score, highest first, ties by id."""
    if articles.size > limit:
        bar = np.partition(scores, -limit)[-limit]
        articles, scores = articles[scores >= bar], scores[scores >= bar]
    order = np.lexsort((articles, -scores))[:limit]
    return [int(one) for one in articles[order]]


def nearest_of(held: Sequence[tuple[int, bytes]], vector: bytes, limit: int) -> list[int]:
    """Return the articles of `held` (64 bits, float16 bytes) nearest to `vector`, as above."""
    fit = [(article, packed) for article, packed in held if len(packed) == len(vector)]
    if not fit or not vector:
        return []
    scores = np.stack([whole(packed) for _, packed in fit]) @ whole(vector)
    articles = np.array([article for article, _ in fit], dtype=np.int64)
    kept = scores >= FLOOR
    return ranked(articles[kept], scores[kept], limit)
