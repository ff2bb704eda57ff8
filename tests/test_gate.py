"""The gate lets no figure fall, and knows which figures are better small."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

GATE = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "gate.py"))


@pytest.mark.parametrize(
    ("name", "value", "floor", "bad"),
    [
        ("quotes_f1", 0.89, 0.9, True),
        ("quotes_f1", 0.9, 0.9, False),
        ("speaker_wrong", 0.11, 0.1, True),
        ("speaker_wrong", 0.09, 0.1, False),
        ("false_merges_per_1000", 3.0, 2.0, True),
        ("worst_seconds", 10.1, 10.0, True),
        ("worst_mb", 511.0, 512.0, False),
        ("killed", 1, 0, True),
        ("survived", 0.99, 1.0, True),
    ],
)
def test_a_figure_falls_below_its_floor_or_rises_above_its_ceiling(
    name: str, value: float, floor: float, bad: bool
) -> None:
    assert GATE["worse"](name, value, floor) is bad


def test_a_bench_without_its_data_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert GATE["measure"]("feeds --cases /nowhere/cases.tar.xz") is None
    assert "skip feeds" in capsys.readouterr().out


def test_a_bench_that_fails_is_not_passed_over() -> None:
    with pytest.raises(SystemExit, match="No such"):
        GATE["measure"]("nothing-of-that-name")
