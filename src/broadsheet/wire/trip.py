"""One fetch on its way: whom it is for, and how much of its time is left."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.news.errors import Unreachable


class Trip:
    """The deadline of one fetch, shared by its look-ups, connections, hops and reads.

    `subject` is what errors name; `ticks` a monotonic clock in seconds.
    """

    def __init__(self, subject: str, seconds: float, ticks: Callable[[], float]) -> None:
        self.subject = subject
        self._seconds = seconds
        self._ticks = ticks
        self._until = ticks() + seconds

    def left(self) -> float:
        """Return the seconds that are left, more than none; raises Unreachable."""
        left = self._until - self._ticks()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> Unreachable:
        """Return the error for an answer that is not here in time."""
        return Unreachable(
            self.subject, f"its answer did not come whole within {self._seconds:g} seconds"
        )

    def wait(self, seconds: float) -> None:
        """Put the deadline off by `seconds` that were spent on courtesy."""
        self._until += seconds

    def shorter(self, seconds: float) -> Trip:
        """Return a trip of `seconds` at the most that also ends with this one."""
        return Trip(self.subject, min(seconds, self.left()), self._ticks)
