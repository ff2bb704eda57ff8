"""The shelf as the command shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from broadsheet.app.settings import settings_now
from broadsheet.shelf import Shelf, ShelfEntry
from broadsheet.shelf import fetch as fetch_onto


def shelf_rows() -> list[dict[str, object]]:
    """Return one row a model: name, job, licence, origin, size and state."""
    return _rows(_shelf().status())


def verified_rows() -> list[dict[str, object]]:
    """Return the same after every file was read and hashed again."""
    return _rows(_shelf().verify())


def fetch(say: Callable[[str], None], languages: Sequence[str] = ()) -> tuple[str, ...]:
    """Fetch what is absent, and the models on request for `languages`; return the names laid.

    Raises ModelMissing for what cannot be had, BadInput for a language without such a model.
    """
    return fetch_onto(settings_now().shelf, languages=languages, say=say)


def add(folder: Path) -> tuple[str, ...]:
    """Take known files out of `folder`, return the models' names; raises BadInput for none."""
    return _shelf().add(folder)


def _shelf() -> Shelf:
    return Shelf(settings_now().shelf)


def _rows(entries: Sequence[ShelfEntry]) -> list[dict[str, object]]:
    return [
        {
            "name": entry.name,
            "job": entry.job,
            "language": entry.language,
            "licence": entry.licence,
            "origin": entry.origin,
            "size_mb": round(entry.size / 1e6, 1),
            "sha256": entry.digest,
            "state": _state(entry),
        }
        for entry in entries
    ]


def _state(entry: ShelfEntry) -> str:
    if not entry.present:
        return "on request" if entry.on_request else "absent"
    return "well" if entry.verified else "differs"
