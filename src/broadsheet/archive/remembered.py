"""Values read from rows that never change, kept for as long as there is room."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Up to `most` values, those asked for last; safe to share among threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._held: dict[Key, Value] = {}

    def of(
        self, wanted: Sequence[Key], read: Callable[[Sequence[Key]], Mapping[Key, Value]]
    ) -> dict[Key, Value]:
        """Return the values of `wanted`; `read` is called once for those not held, if any."""
        with self._lock:
            found = {key: self._held[key] for key in wanted if key in self._held}
        missing = [key for key in wanted if key not in found]
        if missing:
            found.update(read(missing))
        with self._lock:
            for key, value in found.items():
                self._held.pop(key, None)
                self._held[key] = value
            for key in list(self._held)[: max(0, len(self._held) - self._most)]:
                del self._held[key]
        return found
