"""Connections kept for a while, so that the next page of a site needs no new one."""

from __future__ import annotations

import threading
from collections.abc import Callable

from broadsheet.wire.exchange import Line
from broadsheet.wire.guard import WebUrl

KEEP_S = 15.0
"""Seconds a connection may rest; the address behind it was checked when it was opened."""
MOST = 16
"""Connections that may rest at once."""


class Lines:
    """Resting connections by scheme and place; safe to share between threads."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._lock = threading.Lock()
        self._resting: list[tuple[str, Line]] = []

    def take(self, url: WebUrl) -> Line | None:
        """Return a resting connection for `url` that is still open, or None."""
        key = _key(url)
        oldest = self._ticks() - KEEP_S
        with self._lock:
            over = [one for one in self._resting if one[1].rested_at < oldest]
            fresh = [one for one in self._resting if one[1].rested_at >= oldest]
            found = next((one for one in reversed(fresh) if one[0] == key), None)
            self._resting = [one for one in fresh if one is not found]
        for _, line in over:
            line.close()
        if found is None:
            return None
        if found[1].quiet():
            return found[1]
        found[1].close()
        return None

    def give(self, url: WebUrl, line: Line) -> None:
        """Let `line` rest for the next request, or close it when it cannot take one."""
        if not line.rest(self._ticks()):
            line.close()
            return
        with self._lock:
            self._resting.append((_key(url), line))
            over = self._resting[:-MOST]
            self._resting = self._resting[-MOST:]
        for _, old in over:
            old.close()

    def close(self) -> None:
        """Close every resting connection."""
        with self._lock:
            resting, self._resting = self._resting, []
        for _, line in resting:
            line.close()


def _key(url: WebUrl) -> str:
    return f"{url.scheme}://{url.place}"
