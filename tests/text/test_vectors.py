"""Vectors go into bytes and come back as they were, to half precision."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.vectors import cosine, pack, stack, unpack

numbers = st.lists(
    st.floats(-1e3, 1e3).filter(lambda one: one == 0 or abs(one) > 1e-3), min_size=1, max_size=64
)


@given(numbers.filter(lambda row: any(row)))
def test_a_packed_vector_is_the_unit_vector(row: list[float]) -> None:
    found = unpack(pack(row))
    unit = np.array(row) / np.linalg.norm(row)
    assert len(pack(row)) == 2 * len(row)
    assert np.allclose(found, unit, atol=1e-3)
    assert cosine(pack(row), pack(row)) == pytest.approx(1.0, abs=5e-3)


def test_bytes_are_little_endian_halves() -> None:
    assert pack([3.0, 4.0]) == b"\xcd\x38\x66\x3a"


def test_opposite_and_crossing_vectors() -> None:
    assert cosine(pack([1.0, 0.0]), pack([-2.0, 0.0])) == -1.0
    assert cosine(pack([1.0, 0.0]), pack([0.0, 5.0])) == 0.0


def test_nothing_is_like_nothing() -> None:
    assert cosine(b"", pack([1.0])) == 0.0
    assert cosine(pack([1.0]), pack([1.0, 1.0])) == 0.0


@pytest.mark.parametrize("row", [[], [0.0, 0.0], [float("nan")], [float("inf"), 1.0], [[1.0]]])
def test_what_points_nowhere_is_refused(row: list[float]) -> None:
    with pytest.raises(ValueError):
        pack(row)


def test_half_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="3 bytes"):
        unpack(b"abc")


def test_rows_make_a_matrix() -> None:
    assert stack([pack([1.0, 0.0]), pack([0.0, 1.0])]).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert stack([]).shape == (0, 0)
    with pytest.raises(ValueError, match="several lengths"):
        stack([pack([1.0]), pack([1.0, 2.0])])
