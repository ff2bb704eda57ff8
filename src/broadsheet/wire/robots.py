"""robots.txt, asked for once a day a site and kept to (RFC 9309)."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from protego import Protego

from broadsheet.news.errors import BlockedAddress, FetchError, TooLarge, Unreachable
from broadsheet.wire.guard import WebUrl
from broadsheet.wire.trip import Trip

CAP = 512_000
"""Bytes of one robots.txt that are read; RFC 9309, 2.5 asks for 500 KiB at the least."""
DAY_S = 86_400.0
HOUR_S = 3600.0
TROUBLE_S = 600.0
"""Seconds after which a robots.txt that could not be had is tried again."""
PATIENCE_S = 10.0
LONGEST_DELAY_S = 10.0
SITES = 4096

_NAMED = re.compile(r"^\s*user[- ]?agent\b[\s:]*([^#\r\n]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """What came for a robots.txt: the HTTP status, the text, and for how long it is fresh."""

    status: int
    body: bytes = b""
    max_age: int | None = None


Read = Callable[[WebUrl, Trip], RobotsAnswer]
"""Fetch a robots.txt through the guard; raises FetchError."""


@dataclass(slots=True)
class _Site:
    lock: threading.Lock = field(default_factory=threading.Lock)
    until: float = float("-inf")
    rules: Protego | None = None
    trouble: bool = False


class Robots:
    """The rules of each site for the reader named `agent`; safe to share between threads."""

    def __init__(self, read: Read, agent: str, ticks: Callable[[], float]) -> None:
        self._read = read
        self._agent = agent.partition("/")[0].lower()
        self._ticks = ticks
        self._lock = threading.Lock()
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    def check(self, url: WebUrl, trip: Trip) -> float:
        """Return the seconds the site wants between requests (0 where it does not say).

        Raises BlockedAddress when its robots.txt forbids the page, Unreachable when the file
        cannot be had: a site in trouble is left alone (RFC 9309, 2.3.1.4).
        """
        site = self._site(url)
        with site.lock:
            if self._ticks() >= site.until:
                self._learn(site, url, trip)
            rules, trouble = site.rules, site.trouble
        if trouble:
            raise Unreachable(
                trip.subject, "its robots.txt could not be read, so the page was left alone"
            )
        if rules is None:
            return 0.0
        if not rules.can_fetch(url.text, self._agent):
            raise BlockedAddress(
                trip.subject, "its robots.txt asks readers like this one not to fetch this page"
            )
        return min(rules.crawl_delay(self._agent) or 0.0, LONGEST_DELAY_S)

    def _site(self, url: WebUrl) -> _Site:
        key = f"{url.scheme}://{url.place}"
        with self._lock:
            site = self._sites.setdefault(key, _Site())
            self._sites.move_to_end(key)
            while len(self._sites) > SITES:
                self._sites.popitem(last=False)
        return site

    def _learn(self, site: _Site, url: WebUrl, trip: Trip) -> None:
        site.rules, site.trouble, keep = None, False, DAY_S
        errand = trip.shorter(PATIENCE_S)
        try:
            answer = self._read(replace(url, target="/robots.txt"), errand)
            if answer.status < 300:
                site.rules = rules_of(answer.body, self._agent)
                if answer.max_age is not None:
                    keep = min(max(answer.max_age, HOUR_S), DAY_S)
            elif answer.status >= 500:
                site.trouble, keep = True, TROUBLE_S
        except (FetchError, TooLarge):
            site.trouble, keep = True, TROUBLE_S
        site.until = self._ticks() + keep


def rules_of(body: bytes, agent: str) -> Protego:
    """Return the rules in `body`, those for "*" and for `agent` only.

    Protego makes a rule set a named agent, so 25,000 names above 25,000 rules would cost 625
    million entries; names that are not ours are folded into one first.
    """
    lines = body.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    return Protego.parse("\n".join(_folded(line, agent) for line in lines))


def _folded(line: str, agent: str) -> str:
    named = _NAMED.match(line)
    if named is None:
        return line
    # "Broadsheet/0.1" names us too: only the product token counts (RFC 9309, 2.2.1).
    name = named[1].partition("/")[0].strip().lower()
    return f"User-agent: {name if name in {'*', agent} else 'somebody-else'}"
