"""Courtesy to a host: few requests at once, and a pause between two."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Gate:
    """Lets `per_host` requests to one host through at once; safe to share between threads.

    `ticks` is a monotonic clock in seconds and `sleep` waits for so many. A host is forgotten
    when nobody is at it and its pause is over.
    """

    def __init__(
        self, per_host: int, *, ticks: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._per_host = per_host
        self._ticks = ticks
        self._sleep = sleep
        self._free = threading.Condition()
        self._inside: dict[str, int] = {}
        self._next: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[float]:
        """Wait for a turn at `host` and hold it; yields the seconds waited.

        The start lies at least `gap` seconds after the last start that had a gap.
        """
        came = self._ticks()
        start = self._enter(host, gap)
        try:
            if start > self._ticks():
                self._sleep(start - self._ticks())
            yield self._ticks() - came
        finally:
            self._leave(host)

    def _enter(self, host: str, gap: float) -> float:
        with self._free:
            while self._inside.get(host, 0) >= self._per_host:
                self._free.wait()
            self._inside[host] = self._inside.get(host, 0) + 1
            if gap <= 0:
                return self._ticks()
            start = max(self._ticks(), self._next.get(host, 0.0))
            self._next[host] = start + gap
            return start

    def _leave(self, host: str) -> None:
        with self._free:
            self._inside[host] -= 1
            if not self._inside[host]:
                del self._inside[host]
            self._forget()
            self._free.notify_all()

    def _forget(self) -> None:
        if len(self._next) < 1024:
            return
        now = self._ticks()
        self._next = {
            host: when for host, when in self._next.items() if when > now or host in self._inside
        }
