"""What the crew's tests give it to do; a module of its own, so that workers can import it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.news.errors import BadStatus, ModelMissing, NoArticle


@dataclass(frozen=True, slots=True)
class Job:
    """A task by name, with what it needs."""

    kind: str
    value: Any = None
    subject: str = ""


def start() -> Callable[[Job], Any]:
    """Start a worker that counts its tasks."""
    done = 0

    def work(job: Job) -> Any:
        nonlocal done
        done += 1
        return done if job.kind == "count" else globals()[f"do_{job.kind}"](job.value)

    return work


@dataclass(frozen=True, slots=True)
class Marked:
    """A start that leaves a mark each time it is called, and may fail."""

    folder: Path
    fault: str = ""

    def __call__(self) -> Callable[[Job], Any]:
        (self.folder / f"{os.getpid()}-{time.monotonic_ns()}").touch()
        if self.fault == "missing":
            raise ModelMissing("tagger", "it is not on the shelf")
        if self.fault == "bug":
            raise ZeroDivisionError("division by zero")
        if self.fault == "abort":
            os.abort()
        return start()


def do_pid(value: Any) -> int:
    return os.getpid()


def do_echo(value: Any) -> Any:
    return value


def do_sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def do_refuse(subject: str) -> None:
    raise NoArticle(subject, "there is no article in it")


def do_status(subject: str) -> None:
    raise BadStatus(subject, "it is gone", 410, 60)


def do_bug(value: Any) -> None:
    raise ValueError("two\nlines")


def do_abort(value: Any) -> None:
    os.abort()


def do_exit(code: int) -> None:
    sys.exit(code)


def do_vanish(value: Any) -> None:
    os._exit(3)


def do_loop(value: Any) -> None:
    while True:
        pass


def do_loop_in_c(value: Any) -> None:
    # One call that holds the interpreter: for hours, with no signal handler ever run.
    sum(range(10**13))


def do_hog(value: Any) -> int:
    blocks = []
    while True:
        blocks.append(bytearray(16 << 20))


def do_take(mib: int) -> int:
    return len(bytearray(mib << 20))


def do_threads(number: int) -> int:
    for _ in range(number):
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return os.getpid()


def do_recurse(value: Any) -> None:
    do_recurse(value)


def do_local(value: Any) -> Any:
    return lambda: value


def do_print(value: Any) -> str:
    print("noise on the desk")
    print("noise on the desk", file=sys.stderr)
    os.write(1, b"noise")
    return "quiet"


def do_child(value: Any) -> None:
    # A child of the worker that would outlive it, told of in the file `value`, then a crash.
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(value).write_text(str(child.pid))
    os.abort()


def do_note(folder: str) -> None:
    Path(folder, f"{time.monotonic_ns()}").touch()
