"""The shelf as the command shows it."""

from __future__ import annotations

from pathlib import Path

from broadsheet.app.settings import settings_now
from broadsheet.shelf.shelf import Shelf


def shelf_rows() -> list[dict[str, object]]:
    """Return one row a model: name, job, licence, origin, size and state."""
    return [entry.as_row() for entry in _shelf().status()]


def verified_rows() -> list[dict[str, object]]:
    """Return the same after every file was read and hashed again."""
    return [entry.as_row() for entry in _shelf().verify()]


def fetch() -> str:
    """Fetch what is absent and return one sentence; raises ModelMissing when that fails."""
    from broadsheet.shelf.fetch import fetch as fetch_wheels

    return fetch_wheels(_shelf())


def add(folder: Path) -> str:
    """Take known files out of `folder` and return one sentence; raises BadInput for none."""
    return _shelf().add(folder)


def _shelf() -> Shelf:
    return Shelf(settings_now().shelf)
