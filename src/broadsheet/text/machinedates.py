"""Moments as machines print them: ISO 8601, RFC 822 and seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from broadsheet.news.dateline import Precision
from broadsheet.text.months import MONTH_OF, ZONES

Moment = tuple[datetime, Precision]
_SECOND = Precision.SECOND  # an enumeration is slow to ask

_ISO = re.compile(
    r"^(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"
    r"(?:[T ]+(?P<H>\d{1,2}):?(?P<M>\d{2})(?::?(?P<S>\d{2})(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|"
    r"[+-]\d{2}(?::?\d{2})?)?)?(?:\s*\[[^\]]*\])?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_RFC822 = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s+)?(?P<d>\d{1,2})[ -](?P<m>[A-Za-z]{3,9})\.?[ -](?P<y>\d{4}|\d{2}),?"
    r"\s+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?(?:\s*(?P<zone>[A-Za-z]{1,5}|"
    r"[+-]\d{2}:?\d{2}))?",
    re.ASCII,
)
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?(?:\.\d+)?$")


def quick(raw: str) -> Moment | None:
    """Read the two shapes that nine in ten feeds print, ISO 8601 and RFC 822, the quick way."""
    if raw[4:5] == "-" and raw[10:11] in {"T", " "} and raw[16:17] == ":":
        moment = datetime.fromisoformat(raw)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC), _SECOND
    match = _RFC822.fullmatch(raw)
    if match is None:
        return None
    day, name, year, hour, minute, second, zone = match.groups()
    month = MONTH_OF.get(name.lower())
    shift = _minutes(zone or "")
    if month is None or shift is None:
        return None
    # Two digits are a year of 1950 to 2049 (RFC 2822, 4.3).
    whole = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)
    at = datetime(whole, month, int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC)
    return at - timedelta(minutes=shift) if shift else at, _SECOND


def _minutes(zone: str) -> int | None:
    """Return how many minutes a zone is ahead of UTC; None for one that nobody knows."""
    if zone[:1] not in {"+", "-"}:
        return ZONES.get(zone.lower())
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return minutes if zone[0] == "+" else -minutes


def iso(raw: str) -> Moment | None:
    """Read ISO 8601 in all its widths, whatever stands between year, month and day."""
    match = _ISO.match(_YEAR_FIRST.sub(_hyphened, raw))
    if match is None:
        return None
    day = datetime(int(match["y"]), int(match["m"]), int(match["d"]), tzinfo=UTC)
    if match["H"] is None:
        return day, Precision.DAY
    clock = timedelta(
        hours=int(match["H"]), minutes=int(match["M"]), seconds=int(match["S"] or 0)
    )  # hour 24 and second 60 are allowed by ISO 8601 and simply run over
    return day + clock - shift_of(match["zone"] or ""), Precision.SECOND


def _hyphened(day: re.Match[str]) -> str:
    return f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"


def epoch(raw: str) -> Moment | None:
    """Read seconds, or milliseconds, since 1970."""
    if not _EPOCH.match(raw):
        return None
    return datetime.fromtimestamp(int(raw[:10]), UTC), Precision.SECOND


def rfc822(raw: str) -> Moment | None:
    """Read what RFC 822 and its heirs allow, however loosely it was kept to."""
    # Year, month, day as bare numbers would be read American here.
    parts = parsedate_tz(raw) if re.search(r"[A-Za-z]{3}", raw) else None
    if parts is None or parts[0] < 1900:
        return None
    moment = datetime(*parts[:6], tzinfo=timezone(timedelta(seconds=parts[9] or 0)))
    timed = re.search(r"\d:\d\d", raw) is not None
    return moment, Precision.SECOND if timed else Precision.DAY


def shift_of(zone: str) -> timedelta:
    """Return how far ahead of UTC a known zone or an offset is."""
    if zone[:1] in "+-" and zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return shift if zone[0] == "+" else -shift
    return timedelta(minutes=ZONES[zone.lower()])
