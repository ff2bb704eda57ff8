"""`quarantine`: what undid the workers, looked at, tried again or let go of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.desk import holder, open_desk, print_json
from broadsheet.cli.options import AsJson
from broadsheet.cli.root import FAILED, app, complain
from broadsheet.news.errors import BadInput
from broadsheet.news.quarantine import Quarantined
from broadsheet.newsroom.printing import quarantined_json, retried_json
from broadsheet.newsroom.quarantine import MOST_CASES
from broadsheet.newsroom.retrying import Retried, retry

HEAD = 256
"""Bytes of a document that `show` prints."""
ROW = 16

quarantine = typer.Typer(help="Documents that undid what was reading them, kept with their bytes.")
app.add_typer(quarantine, name="quarantine")
CaseId = Annotated[str, typer.Argument(metavar="ID", help="As `quarantine list` prints it.")]


@quarantine.command("list")
def list_cases(as_json: AsJson = False) -> None:
    """Say what is in quarantine, since when, why, and how often it was tried."""
    with open_desk() as desk:
        cases = desk.archive.isolated(limit=MOST_CASES)
    if as_json:
        print_json({"quarantine": [quarantined_json(one) for one in cases]})
        return
    if not cases:
        typer.echo("Nothing is in quarantine.")
    for one in cases:
        typer.echo(f"{one.id}  {one.reading.value:5}{one.first_at:%Y-%m-%d %H:%M}  {_plain(one)}")


@quarantine.command("show")
def show_case(
    case: CaseId,
    to: Annotated[
        Path | None, typer.Option("--bytes", help="Write the document's bytes to this file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print why a document is in quarantine, and how it begins, in hexadecimal and safe letters."""
    with open_desk() as desk:
        found = desk.archive.isolation(case)
    if to is not None:
        _write(to, found)
    if as_json:
        print_json({**quarantined_json(found), "head": found.body[:HEAD].hex()})
        return
    typer.echo(f"{found.reading.value}: {_plain(found)}")
    typer.echo(f"first {found.first_at:%Y-%m-%d %H:%M:%S} UTC, last {found.last_at:%H:%M:%S}")
    if found.page is not None:
        kept = "" if found.whole else f", the first {len(found.body):,} of them kept"
        typer.echo(f"{found.size:,} bytes{kept}")
    for line in hex_lines(found.body[:HEAD]):
        typer.echo(line)


@quarantine.command("retry")
def retry_cases(
    cases: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Which; all of them, if none.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read documents again with today's parsers and file them; what fails again stays.

    Exit code 1 when one stays.
    """
    with open_desk(workers=1) as desk:
        wanted = cases or [one.id for one in desk.archive.isolated(limit=MOST_CASES)]
        done = [retry(desk, case, holder=holder()) for case in wanted]
    if as_json:
        print_json({"retried": [retried_json(one) for one in done]})
    else:
        for one in done:
            _say(one)
    if any(one.error for one in done):
        raise typer.Exit(FAILED)


@quarantine.command("drop")
def drop_cases(
    cases: Annotated[list[str], typer.Argument(metavar="ID...", help="Which.")],
) -> None:
    """Let go of documents, bytes and all."""
    with open_desk() as desk:
        for case in cases:
            desk.archive.release(case)
            typer.echo(f"{case} dropped")


def _say(done: Retried) -> None:
    if done.error is not None:
        complain(f"{done.case.id} stays: {_line(str(done.error))}")
        return
    articles = sum(1 for one in done.outcomes if one.article)
    typer.echo(f"{done.case.id} was read: {articles} articles filed")


def _plain(case: Quarantined) -> str:
    times = f"tried {case.attempts} time{'s' if case.attempts > 1 else ''}"
    return _line(f"{case.subject}: {case.reason} ({times})")


def _line(words: str) -> str:
    """Return words from outside as one line that moves no terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(words.split()))


def _write(to: Path, case: Quarantined) -> None:
    try:
        to.write_bytes(case.body)
    except OSError as error:
        raise BadInput(str(to), f"this file cannot be written: {error.strerror}") from error


def hex_lines(raw: bytes) -> list[str]:
    """Return bytes as rows of sixteen: offset, hexadecimal, and ASCII with dots for the rest."""
    rows = [(at, raw[at : at + ROW]) for at in range(0, len(raw), ROW)]
    return [
        f"{at:06x}  {row.hex(' '):{3 * ROW - 1}}  "
        + "".join(chr(one) if 32 <= one < 127 else "." for one in row)
        for at, row in rows
    ]
