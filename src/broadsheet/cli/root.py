"""The command's root: options for every subcommand, exit codes, and how it complains."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from broadsheet import __version__
from broadsheet.news.errors import BadInput, BroadsheetError, FetchError

app = typer.Typer(
    name="broadsheet",
    help="A self-hosted newsroom reader: every line can be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

WELL, FAILED, BAD_INPUT = 0, 1, 2
"""Exit codes: all well; something failed here; what was given cannot be used."""


@app.callback(invoke_without_command=True)
def options(
    archive: Annotated[
        Path | None,
        typer.Option(help="The archive's file (BROADSHEET_ARCHIVE). Made when it is not there."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Take the options that hold for every subcommand."""
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if archive is not None:
        os.environ["BROADSHEET_ARCHIVE"] = str(archive)
        os.environ.pop("BROADSHEET_DATABASE_URL", None)


def exit_code(error: BroadsheetError) -> int:
    """Return 2 for input that cannot be used, 1 for what failed here."""
    return BAD_INPUT if isinstance(error, BadInput | FetchError) else FAILED


def complain(error: BroadsheetError | str) -> None:
    """Say one plain line on standard error."""
    line = " ".join(str(error).split())
    print(f"broadsheet: {line}", file=sys.stderr)
