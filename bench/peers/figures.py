"""Recognizers and quantulum3, each asked for the figures of one kind in one text a line.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

Figures = list[dict[str, Any]]


def main(peer: str) -> None:
    """Answer each line of standard input with its figures."""
    read = recognizers() if peer == "recognizers-text-suite" else quantulum()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            figures = read(question["kind"], question["text"])
        except Exception as error:  # told, and counted by whoever asks
            print(json.dumps({"stumbled": f"{type(error).__name__}: {error}"}), flush=True)
            continue
        print(json.dumps({"figures": figures}), flush=True)


def recognizers() -> Callable[[str, str], Figures]:
    """Return Microsoft's recognisers, English."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
    )

    by_kind = {
        "number": recognize_number,
        "percent": recognize_percentage,
        "currency": recognize_currency,
        "dimension": recognize_dimension,
        "age": recognize_age,
    }

    def read(kind: str, text: str) -> Figures:
        return [
            {"start": one.start, "end": one.end + 1, **(one.resolution or {})}
            for one in by_kind[kind](text, "en-us")
            if (one.resolution or {}).get("value") is not None
        ]

    return read


def quantulum() -> Callable[[str, str], Figures]:
    """Return quantulum3, which tells kinds apart by the dimension of the unit."""
    from quantulum3 import parser

    def read(kind: str, text: str) -> Figures:
        figures = []
        for one in parser.parse(text):
            entity, name = one.unit.entity.name, one.unit.name
            start, end = one.span
            if _kind(entity, name, text[end : end + 9]) == kind or kind == "number":
                unit = "" if kind == "number" else name
                figures.append({"start": start, "end": end, "value": str(one.value), "unit": unit})
        return figures

    return read


def _kind(entity: str, name: str, after: str) -> str:
    if entity == "currency":
        return "currency"
    if name == "percentage":
        return "percent"
    if entity == "time":
        return "age" if after.strip().startswith(("old", "of age")) else ""
    return "" if entity == "dimensionless" else "dimension"


if __name__ == "__main__":
    main(sys.argv[1])
