"""One hand of the crew: a process that does one task at a time and may die of it."""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import select
import signal
import socket
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from broadsheet.news.errors import BroadsheetError
from broadsheet.newsroom.chute import (
    GRACE_S,
    LONGEST,
    Fate,
    Limits,
    Reply,
    Terms,
    pack,
    put,
    take,
)

LEFTOVERS = 8
"""Threads a task may leave behind before the hand is given up for a fresh one."""
_library = ctypes.CDLL(None)
_STARVED = pack(Reply(Fate.STARVED, leaving=True))  # packed while there is memory to do it in


def serve(descriptor: int) -> None:
    """Work through the socket `descriptor` until its other end is gone, then end the process."""
    line = socket.socket(fileno=descriptor)
    try:
        _settle()
        _work(line)
    except (EOFError, OSError):
        pass  # The crew is gone.
    finally:
        # No exit handlers: a thread some task left behind must not keep the process.
        os._exit(0)


def _settle() -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The crew decides when to stop.
    for name in (signal.SIGALRM, signal.SIGIO, signal.SIGTERM):
        signal.signal(name, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(line: socket.socket) -> None:
    try:
        terms = take(line)
        assert isinstance(terms, Terms)
        with _on_a_leash(line, terms.start_s):
            work = terms.start()
        held = _held()
    except BroadsheetError as error:
        return put(line, pack(Reply(Fate.REFUSED, error)))
    except EOFError:
        return None
    except BaseException as error:
        return put(line, pack(Reply(Fate.FAILED, _words(error), traceback.format_exc())))
    put(line, pack(Reply(Fate.DONE)))
    leaving = False
    while not leaving:
        limits, task = _given(take(line))
        _cap(held, limits.memory)
        with _on_a_leash(line, limits.seconds):
            packed, leaving = _do(work, task)
        del task
        put(line, packed)
        del packed
        give_back()
    return None


def _given(value: object) -> tuple[Limits, object]:
    assert isinstance(value, tuple)
    limits, task = value
    assert isinstance(limits, Limits)
    return limits, task


def _do(work: Callable[[Any], Any], task: object) -> tuple[bytes, bool]:
    threads = threading.active_count()
    try:
        reply = Reply(Fate.DONE, work(task))
    except BroadsheetError as error:
        reply = Reply(Fate.REFUSED, error)
    except MemoryError:
        return _STARVED, True
    except BaseException as error:
        reply = Reply(Fate.FAILED, _words(error), traceback.format_exc())
    leaving = threading.active_count() > threads + LEFTOVERS
    return _packed(Reply(reply.fate, reply.value, reply.trace, leaving))


def _packed(reply: Reply) -> tuple[bytes, bool]:
    try:
        packed = pack(reply)
        if len(packed) <= LONGEST:
            return packed, reply.leaving
        words = "its result is too large to hand over"
    except MemoryError:
        return _STARVED, True
    except Exception as error:
        words = f"its result cannot be handed over: {_words(error)}"
    return pack(Reply(Fate.FAILED, words, leaving=reply.leaving)), reply.leaving


def give_back() -> None:
    """Hand memory that is free again to the system: a long page leaves 80 MB of it. 1 to 10 ms.

    Only GNU's library has this (malloc_trim(3)); others give back by themselves or not at all.
    """
    trim = getattr(_library, "malloc_trim", None)
    if trim is not None:
        trim(0)


def _words(error: BaseException) -> str:
    first = (str(error).splitlines() or [""])[0][:200]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


@contextmanager
def _on_a_leash(line: socket.socket, seconds: float) -> Iterator[None]:
    """End this process when the crew dies meanwhile, or `seconds` and a grace have passed.

    Both signals are left to the kernel's own action, which also ends a loop in C that never
    gives the interpreter back. SIGIO tells of the socket's end on Linux; where it is ignored
    (macOS) the alarm remains.
    """
    flags = fcntl.fcntl(line, fcntl.F_GETFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_S)
    fcntl.fcntl(line, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(line, fcntl.F_SETFL, flags | os.O_ASYNC)
    poll = select.poll()
    poll.register(line, select.POLLIN)
    if poll.poll(0):
        os._exit(0)  # The crew died before the leash was on; it sends nothing meanwhile.
    try:
        yield
    finally:
        fcntl.fcntl(line, fcntl.F_SETFL, flags)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _held() -> int | None:
    """Return the bytes of private writable memory held now; None where there is no /proc."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    rows = status.read_text().splitlines()
    return next(int(row.split()[1]) * 1024 for row in rows if row.startswith("VmData:"))


def _cap(held: int | None, memory: int | None) -> None:
    """Let this process take `memory` bytes more than it `held` when ready, models and all.

    RLIMIT_DATA counts private writable memory, so mapped weights are left out; where the system
    does not say how much was held, nothing is capped.
    """
    if held is None:
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if memory is None:
        soft = hard
    else:
        soft = held + memory if hard == resource.RLIM_INFINITY else min(held + memory, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
