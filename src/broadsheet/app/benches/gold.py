"""Outside data a bench measures on: files of JSON rows, packed or not, read and never kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from broadsheet.app.intake import lines_of
from broadsheet.news.errors import BadInput

GOLD = Path("../shared/gold")
"""Where outside data lies beside a checkout."""

Row = dict[str, Any]


def rows_of(path: Path, *, limit: int | None = None) -> tuple[Row, ...]:
    """Return the rows of a .jsonl file (may be .xz, .gz, .bz2), at most `limit` of them.

    Raises BadInput where the file is absent ("no data: ...", which the gate takes for a reason to
    skip), cannot be read, or holds a line that is no JSON object.
    """
    if not path.is_file():
        raise BadInput(str(path), "no data: there is no such file, so nothing is measured")
    rows: list[Row] = []
    try:
        for number, line in lines_of(str(path)):
            if limit is not None and len(rows) >= limit:
                break
            if not line.strip():
                continue
            row = json.loads(line)
            if not isinstance(row, dict):
                raise BadInput(str(path), f"line {number} is no JSON object")
            rows.append(row)
    except (OSError, EOFError, ValueError) as error:
        raise BadInput(str(path), f"it cannot be read: {error}") from error
    if not rows:
        raise BadInput(str(path), "there is no row in it")
    return tuple(rows)
