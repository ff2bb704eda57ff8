"""Options that several commands take."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from broadsheet.news.errors import BadInput

SeenAt = Annotated[
    str, typer.Option(help="When the input was seen (RFC 3339); ages count from it. Default: now.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def moment(words: str) -> datetime | None:
    """Return the moment `words` (RFC 3339) name, None for none; raises BadInput."""
    if not words:
        return None
    try:
        found = datetime.fromisoformat(words)
    except ValueError as error:
        raise BadInput(words, "this is no moment such as 2025-07-06T08:00:00Z") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)
