"""`bench`: what the house does, measured."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.desk import print_json
from broadsheet.cli.options import AsJson
from broadsheet.cli.root import app

FEED_CASES = Path("../shared/gold/feeds/feedparser-cases.tar.xz")

bench = typer.Typer(help="Measure: each bench prints one object, with --json as JSON.")
app.add_typer(bench, name="bench")


@bench.command()
def pipeline(
    articles: Annotated[Path, typer.Option(help="A .jsonl file of articles (may be .xz).")],
    limit: Annotated[int, typer.Option(min=1, help="Rows to read at the most.")] = 1000,
    workers: Annotated[int, typer.Option(min=0, help="Crew processes; 0: as set.")] = 0,
    as_json: AsJson = False,
) -> None:
    """File, note and group articles into a fresh archive: articles/s, seconds a stage, MB."""
    from broadsheet.app.benches.pipeline import run

    print_found(run(articles, limit=limit, workers=workers), as_json=as_json)


@bench.command()
def tagging(
    articles: Annotated[Path, typer.Option(help="A .jsonl file of articles (may be .xz).")],
    limit: Annotated[int, typer.Option(min=1, help="Rows to read at the most.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Find names by our decoding of the name model and by spaCy's own: articles/s, same names."""
    from broadsheet.app.benches.tagging import run

    print_found(run(articles, limit=limit), as_json=as_json)


@bench.command()
def edition(as_json: AsJson = False) -> None:
    """Read the demo edition and score it against what a careful reader says of it."""
    from broadsheet.app.benches.edition import run

    print_found(run(), as_json=as_json)


@bench.command()
def feeds(
    cases: Annotated[Path, typer.Option(help="A tar of feedparser's cases.")] = FEED_CASES,
    as_json: AsJson = False,
) -> None:
    """Read feedparser's own cases: what comes out right, by us and by feedparser; feeds/s."""
    from broadsheet.app.benches.feeds import run

    print_found(run(cases), as_json=as_json)


@bench.command()
def hostile(
    folder: Annotated[
        Path, typer.Option(help="More documents: xml/*.xml and make_hostile_documents.py.")
    ] = Path("../shared/gold/hostile"),
    quick: Annotated[bool, typer.Option("--quick", help="Only those known to do harm.")] = False,
    as_json: AsJson = False,
) -> None:
    """Give hostile documents and answers to the crew: seconds, MB, and who comes through."""
    from broadsheet.app.benches.hostile import run

    print_found(
        run(folder, quick=quick, say=lambda line: typer.echo(line, err=True)), as_json=as_json
    )


@bench.command()
def extraction(
    pages: Annotated[Path, typer.Option(help="A folder or a tar of pages.")] = Path(
        "../shared/gold/extraction/pages.tar.xz"
    ),
    gold: Annotated[Path, typer.Option(help="What is right of them, one JSON row a page.")] = Path(
        "../shared/gold/extraction/gold.jsonl"
    ),
    zyte: Annotated[
        Path | None, typer.Option(help="Instead: html/*.html.gz and ground-truth.json.")
    ] = None,
    peers: Annotated[bool, typer.Option(help="Have the peers read them too.")] = True,
    as_json: AsJson = False,
) -> None:
    """Read saved pages beside the readers people use: text, title, author, date, pages/s."""
    from broadsheet.app.benches.extraction import run

    say = partial(typer.echo, err=True)
    found = run(pages=pages, gold=gold, zyte=zyte, say=say, beside=peers)
    print_found(found, as_json=as_json)


@bench.command()
def stories(
    gold: Annotated[
        Path, typer.Option(help="A folder of sets, or one file of the same format.")
    ] = Path("../shared/gold/stories"),
    limit: Annotated[int | None, typer.Option(min=1, help="Rows of each set to read.")] = None,
    peers: Annotated[bool, typer.Option(help="Have the peers group them too.")] = True,
    as_json: AsJson = False,
) -> None:
    """Group BASIL and two streams of Google News in one pass, beside TF-IDF, HDBSCAN, k-means."""
    from broadsheet.app.benches.stories import run

    say = partial(typer.echo, err=True)
    print_found(run(gold, limit=limit, beside=peers, say=say), as_json=as_json)


@bench.command()
def copies(
    reports: Annotated[
        Path, typer.Option(help="A folder of reports written for it, `reports_*.txt`.")
    ] = Path("bench/grouping"),
    as_json: AsJson = False,
) -> None:
    """Tell copies from reports of one event, beside MinHash at one half and SimHash."""
    from broadsheet.app.benches.copies import run

    print_found(run(reports), as_json=as_json)


def print_found(found: dict[str, object], *, as_json: bool) -> None:
    """Print what a bench found: as JSON, or as a table."""
    if as_json:
        print_json(found)
        return
    _print_table(found)


def _print_table(found: Mapping[str, object], depth: int = 0) -> None:
    for name, value in found.items():
        if isinstance(value, Mapping):
            typer.echo("  " * depth + name)
            _print_table(value, depth + 1)
        else:
            typer.echo(f"{'  ' * depth + name:26}{value}")
