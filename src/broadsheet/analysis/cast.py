"""The named of an article, to be asked by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from broadsheet.news.notes import Name, NameKind
from broadsheet.news.span import Span


class Cast:
    """All names of one text with their mentions in order of place."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = tuple(names)
        places = [(span, name) for name in names for span in name.mentions]
        self.places = sorted(places, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self.places]
        self._ending = {span.end: (span, name) for span, name in self.places}
        self._starting = {span.start: (span, name) for span, name in self.places}
        self.people = tuple(name for name in names if name.kind is NameKind.PERSON)
        self.bodies = tuple(name for name in names if name.kind is NameKind.BODY)

    def ending_at(self, at: int) -> tuple[Span, Name] | None:
        """Return the mention that ends at `at`."""
        return self._ending.get(at)

    def starting_at(self, at: int) -> tuple[Span, Name] | None:
        """Return the mention that begins at `at`."""
        return self._starting.get(at)

    def inside(self, start: int, end: int) -> Sequence[tuple[Span, Name]]:
        """Return the mentions that begin in [`start`, `end`)."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, at: int, kind: NameKind, least: int = 0) -> Name | None:
        """Return the name of `kind` mentioned last before `at`, not before `least`."""
        for place in range(bisect_right(self._starts, at - 1) - 1, -1, -1):
            span, name = self.places[place]
            if span.start < least:
                return None
            if name.kind is kind:
                return name
        return None
