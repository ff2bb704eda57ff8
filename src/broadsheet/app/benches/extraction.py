"""Saved pages read by us and by the readers people use, on the same pages, in the same way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from broadsheet.app.benches import readers
from broadsheet.app.benches.asked import Answers, ask_all
from broadsheet.app.benches.pagesets import PageSet, shingled, snippets
from broadsheet.app.benches.report import report

PEERS = ("trafilatura-fast", "trafilatura", "readability-lxml", "newspaper4k", "news-please")
PEERS_PYTHON = Path(".venv-bench/bin/python")
PEERS_FILE = Path("bench/peers/extraction.py")
NO_PEERS = (
    "The peers are left out: `make bench-peers` in a checkout of Broadsheet installs them, "
    "in an environment of their own."
)


def run(
    *,
    pages: Path,
    gold: Path,
    zyte: Path | None,
    say: Callable[[str], object],
    beside: bool = True,
) -> dict[str, object]:
    """Read every page of a set with our reader and with the peers; score all.

    `zyte`, where given, is read instead of `pages` and `gold`; the peers read along where `beside`
    is true. What has to be said aside goes
    through `say`. Raises BadInput when the set cannot be read.
    """
    started = perf_counter()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        found = shingled(zyte, folder) if zyte else snippets(pages, gold, folder)
        ours = ask_all(Path(sys.executable), Path(readers.__file__), "broadsheet", found.sheets)
        peers = _peers(found, say) if beside else {}
    return report(
        "extraction",
        path=found.name,
        rows=len(found.sheets),
        ours=_figures(found, ours),
        peers=peers,
        seconds=perf_counter() - started,
    )


def _peers(found: PageSet, say: Callable[[str], object]) -> Mapping[str, Mapping[str, float]]:
    if not (PEERS_PYTHON.exists() and PEERS_FILE.is_file()):
        say(NO_PEERS)
        return {}
    scored = {}
    for name in PEERS:
        try:
            # Not resolved: the link's own folder makes it the peers' environment.
            answers = ask_all(PEERS_PYTHON.absolute(), PEERS_FILE.absolute(), name, found.sheets)
        except OSError as error:
            say(f"{name} is left out: {error}.")
            continue
        scored[name] = _figures(found, answers)
    return scored


def _figures(found: PageSet, answers: Answers) -> dict[str, float]:
    return {
        **found.score(answers.said),
        "pages_per_s": answers.pages_per_s,
        "timeouts": answers.timeouts,
    }
