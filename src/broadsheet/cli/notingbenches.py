"""`bench`, the notes: each kind scored on outside data, beside the libraries that do the same."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.benches import bench, print_found
from broadsheet.cli.options import AsJson

_SETS = Path("../shared/gold")
Gold = Annotated[Path, typer.Option(help="Data of the same format: a file, or a folder of them.")]
Peers = Annotated[bool, typer.Option(help="Have the peers read it too.")]
_say = partial(typer.echo, err=True)


@bench.command()
def entities(
    gold: Gold = _SETS / "entities" / "worldwide.jsonl.xz",
    peers: Peers = True,
    as_json: AsJson = False,
) -> None:
    """People, bodies and places, beside spaCy's own recognisers."""
    from broadsheet.app.benches.entities import run

    print_found(run(gold, beside=peers, say=_say), as_json=as_json)


@bench.command()
def figures(gold: Gold = _SETS / "figures", peers: Peers = True, as_json: AsJson = False) -> None:
    """Numbers, money, per cent, measures and ages, beside quantulum3 and Recognizers."""
    from broadsheet.app.benches.figures import run

    print_found(run(gold, beside=peers, say=_say), as_json=as_json)


@bench.command()
def times(gold: Gold = _SETS / "figures", peers: Peers = True, as_json: AsJson = False) -> None:
    """Days, weeks, seasons and years, beside dateparser and Recognizers."""
    from broadsheet.app.benches.times import run

    print_found(run(gold, beside=peers, say=_say), as_json=as_json)


@bench.command()
def positions(
    gold: Gold = _SETS / "positions", peers: Peers = True, as_json: AsJson = False
) -> None:
    """For or against a named target, as people judged the sentence."""
    from broadsheet.app.benches.positions import run

    print_found(run(gold, beside=peers, say=_say), as_json=as_json)


@bench.command()
def notes(
    articles: Annotated[Path, typer.Option(help="A .jsonl file of articles (may be .xz).")] = _SETS
    / "stream"
    / "articles.jsonl.xz",
    limit: Annotated[int, typer.Option(min=1, help="Rows to read at the most.")] = 400,
    as_json: AsJson = False,
) -> None:
    """Note articles on all cores: articles/s, MB, and what each analyst takes."""
    from broadsheet.app.benches.notes import run

    print_found(run(articles, limit=limit), as_json=as_json)


@bench.command()
def quotes(
    gold: Gold = _SETS / "quotes" / "polnear.jsonl.xz",
    limit: Annotated[
        int | None, typer.Option(min=1, help="Rows to read at the most; all of them, if not given.")
    ] = None,
    peers: Peers = True,
    as_json: AsJson = False,
) -> None:
    """Who said what: source, cue and content of each attribution, beside textacy."""
    from broadsheet.app.benches.quotes import run

    print_found(run(gold, beside=peers, say=_say, limit=limit), as_json=as_json)


@bench.command()
def hashtags(
    gold: Gold = _SETS / "keyphrases" / "kpcrowd.jsonl",
    peers: Peers = True,
    as_json: AsJson = False,
) -> None:
    """Hashtags against the key phrases people chose, beside YAKE and RAKE."""
    from broadsheet.app.benches.hashtags import run

    print_found(run(gold, beside=peers, say=_say), as_json=as_json)
