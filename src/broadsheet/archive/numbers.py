"""Ids and moments as whole numbers: how the database and the matrix of vectors keep them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_HALF = 1 << 63
_ID = re.compile("[a-z][0-9a-f]{16}")


def is_id(letter: str, text: str) -> bool:
    """Say whether `text` is an id of the kind that begins with `letter`."""
    return text[:1] == letter and _ID.fullmatch(text) is not None


def bits(text: str) -> int:
    """Return an id's 64 bits as a signed number, in the same order as the ids stand as text."""
    return int(text[1:], 16) - _HALF


def id_of(letter: str, number: int) -> str:
    """Return the id whose 64 bits are `number`."""
    return f"{letter}{number + _HALF:016x}"


def microseconds(moment: datetime) -> int:
    """Return microseconds from 1970 to `moment`; ValueError when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} needs a time zone")
    return (moment - EPOCH) // _MICROSECOND


def moment_of(count: int) -> datetime:
    """Return the moment `count` microseconds after 1970, in UTC."""
    return EPOCH + timedelta(microseconds=count)
