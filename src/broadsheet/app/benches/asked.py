"""Readers asked page after page, each in a process of its own, and stopped when they hang."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from broadsheet.app.benches import child

PATIENCE = 10.0
"""Seconds a reader gets for one page."""
START_PATIENCE = 120.0
"""Seconds a reader gets to import what it needs."""
ROUNDS = 3
LONGEST_ROUND = 20.0
"""A reader that needs more seconds than this for all pages is asked only once."""

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to read: its file, and its address, "" when unknown."""

    path: Path
    url: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader said of each page, the seconds of work it needed, and where it hung."""

    said: tuple[Answer, ...]
    pages_per_s: float
    timeouts: int


def ask_all(
    python: Path,
    readers: Path,
    name: str,
    sheets: Sequence[Sheet],
    *,
    patience: float = PATIENCE,
) -> Answers:
    """Return what reader `name` of the table in file `readers` says of all sheets.

    All are read in up to `ROUNDS` rounds; the median of a page's rounds, in seconds of the
    reader's own processor time, is its time. A page that takes over `patience` seconds by the
    clock is given up: no answer, `patience` as its time. Raises OSError when the reader cannot be
    started.
    """
    spent: list[list[float]] = [[] for _ in sheets]
    said: list[Answer] = [{} for _ in sheets]
    hung: set[int] = set()
    with _Reader(python, readers, name, patience) as reader:
        for turn in range(ROUNDS):
            for number, sheet in enumerate(sheets):
                if number in hung:
                    continue
                answer = reader.ask(sheet)
                if answer is None:
                    hung.add(number)
                    said[number] = {}
                    continue
                spent[number].append(answer.pop("seconds"))
                said[number] = answer
            if turn == 0 and sum(map(sum, spent)) + patience * len(hung) > LONGEST_ROUND:
                break
    seconds = patience * len(hung) + sum(
        median(times) for number, times in enumerate(spent) if number not in hung
    )
    return Answers(tuple(said), round(len(sheets) / seconds, 2) if seconds else 0.0, len(hung))


class _Reader:
    """One reader's process, started again after it was stopped."""

    def __init__(self, python: Path, readers: Path, name: str, patience: float) -> None:
        self._patience = patience
        self._command = [str(python), "-P", str(child.__file__), str(readers), name]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> _Reader:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def ask(self, sheet: Sheet) -> Answer | None:
        """Return the answer, or None when there is none in time; then the process is new."""
        process = self._process or self._start()
        asked = json.dumps({"path": str(sheet.path), "url": sheet.url})
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(asked.encode() + b"\n")
            process.stdin.flush()
        line = _line(process, self._patience)
        if line:
            answer: Answer = json.loads(line)
            return answer
        self._stop()
        return None

    def _start(self) -> subprocess.Popen[bytes]:
        # Nothing is fetched: every way out is a port where nobody listens.
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
        self._process = subprocess.Popen(  # noqa: S603  # our own files, by name
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **nowhere, "OMP_NUM_THREADS": "1"},
        )
        if not _line(self._process, START_PATIENCE):
            self._stop()
            raise OSError(f"the reader {self._command[-1]} did not start")
        return self._process

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self._process = None


def _line(process: subprocess.Popen[bytes], patience: float) -> bytes:
    """Return the next line of a process, b"" when it does not come in time or the process ends."""
    assert process.stdout is not None
    return b"".join(_pieces(process.stdout.fileno(), patience))


def _pieces(pipe: int, patience: float) -> Iterator[bytes]:
    # An answer may come in many pieces; only the first is waited for long.
    last = b""
    while not last.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], patience)
        last = os.read(pipe, 1 << 16) if ready else b""
        if not last:
            return
        yield last
