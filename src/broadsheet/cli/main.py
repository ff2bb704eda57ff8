"""`broadsheet`: the one command; what goes wrong is one line and an exit code."""

from __future__ import annotations

import os
import sys

import typer
from typer.exceptions import TyperException

from broadsheet.cli import (
    asking,
    benches,
    filing,
    following,
    keeping,
    noting,
    notingbenches,
    quarantine,
    serving,
    showing,
)
from broadsheet.cli.root import BAD_INPUT, WELL, app, complain, exit_code
from broadsheet.news.errors import BroadsheetError

COMMANDS = (
    filing,
    following,
    showing,
    asking,
    noting,
    serving,
    keeping,
    quarantine,
    benches,
    notingbenches,
)
"""The modules whose commands the root holds, by being imported."""


def main() -> None:
    """Run the command and exit with its code."""
    try:
        code = app(standalone_mode=False)
    except BroadsheetError as error:
        complain(error)
        code = exit_code(error)
    except TyperException as error:
        if line := error.format_message():  # Empty when help was shown for want of arguments.
            complain(line)
        code = BAD_INPUT
    except (typer.Abort, KeyboardInterrupt):
        complain("stopped")
        code = 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = WELL
    sys.exit(code if isinstance(code, int) else WELL)
