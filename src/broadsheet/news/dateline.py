"""When something was printed, with how exactly we know it and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a moment is known."""

    SECOND = "second"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A moment in UTC, its precision, and the raw words it was read from (`raw` may be empty).

    Raises ValueError when `at` carries no time zone.
    """

    at: datetime
    precision: Precision = Precision.SECOND
    raw: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a dateline needs a time zone")
        if self.at.tzinfo is not UTC:
            object.__setattr__(self, "at", self.at.astimezone(UTC))

    def iso(self) -> str:
        """Return RFC 3339 text in UTC: `2025-07-06T05:00:00Z`."""
        return iso(self.at)


def iso(moment: datetime) -> str:
    """Return `moment` (with a zone) as RFC 3339 text in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
