"""A look at the installation: each finding one line, with what to do where something is amiss."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from broadsheet import __version__
from broadsheet.app.assemble import assemble
from broadsheet.app.models import shelf_rows
from broadsheet.app.settings import settings_now
from broadsheet.news.errors import BroadsheetError

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 37)
EXTRAS = {"postgres": "psycopg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`state` is "well", "absent" (works without) or "broken" (does not work)."""

    part: str
    state: str
    words: str

    def as_row(self) -> dict[str, str]:
        """Return the finding as plain JSON."""
        return {"part": self.part, "state": self.state, "words": self.words}


def examine() -> list[Finding]:
    """Look at every part; a part that fails is a finding, not an error."""
    looks: list[Callable[[], Iterator[Finding]]] = [_python, _sqlite, _archive, _models, _extras]
    found: list[Finding] = []
    for look in looks:
        try:
            found.extend(look())
        except BroadsheetError as error:
            found.append(Finding(part=look.__name__.strip("_"), state="broken", words=str(error)))
    return found


def _python() -> Iterator[Finding]:
    state = "well" if sys.version_info >= OLDEST_PYTHON else "broken"
    words = f"Broadsheet {__version__} on Python {platform.python_version()}"
    yield Finding(part="python", state=state, words=words)


def _sqlite() -> Iterator[Finding]:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    words = f"SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Finding(part="sqlite", state="broken", words=f"{words}: 3.37 or later is needed")
    elif "ENABLE_FTS5" not in options:
        words = f"{words} was built without FTS5, which search needs: use another Python"
        yield Finding(part="sqlite", state="broken", words=words)
    else:
        yield Finding(part="sqlite", state="well", words=f"{words} with FTS5")


def _archive() -> Iterator[Finding]:
    settings = settings_now()
    desk = assemble(settings, workers=0)
    counts = desk.archive.counts()
    desk.archive.close()
    place = "PostgreSQL" if settings.database_url else str(settings.archive)
    words = f"{place}: {counts['articles']} articles in {counts['stories']} stories"
    if counts["pending"]:
        words += f", {counts['pending']} waiting to be noted (`broadsheet round`)"
    yield Finding(part="archive", state="well", words=words)
    if counts["quarantined"]:
        words = f"{counts['quarantined']} documents undid what read them (`broadsheet quarantine`)"
        yield Finding(part="quarantine", state="absent", words=words)
    else:
        yield Finding(part="quarantine", state="well", words="nothing is in it")


def _models() -> Iterator[Finding]:
    if settings_now().models == "none":
        words = "switched off (BROADSHEET_MODELS=none): notes and grouping by lexical rules"
        yield Finding(part="models", state="absent", words=words)
        return
    for row in shelf_rows():
        if row["state"] == "on request":
            continue
        state = {"absent": "absent", "differs": "broken"}.get(str(row["state"]), "well")
        hint = ": `broadsheet shelf fetch`; lexical rules until then" if state == "absent" else ""
        if state == "broken":
            hint = ": its files are not the ones we know; `broadsheet shelf fetch` mends it"
        words = f"{row['name']} ({row['job']}, {row['licence']}){hint}"
        yield Finding(part="models", state=state, words=words)


def _extras() -> Iterator[Finding]:
    for extra, module in EXTRAS.items():
        if find_spec(module):
            yield Finding(part=extra, state="well", words=f"{module} is installed")
        else:
            words = f'not installed; to have it: pip install "broadsheet[{extra}]"'
            yield Finding(part=extra, state="absent", words=words)
