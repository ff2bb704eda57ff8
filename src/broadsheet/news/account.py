"""A person with an account here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody signed in: `moderator` may decide on comments."""

    id: int
    name: str
    moderator: bool = False
