"""A worker process seen from the desk: hired, given tasks, and dismissed or killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import Any

from broadsheet.news.errors import BroadsheetError, DeskError, WorkFailed
from broadsheet.newsroom.chute import Fate, Reply, Terms, pack, put, take

_PROGRAM = (
    "import sys; sys.path[:] = {path!r}; from broadsheet.newsroom.hand import serve; serve({line})"
)
# One thread a worker: the workers are as many as the cores.
_ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


class Post:
    """One process and the line to it; used by one thread, but `kill` may come from any."""

    def __init__(self, terms: Terms) -> None:
        """Hire a process and wait until it is ready; raises the BroadsheetError it started with.

        A program of its own, neither forked (the desk has threads) nor spawned by
        multiprocessing, which would run the main script again in every worker.
        """
        packed = pack(terms)
        self._line, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", _PROGRAM.format(path=sys.path, line=theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                env={**_ALONE, **os.environ},
            )
        self.pid = self._process.pid
        try:
            self._started(packed, terms.start_s)
        except BaseException:
            self.kill()
            raise

    def _started(self, packed: bytes, seconds: float) -> None:
        until = time.monotonic() + seconds
        try:
            put(self._line, packed, until=until)
            reply = take(self._line, until=until)
        except (OSError, EOFError) as error:
            raise DeskError("crew", f"a worker did not start: {self._end_of(error)}") from error
        assert isinstance(reply, Reply)
        if reply.fate is Fate.REFUSED:
            raise reply.value
        if reply.fate is not Fate.DONE:
            raise _noted(DeskError("crew", f"a worker did not start: {reply.value}"), reply)

    def ready(self) -> bool:
        """Say whether the process still lives."""
        return self._process.poll() is None

    def do(self, packed: bytes, subject: str, seconds: float) -> tuple[Any, bool]:
        """Return the task's result or error, and whether this process takes another task.

        `packed` is the task's Limits and the task itself; `seconds` those of the limits.
        """
        until = time.monotonic() + seconds
        try:
            put(self._line, packed, until=until)
            reply = take(self._line, until=until)
        except TimeoutError:
            sentence = f"the work on it did not end within {seconds:g} seconds"
            return WorkFailed(subject, sentence), False
        except (OSError, EOFError) as error:
            sentence = f"the worker it was given to was lost: {self._end_of(error)}"
            return WorkFailed(subject, sentence), False
        except Exception as error:  # whatever unpickling a result may raise; it was read whole
            sentence = f"the result of the work on it cannot be read: {type(error).__name__}"
            return WorkFailed(subject, sentence), True
        assert isinstance(reply, Reply)
        return _result(reply, subject), not reply.leaving

    def _end_of(self, error: BaseException) -> str:
        if isinstance(error, TimeoutError):
            return "it took too long"
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(1.0)
            return signal.Signals(-code).name if code < 0 else f"it ended with {code}"
        return "it no longer answers"

    def dismiss(self, seconds: float) -> None:
        """Close the line, which ends an idle process, and kill what is left after `seconds`."""
        self._line.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """End the process and everything it started, now."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        self._line.close()


def _result(reply: Reply, subject: str) -> Any:
    match reply.fate:
        case Fate.DONE | Fate.REFUSED:
            return reply.value
        case Fate.STARVED:
            return WorkFailed(subject, "the work on it needs more memory than a worker may take")
        case Fate.FAILED:
            return _noted(WorkFailed(subject, f"the work on it failed: {reply.value}"), reply)


def _noted(error: BroadsheetError, reply: Reply) -> BroadsheetError:
    if reply.trace:
        error.add_note(reply.trace)
    return error
