"""A desk for one command, closed at its end, and how commands print."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from broadsheet.news.errors import BroadsheetError
from broadsheet.newsroom.desk import Desk


@contextmanager
def open_desk(*, workers: int = 0) -> Iterator[Desk]:
    """Open the archive the settings name, with up to `workers` crew processes."""
    from broadsheet.app.assemble import assemble
    from broadsheet.app.settings import settings_now

    settings = settings_now()
    desk = assemble(settings, workers=min(workers, settings.workers))
    try:
        yield desk
    finally:
        desk.crew.close()
        desk.wire.close()
        desk.archive.close()


def unless_error(result: Any) -> Any:
    """Return what the crew brought; raises it when it is an error."""
    if isinstance(result, BroadsheetError):
        raise result
    return result


def holder() -> str:
    """Return the name under which this process takes leases."""
    return f"{os.uname().nodename}-{os.getpid()}"


def print_json(value: Mapping[str, object]) -> None:
    """Print one JSON object on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def console() -> Console:
    """Return the terminal, or a plain text stream where there is none or NO_COLOR is set."""
    plain = bool(os.environ.get("NO_COLOR"))
    return Console(highlight=False, soft_wrap=False, color_system=None if plain else "auto")


def progress(*, total_known: bool = True) -> Progress:
    """Return a progress bar on standard error; silent where that is no terminal."""
    columns = [
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        *([TimeRemainingColumn()] if total_known else []),
    ]
    terminal = Console(stderr=True)
    return Progress(*columns, console=terminal, disable=not terminal.is_terminal, transient=True)
