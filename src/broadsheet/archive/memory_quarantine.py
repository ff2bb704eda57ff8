"""The quarantine in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.news.errors import NotFound
from broadsheet.news.quarantine import Quarantined


class MemoryQuarantine:
    """Documents in quarantine."""

    def __init__(self) -> None:
        super().__init__()
        self._isolated: dict[str, Quarantined] = {}

    def isolate(self, case: Quarantined) -> None:
        """Keep a document; one of the same id is replaced."""
        self._isolated[case.id] = case

    def isolated(self, *, limit: int) -> Sequence[Quarantined]:
        """Return documents without their bytes, the first one in first, ties by id."""
        ordered = sorted(self._isolated.values(), key=lambda one: (one.first_at, one.id))
        return [without_bytes(one) for one in ordered[: max(0, limit)]]

    def isolation(self, case: str) -> Quarantined:
        """Return one document with its bytes; raises NotFound."""
        if case not in self._isolated:
            raise NotFound(case, "there is no such document in quarantine")
        return self._isolated[case]

    def release(self, case: str) -> None:
        """Let go of a document; raises NotFound."""
        self.isolation(case)
        del self._isolated[case]


def without_bytes(case: Quarantined) -> Quarantined:
    """Return a case whose page has no body."""
    return case if case.page is None else replace(case, page=replace(case.page, body=b""))
