"""An archive of its own for one bench, gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def fresh_archive() -> Iterator[None]:
    """Point the settings at a new SQLite file in a folder that is removed at the end."""
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        os.environ["BROADSHEET_ARCHIVE"] = str(Path(folder) / "bench.db")
        os.environ.pop("BROADSHEET_DATABASE_URL", None)
        yield
