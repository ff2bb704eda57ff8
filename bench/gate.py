"""The gate: a bench is run and no figure of it may be worse than its floor in floors.json."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
LESS_IS_BETTER = ("wrong", "false_", "peak_", "unknown", "worst_", "killed", "crashes", "hangs")
"""Figures whose name holds one of these have a ceiling instead of a floor."""

NO_DATA = "no data:"
"""What a bench says, and ends, when what it measures is not there."""


def worse(name: str, value: float, floor: float) -> bool:
    """Say whether a figure has fallen below its floor, or risen above its ceiling."""
    lower = any(part in name for part in LESS_IS_BETTER)
    return value > floor if lower else value < floor


def measure(bench: str) -> dict[str, float] | None:
    """Run one bench and return our figures; None when its data is not on this machine."""
    found = measured(bench)
    return None if found is None else found["ours"]


def measured(bench: str) -> dict[str, Any] | None:
    """Run one bench and return what it found; None when its data is not on this machine."""
    command = [sys.executable, "-m", "broadsheet", "bench", *bench.split(), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and NO_DATA in done.stderr:
        print(f"skip {bench}: {done.stderr.strip()}")
        return None
    if done.returncode:
        raise SystemExit(f"{bench}: {done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    """Compare every bench in floors.json and say what fell; 1 when something did."""
    fallen = 0
    for bench, floors in json.loads(FLOORS.read_text("utf-8")).items():
        found = measure(bench)
        if found is None:
            continue
        for name, floor in floors.items():
            value = found.get(name)
            bad = value is None or worse(name, value, floor)
            fallen += bad
            print(f"{'FELL' if bad else 'held':5}{bench:16}{name:32}{value!s:>10}  floor {floor}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
