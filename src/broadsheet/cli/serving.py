"""`serve` and `demo`: the paper in the browser."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from broadsheet.cli.desk import open_desk, progress
from broadsheet.cli.filing import derive_with_bar
from broadsheet.cli.root import app

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Web processes.")]


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 2,
    rounds: Annotated[
        bool, typer.Option("--rounds/--no-rounds", help="Make the rounds beside the web.")
    ] = True,
) -> None:
    """Serve the pages and the API, and make the rounds beside them."""
    from broadsheet.app.serve import serve as serve_until_stopped

    with open_desk():
        pass
    serve_until_stopped(
        host=host,
        port=port,
        workers=workers,
        rounds=rounds,
        ready=lambda address: typer.echo(f"Broadsheet is at {address}"),
    )


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="Print the front page and end.")] = False,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 2,
) -> None:
    """Read the demo edition, sixty articles of invented outlets, and serve it."""
    from broadsheet.app import demo as edition
    from broadsheet.app.serve import serve as serve_until_stopped

    _demo_archive()
    with edition.sites() as routes:
        os.environ.update(edition.environment(routes))
        load_demo()
        if once:
            _print_front()
            return
        serve_until_stopped(host=host, port=port, workers=workers, rounds=True, ready=_announce)


def _demo_archive() -> None:
    from broadsheet.app.settings import data_folder

    if not os.environ.get("BROADSHEET_ARCHIVE") and not os.environ.get("BROADSHEET_DATABASE_URL"):
        os.environ["BROADSHEET_ARCHIVE"] = str(data_folder() / "demo.db")


def load_demo() -> None:
    """Load the edition into the archive unless it is there, and make its two accounts."""
    from broadsheet.app import accounts
    from broadsheet.app import demo as edition

    with open_desk(workers=2) as desk:
        counts = desk.archive.counts()
        if counts["feeds"] < len(edition.edition().feeds) or counts["pending"]:
            with progress(total_known=False) as bar:
                task = bar.add_task("Reading the demo edition", total=None)
                edition.load(desk, tick=lambda what: bar.update(task, advance=1, description=what))
            derive_with_bar(desk)
        accounts.make_account(edition.READER, edition.PASSWORD, check=False)
        accounts.make_account(edition.EDITOR, edition.PASSWORD, moderator=True, check=False)


def _announce(address: str) -> None:
    from broadsheet.app import demo as edition

    typer.echo(f"The demo edition is at {address}")
    typer.echo(
        f"Sign in as `{edition.READER}` or, to moderate, as `{edition.EDITOR}`; "
        f"the password of both is `{edition.PASSWORD}`. Stop with Ctrl-C."
    )


def _print_front() -> None:
    from broadsheet.cli.showing import print_front
    from broadsheet.newsroom.frontpage import front_page

    with open_desk() as desk:
        print_front(front_page(desk))
