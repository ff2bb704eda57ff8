"""Tasks of the crew weighed: the seconds each takes, and the most memory its worker held at it."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from broadsheet.news.errors import BroadsheetError, WorkFailed
from broadsheet.newsroom.crew import Crew, Work

LOOK_S = 0.02
"""Between two looks at how much a worker holds, for those that never say so themselves."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A result with the most memory its worker held in all, in MB; 0 where nobody says."""

    result: Any
    resident_mb: float


@dataclass(frozen=True, slots=True)
class Start:
    """Start a worker that weighs its tasks, and leave its process id in `folder`."""

    start: Callable[[], Work]
    folder: Path

    def __call__(self) -> Work:
        """Return the worker; an error a task raises comes back weighed too."""
        work = self.start()
        mark = self.folder / str(os.getpid())
        mark.with_suffix(".new").write_text(str(memory_mb("self", "VmRSS")))
        mark.with_suffix(".new").rename(mark)

        def weigh(task: Any) -> Weighed:
            with suppress(OSError):  # From here on the peak counts anew (proc(5), clear_refs).
                Path("/proc/self/clear_refs").write_text("5")
            try:
                result = work(task)
            except BroadsheetError as error:
                result = error
            return Weighed(result, memory_mb("self", "VmHWM"))

        return weigh


def memory_mb(process: str, row: str) -> float:
    """Return a row of a process's status (VmRSS: held now, VmHWM: at the most) in MB, or 0."""
    try:
        status = Path("/proc", process, "status").read_text()
    except OSError:
        return 0.0
    found = re.search(rf"^{row}:\s*(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


@dataclass(frozen=True, slots=True)
class Trial:
    """How one task went: its result, seconds, MB, and what became of the one behind it.

    `mb` is what the worker took beyond what it held when ready, `resident_mb` all it held.
    """

    result: Any
    seconds: float
    mb: float
    resident_mb: float
    neighbour: Any

    @property
    def killed(self) -> bool:
        """Whether the worker was undone."""
        return isinstance(self.result, WorkFailed)


class Scales:
    """A crew of one worker whose tasks are weighed, each with the same neighbour behind it."""

    def __init__(self, crew: Crew, folder: Path, neighbour: Any) -> None:
        self._crew = crew
        self._folder = folder
        self._neighbour = neighbour
        self._most = 0.0
        self._ready = 0.0

    def weigh(self, task: Any) -> Trial:
        """Do one task, and its neighbour after it."""
        with self._watched():
            began = perf_counter()
            results = self._crew.map([task, self._neighbour])
            found = next(results)
            seconds = perf_counter() - began
        neighbour = _bare(next(results))
        most = found.resident_mb if isinstance(found, Weighed) else self._most
        return Trial(_bare(found), seconds, max(most - self._ready, 0.0), most, neighbour)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        done = threading.Event()
        self._most = 0.0

        def watch() -> None:
            while not done.wait(LOOK_S):
                self._look()

        self._look()
        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def _look(self) -> None:
        for mark in self._folder.iterdir():
            held = memory_mb(mark.name, "VmHWM") if mark.name.isdigit() else 0.0
            if held:
                self._ready = float(mark.read_text())
                self._most = max(self._most, held)


def _bare(found: Any) -> Any:
    return found.result if isinstance(found, Weighed) else found


def worst(numbers: Sequence[float]) -> float:
    """Return the largest of `numbers`, 0 for none."""
    return max(numbers, default=0.0)
