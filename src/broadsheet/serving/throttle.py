"""So many tries in so many minutes, counted in Django's cache."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttle:
    """At most `tries` of what is called `name` within `seconds` of the first, for each key."""

    name: str
    tries: int
    seconds: int

    def spent(self, *key: str) -> bool:
        """Say whether `key` has no try left."""
        return int(cache.get(self._slot(key), 0)) >= self.tries

    def count(self, *key: str) -> None:
        """Count one try of `key`."""
        slot = self._slot(key)
        if cache.add(slot, 1, self.seconds):
            return
        try:
            cache.incr(slot)
        except ValueError:  # it ran out between the two calls
            cache.set(slot, 1, self.seconds)

    def forget(self, *key: str) -> None:
        """Give `key` all its tries back."""
        cache.delete(self._slot(key))

    def _slot(self, key: tuple[str, ...]) -> str:
        # Digested: no name or address stands in the cache, and no sign in it can upset a backend.
        return f"throttle-{self.name}-{hashlib.sha256(repr(key).encode()).hexdigest()[:40]}"
