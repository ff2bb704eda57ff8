"""What a feed says of itself: where it lives, who tells its news, when it need not be asked."""

from __future__ import annotations

from lxml import etree

from broadsheet.feeds.tree import Parts, words, words_of

_PERIOD_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def related(parts: Parts, relation: str) -> str:
    """Return the address of the first link of a relation (RFC 4287, 4.2.7.2), or ""."""
    for link in (*parts.get("link", ()), *parts.get("other:link", ())):
        if relation in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href"))
    return ""


def ttl_of(parts: Parts) -> int | None:
    """Return the minutes a feed asks us to stay away.

    By `ttl` (RSS 2.0), else by `sy:updatePeriod` over `sy:updateFrequency` (RSS 1.0 Syndication).
    """
    ttl = words_of(parts, "ttl")
    if ttl.isdecimal():
        return int(ttl[:6])
    period = _PERIOD_MINUTES.get(words_of(parts, "sy:updateperiod").lower(), 0)
    frequency = words_of(parts, "sy:updatefrequency")
    often = max(1, int(frequency[:6])) if frequency.isdecimal() else 1
    return period // often or None if period else None


def skip_hours(parts: Parts) -> tuple[int, ...]:
    """Return the hours of UTC on which a feed prints nothing, 0 to 23, in order (RSS 2.0)."""
    told = [words(hour) for hour in _within(parts, "skiphours")]
    # Some count from 1 to 24, as RSS 0.91 did.
    hours = {int(hour) % 24 for hour in told if hour.isdecimal() and len(hour) < 3}
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def skip_days(parts: Parts) -> tuple[int, ...]:
    """Return the days on which a feed prints nothing, 0 for Monday, in order (RSS 2.0)."""
    told = {words(day).lower() for day in _within(parts, "skipdays")}
    days = tuple(at for at, name in enumerate(_DAYS) if name in told)
    return days if len(days) < len(_DAYS) else ()


def _within(parts: Parts, name: str) -> list[etree._Element]:
    return [child for element in parts.get(name, ()) for child in element]
