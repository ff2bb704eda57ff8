"""The index of Wikidata's names, made of a dump."""

from __future__ import annotations

from pathlib import Path

from broadsheet.app.intake import lines_of
from broadsheet.app.settings import settings_now
from broadsheet.news.errors import BadInput
from broadsheet.shelf.wikidata import build


def index_dump(dump: Path, into: Path | None) -> tuple[int, Path]:
    """Index `dump` into a file, by default the one the settings name; return its names and it.

    Raises BadInput when the dump is absent, cannot be read or holds no entity.
    """
    index = into or settings_now().wikidata
    try:
        return build((line for _, line in lines_of(str(dump))), index), index
    except (OSError, EOFError) as error:
        raise BadInput(str(dump), f"it cannot be read: {error}") from error
