"""Where the faces find the desk that the app has put together for this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.news.errors import DeskError

if TYPE_CHECKING:
    from broadsheet.newsroom.desk import Desk

_installed: list[Desk] = []


def install(desk: Desk | None) -> None:
    """Put `desk` in place for this process; None takes it away."""
    _installed[:] = [desk] if desk is not None else []


def desk() -> Desk:
    """Return the desk in place; raises DeskError when none was installed."""
    if not _installed:
        raise DeskError("", "this server was started without its desk")
    return _installed[0]
