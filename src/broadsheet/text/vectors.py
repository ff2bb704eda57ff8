"""Unit vectors kept as half floats, and how near two of them are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Matrix = NDArray[np.float32]


def pack(vector: ArrayLike) -> bytes:
    """Return `vector` at length one as little-endian float16 bytes, two a dimension.

    Raises ValueError for a vector that is not flat, is zero, or holds what is no number.
    """
    row = np.asarray(vector, dtype=np.float64)
    if row.ndim != 1 or not row.size:
        raise ValueError(f"a vector is one row of numbers, not of shape {row.shape}")
    length = float(np.sqrt(np.sum(row * row)))
    if not np.isfinite(length) or length == 0:
        raise ValueError("a vector of no length, or with an endless part, points nowhere")
    return (row / length).astype("<f2").tobytes()


def unpack(packed: bytes) -> Matrix:
    """Return the vector as float32, shape (dimensions,); ValueError for half a number."""
    if len(packed) % 2:
        raise ValueError(f"{len(packed)} bytes are not whole half floats")
    return np.frombuffer(packed, dtype="<f2").astype(np.float32)


def stack(rows: Sequence[bytes]) -> Matrix:
    """Return packed vectors as one matrix, shape (rows, dimensions).

    Raises ValueError when they are not all of one length.
    """
    if not rows:
        return np.empty((0, 0), dtype=np.float32)
    if len({len(row) for row in rows}) > 1:
        raise ValueError("vectors of several lengths do not make one matrix")
    return unpack(b"".join(rows)).reshape(len(rows), -1)


def cosine(left: bytes, right: bytes) -> float:
    """Return the cosine (-1..1) of two packed unit vectors; 0 when lengths differ or are 0."""
    if not left or len(left) != len(right):
        return 0.0
    return float(np.clip(np.sum(unpack(left) * unpack(right)), -1.0, 1.0))
