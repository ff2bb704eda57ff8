"""What response headers say about freshness, waiting, packing and change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from broadsheet.news.page import Validators

DAY_S = 86_400
YEAR_S = 365 * DAY_S


class Headers:
    """Response headers by lower-case name; bytes are read as Latin-1, so none is ever changed."""

    def __init__(self, pairs: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self._lines: dict[str, list[str]] = {}
        for name, value in pairs:
            self._lines.setdefault(name.decode("latin-1").lower(), []).append(
                value.decode("latin-1")
            )

    def first(self, name: str) -> str | None:
        """Return the first value under `name`, or None."""
        return next(iter(self._lines.get(name, ())), None)

    def joined(self, name: str) -> str:
        """Return all values under `name`, joined as RFC 9110, 5.3 allows."""
        return ", ".join(self._lines.get(name, ()))


def validators_of(headers: Headers, asked: Validators | None = None) -> Validators:
    """Return the validators of a response byte for byte; those in `asked` where it has none."""
    return Validators(
        etag=headers.first("etag") or (asked.etag if asked else None),
        last_modified=headers.first("last-modified") or (asked.last_modified if asked else None),
    )


def notices_of(headers: Headers) -> tuple[str, ...]:
    """Return what the headers say of use, as `name: value`: TDM reservation and robots' tags.

    Source: TDM Reservation Protocol (W3C Community Group, 2022), 6.2; X-Robots-Tag as search
    engines read it.
    """
    names = ("tdm-reservation", "tdm-policy", "x-robots-tag")
    return tuple(f"{name}: {said}" for name in names if (said := headers.joined(name)))


def conditions(validators: Validators | None) -> list[tuple[bytes, bytes]]:
    """Return the headers that ask 'has it changed?', leaving out what no header can hold."""
    if validators is None:
        return []
    pairs = (
        (b"if-none-match", validators.etag),
        (b"if-modified-since", validators.last_modified),
    )
    return [(name, value.encode("latin-1")) for name, value in pairs if value and _sendable(value)]


def _sendable(value: str) -> bool:
    return len(value) <= 1024 and all(32 <= ord(sign) < 256 and sign != "\x7f" for sign in value)


def max_age(headers: Headers, now: datetime) -> int | None:
    """Return for how many seconds the copy stays fresh, or None where the server does not say.

    Cache-Control goes before Expires (RFC 9111, 5.3); a date that cannot be read has passed.
    Time spent in caches on the way (Age) is taken off; a year is the most.
    """
    control = headers.joined("cache-control").lower()
    if re.search(r"\bno-(?:store|cache)\b", control):
        return 0
    age = _digits(headers.first("age")) or 0
    stated = re.search(r"\bmax-age\s*=\s*\"?(\d{1,12})", control)
    if stated:
        return min(max(int(stated[1]) - age, 0), YEAR_S)
    expires = headers.first("expires")
    if expires is None:
        return None
    until = _date(expires)
    if until is None:
        return 0
    sent = _date(headers.first("date") or "") or now
    return min(max(int((until - sent).total_seconds()) - age, 0), YEAR_S)


def retry_after(headers: Headers, now: datetime) -> int | None:
    """Return the seconds a server asks us to stay away: a day at the most, None for nonsense."""
    value = (headers.first("retry-after") or "").strip()
    seconds = _digits(value)
    if seconds is None:
        until = _date(value)
        if until is None or until < now:
            return None
        seconds = int((until - now).total_seconds())
    return min(seconds, DAY_S)


def _digits(value: str | None) -> int | None:
    return int(value) if value and re.fullmatch(r"[0-9]{1,12}", value.strip()) else None


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
