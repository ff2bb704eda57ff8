"""A reader in a process of its own, on one core: a line names a page, the next line answers."""

from __future__ import annotations

import json
import os
import runpy
import sys
from pathlib import Path
from time import process_time


def main(readers: str, name: str) -> None:
    """Answer each line of standard input, `{"path": ..., "url": ...}`, with what was read.

    Run as a file, with the reader's own Python: `python -P child.py READERS.py NAME`. `READERS.py`
    holds `READERS`, a table of names to functions that import what they need and return the reader.
    The answer holds what the reader returned and `seconds`, of this process' own work; `error`
    where the reader raised.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a reader prints is no answer
    read = runpy.run_path(readers)["READERS"][name]()
    answers.write("{}\n")
    answers.flush()
    for line in sys.stdin:
        asked = json.loads(line)
        body = Path(asked["path"]).read_bytes()
        before = process_time()
        try:
            found = read(body, asked["url"])
        except Exception as error:  # a reader that raises has read nothing, whatever it raises
            found = {"error": f"{type(error).__name__}: {error}"[:200]}
        found["seconds"] = process_time() - before
        answers.write(json.dumps(found) + "\n")
        answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
