"""Libraries of others asked the same questions, in the environment `make bench-peers` makes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

PYTHON = Path(".venv-bench/bin/python")
FOLDER = Path("bench/peers")
NO_PEERS = (
    "The peers are left out: `make bench-peers` in a checkout of Broadsheet installs them, "
    "in an environment of their own."
)

Answer = dict[str, Any]
Say = Callable[[str], object]


def ask(
    script: str,
    peer: str,
    questions: Iterable[dict[str, Any]],
    say: Say,
    *,
    nothing: Answer | None = None,
) -> list[Answer]:
    """Return what `peer` of `bench/peers/SCRIPT.py` answers to each question, in order.

    The script is run once as `python -P SCRIPT.py PEER`: it reads one JSON object a line from
    standard input, and prints one a line, `stumbled` with a reason where the peer raised over it:
    then the answer here is `nothing`. An empty list where the environment is absent, the peer gives
    up, or it stumbles over every question; `say` has the reason.
    """
    file = FOLDER / f"{script}.py"
    if not (PYTHON.exists() and file.is_file()):
        say(NO_PEERS)
        return []
    asked = "".join(json.dumps(question) + "\n" for question in questions)
    # Nothing is fetched: every way out is a port where nobody listens.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(  # noqa: S603  # our own files, by name
        # Not resolved: the link's own folder makes it the peers' environment.
        [str(PYTHON.absolute()), "-P", str(file.absolute()), peer],
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **nowhere, "OMP_NUM_THREADS": "1"},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or len(answers) != asked.count("\n"):
        last = done.stderr.strip().splitlines()[-1:] or ["it did not answer every question"]
        say(f"{peer} is left out: {last[0]}")
        return []
    stumbles = [one["stumbled"] for one in answers if "stumbled" in one]
    if stumbles and len(stumbles) == len(answers):
        say(f"{peer} is left out: {stumbles[0]}")
        return []
    if stumbles:
        say(f"{peer} stumbled over {len(stumbles)} of {len(answers)}: {stumbles[0]}")
    return [(nothing or {}) if "stumbled" in one else one for one in answers]
