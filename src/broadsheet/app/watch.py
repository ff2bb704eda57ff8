"""The rounds that go on: jobs at once, the outbox soon, feeds when they are due."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType

from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.newsroom.jobs import do_waiting
from broadsheet.newsroom.rounds import go_round

LOOK_SECONDS = 0.2
"""Between two looks for jobs."""
ROUND_SECONDS = 30.0
"""Between two looks for feeds that are due and for texts filed by other processes."""


def keep_watch(desk: Desk, *, holder: str, alive: Callable[[], bool]) -> None:
    """Make rounds until told to stop (SIGTERM, SIGINT) or `alive` says the parent has gone."""
    stopped: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        stopped.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    due = 0.0
    while not stopped and alive():
        if time.monotonic() >= due:
            go_round(desk, holder=holder)
            due = time.monotonic() + ROUND_SECONDS
        elif do_waiting(desk, holder=holder):
            derive_pending(desk, holder=holder)
        else:
            time.sleep(LOOK_SECONDS)
