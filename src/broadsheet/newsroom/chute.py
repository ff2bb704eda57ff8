"""What the crew and its hands say to each other, through a socket: a length, then a pickle."""

from __future__ import annotations

import pickle
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

GRACE_S = 1.0
"""Seconds after the crew's deadline at which a hand that is still working ends itself."""
LONGEST = 256_000_000
"""Bytes of one value; more is a fault, not a value."""


class Fate(Enum):
    """How a task went."""

    DONE = "done"
    REFUSED = "refused"  # a BroadsheetError: bad news, and the value says which
    FAILED = "failed"  # any other exception, in words
    STARVED = "starved"  # out of memory


@dataclass(frozen=True, slots=True)
class Reply:
    """What a hand says of a task; `leaving` when it takes no other."""

    fate: Fate
    value: Any = None
    trace: str = ""
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What a hand is told first: how to start, and in how many seconds."""

    start: Callable[[], Callable[[Any], Any]]
    start_s: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What a task may take: seconds, and bytes beyond what a ready hand holds (None: no cap)."""

    seconds: float
    memory: int | None


def pack(value: object) -> bytes:
    """Return `value` as a pickle; raises what pickle raises when it cannot be one."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def put(line: socket.socket, packed: bytes, *, until: float | None = None) -> None:
    """Send one packed value; raises TimeoutError after `until` (monotonic), or OSError."""
    line.settimeout(_left(until))
    line.sendall(len(packed).to_bytes(8, "big"))
    line.sendall(packed)


def take(line: socket.socket, *, until: float | None = None) -> object:
    """Receive one value; raises TimeoutError after `until`, EOFError when the other end is gone.

    Both ends are the same program with the same rights, which is why a pickle will do.
    """
    length = int.from_bytes(_read(line, 8, until), "big")
    if length > LONGEST:
        raise EOFError
    return pickle.loads(_read(line, length, until))  # noqa: S301


def _read(line: socket.socket, length: int, until: float | None) -> bytearray:
    block = bytearray(length)
    view, at = memoryview(block), 0
    while at < length:
        line.settimeout(_left(until))
        got = line.recv_into(view[at:])
        if not got:
            raise EOFError
        at += got
    return block


def _left(until: float | None) -> float | None:
    if until is None:
        return None
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
