"""Slow work asked for by a page, done by the rounds, and looked at until it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`order` says what to do, `result` what came of it (both plain JSON values).

    `attempts` counts leases taken; `trouble` is one sentence when it failed. `reader` is the
    account that asked, 0 for none.
    """

    id: str
    kind: str
    order: Mapping[str, object]
    state: JobState
    asked_at: datetime
    reader: int = 0
    attempts: int = 0
    result: Mapping[str, object] | None = None
    trouble: str = ""
