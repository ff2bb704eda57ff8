"""The guarded wire: every address judged, every byte capped, every host spared."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode, urljoin

from broadsheet.news.errors import BlockedAddress, FetchError, Unreachable
from broadsheet.news.page import Page, Validators
from broadsheet.wire.answers import PERMANENT, REDIRECTS, RESENT, bad_status
from broadsheet.wire.courtesy import Gate
from broadsheet.wire.dial import Connect, Dialler, Resolve, system_connect, system_resolve
from broadsheet.wire.exchange import Head, Line, Stale
from broadsheet.wire.guard import WebUrl, judge, shown, without_credentials
from broadsheet.wire.heads import conditions, max_age, notices_of, retry_after, validators_of
from broadsheet.wire.lines import Lines
from broadsheet.wire.manners import Manners
from broadsheet.wire.robots import CAP, Robots, RobotsAnswer
from broadsheet.wire.trip import Trip
from broadsheet.wire.unpack import OFFERED, coding_of, too_large, unpack

__all__ = ["GuardedWire", "Manners"]

ACCEPT = (
    b"application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, "
    b"application/xhtml+xml;q=0.9, application/xml;q=0.8, */*;q=0.5"
)


class _Astray(Unreachable):
    """Redirects that end nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Errand:
    """What one fetch wants at each of its hops."""

    trip: Trip
    validators: Validators | None = None
    cap: int
    cut: bool = False
    robots: bool = False
    form: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A response after all redirects; `moved` is where permanent ones alone led."""

    head: Head
    url: WebUrl
    hops: int
    moved: WebUrl | None
    body: bytes


class GuardedWire:
    """Fetches pages from the public internet and from the places an operator named.

    Sends no cookie, no referrer and no credentials, reads no proxy or netrc setting, and may be
    used by many threads at once. `clock` is the wall's (with a zone), `ticks` a monotonic one in
    seconds; `resolve`, `connect` and `trust` (certificate authorities) are the system's.
    """

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        resolve: Resolve = system_resolve,
        connect: Connect = system_connect,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._manners = manners or Manners()
        self._clock = clock
        self._ticks = ticks
        self._dialler = Dialler(self._manners, resolve=resolve, connect=connect, trust=trust)
        self._lines = Lines(ticks)
        self._gate = Gate(self._manners.per_host, ticks=ticks, sleep=sleep)
        self._robots = Robots(self._read_robots, self._manners.user_agent, ticks)
        self._closed = False

    def fetch(
        self, url: str, *, validators: Validators | None = None, obey_robots: bool = True
    ) -> Page:
        """Return the page at `url`, status 304 with an empty body when it has not changed.

        `validators` are sent back byte for byte. robots.txt is asked first, at every hop, unless
        `obey_robots` is False (as for feeds, which are made to be fetched). Raises
        BlockedAddress, Unreachable, BadStatus or TooLarge, naming `url` without credentials.
        """
        start = judge(url, self._manners)
        trip = Trip(shown(url), self._manners.deadline_s, self._ticks)
        errand = _Errand(
            trip=trip, validators=validators, cap=self._manners.body_cap, robots=obey_robots
        )
        answer = self._follow(start, errand)
        now = self._clock()
        unchanged = answer.head.status == 304 and bool(conditions(validators))
        wrong = None if unchanged else bad_status(answer.head, trip.subject, now)
        if wrong is not None:
            raise wrong
        asked, headers = without_credentials(url), answer.head.headers
        return Page(
            url=asked,
            landed=answer.url.text if answer.hops else asked,
            status=answer.head.status,
            body=answer.body,
            fetched_at=now,
            content_type=(headers.first("content-type") or "").lower(),
            validators=validators_of(headers, validators if unchanged else None),
            max_age=max_age(headers, now),
            retry_after=retry_after(headers, now),
            moved=answer.moved.text if answer.moved else None,
            links=headers.joined("link"),
            language=headers.first("content-language") or "",
            notices=notices_of(headers),
        )

    def post(self, url: str, form: Mapping[str, str]) -> None:
        """Send `form` to `url` (application/x-www-form-urlencoded), under the guard of `fetch`.

        Only 307 and 308 are followed, for the others would make it a GET (RFC 9110, 15.4). The
        answer is not read beyond its head. Raises as `fetch` does; nothing is sent twice.
        """
        start = judge(url, self._manners)
        trip = Trip(shown(url), self._manners.deadline_s, self._ticks)
        sent = urlencode(form, errors="replace").encode("ascii")
        answer = self._follow(start, _Errand(trip=trip, cap=CAP, cut=True, form=sent))
        wrong = bad_status(answer.head, trip.subject, self._clock())
        if wrong is not None:
            raise wrong

    def close(self) -> None:
        """Close the connections that rest; later fetches raise Unreachable."""
        self._closed = True
        self._lines.close()

    def _follow(self, start: WebUrl, errand: _Errand) -> _Answer:
        url, before, moved, permanent = start, "", None, True
        seen = {start.text}
        for hop in range(self._manners.hops + 1):
            # Being sent on within a host is part of the same visit, so it needs no pause.
            head, body = self._hop(url, errand, pause=url.host != before)
            sends_on = REDIRECTS if errand.form is None else RESENT
            target = head.headers.first("location") if head.status in sends_on else None
            if target is None:
                return _Answer(head=head, url=url, hops=hop, moved=moved, body=body)
            before, url = url.host, self._next(url, target, errand.trip)
            permanent = permanent and head.status in PERMANENT
            moved = url if permanent else moved
            if url.text in seen:
                raise _Astray(errand.trip.subject, "it sends readers round in a circle")
            seen.add(url.text)
        raise _Astray(
            errand.trip.subject, f"it sends readers on more than {self._manners.hops} times"
        )

    def _next(self, url: WebUrl, target: str, trip: Trip) -> WebUrl:
        try:
            # Servers write raw UTF-8 here, which came to us as Latin-1.
            place = target.encode("latin-1").decode("utf-8", "replace")
            return judge(urljoin(url.text, place), self._manners)
        except (FetchError, ValueError) as error:
            raise BlockedAddress(
                trip.subject, "it sends readers on to an address that may not be asked"
            ) from error

    def _hop(self, url: WebUrl, errand: _Errand, *, pause: bool) -> tuple[Head, bytes]:
        trip = errand.trip
        delay = self._robots.check(url, trip) if errand.robots else 0.0
        spared = not pause or errand.cut or self._manners.excepted(url.place)
        gap = 0.0 if spared else max(self._manners.gap_s, delay)
        with self._gate.turn(url.host, gap) as waited:
            trip.wait(waited)
            line, head = self._ask(url, errand)
            try:
                body = self._body(line, head, errand)
            except BaseException:
                line.close()
                raise
            self._lines.give(url, line)
            return head, body

    def _ask(self, url: WebUrl, errand: _Errand) -> tuple[Line, Head]:
        if self._closed:
            raise Unreachable(errand.trip.subject, "the wire is closed")
        kept = self._lines.take(url) if errand.form is None else None
        if kept is not None:
            try:
                return kept, self._send(kept, url, errand)
            except Stale:
                pass  # Closed while it rested: a GET may be asked again.
        line = Line(self._dialler.dial(url, errand.trip), opened_at=self._ticks())
        return line, self._send(line, url, errand)

    def _send(self, line: Line, url: WebUrl, errand: _Errand) -> Head:
        headers = [
            (b"user-agent", self._manners.user_agent.encode("ascii", "replace")),
            (b"accept", ACCEPT),
            (b"accept-encoding", OFFERED.encode("ascii")),
            *conditions(errand.validators),
        ]
        if errand.form is not None:
            headers.append((b"content-type", b"application/x-www-form-urlencoded"))
        try:
            return line.ask(url, headers, errand.trip, errand.form)
        except BaseException:
            line.close()
            raise

    def _body(self, line: Line, head: Head, errand: _Errand) -> bytes:
        subject = errand.trip.subject
        if not 200 <= head.status < 300:
            return b""
        coding = coding_of(head.headers.joined("content-encoding"), subject)
        length = head.headers.first("content-length") or ""
        if not errand.cut and length.isdigit() and int(length) > errand.cap:
            raise too_large(subject, errand.cap)
        pieces = line.pieces(errand.trip)
        return unpack(pieces, coding, cap=errand.cap, subject=subject, cut=errand.cut)

    def _read_robots(self, url: WebUrl, trip: Trip) -> RobotsAnswer:
        try:
            answer = self._follow(url, _Errand(trip=trip, cap=CAP, cut=True))
        except _Astray:
            return RobotsAnswer(status=404)  # As good as none: RFC 9309, 2.3.1.2.
        return RobotsAnswer(
            status=answer.head.status,
            body=answer.body,
            max_age=max_age(answer.head.headers, self._clock()),
        )
