"""One connection that speaks HTTP/1.1, with every byte counted against the trip's time."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import h11

from broadsheet.news.errors import Unreachable
from broadsheet.wire.guard import WebUrl
from broadsheet.wire.heads import Headers
from broadsheet.wire.trip import Trip

READ = 65_536
HEAD_CAP = 65_536
"""Bytes of status line and headers after which no more is read."""
NOT_HTTP = "its answer is not HTTP or breaks off"


class Stale(Exception):
    """A connection kept from an earlier request was closed before it answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Status and headers of a response."""

    status: int
    headers: Headers


class Line:
    """A connection to one place, usable for one request after the other.

    `ask` sends a GET, or a POST, and reads the head, `pieces` gives the packed body as it comes.
    Both raise Unreachable; `ask` raises Stale when a kept connection turns out closed.
    """

    def __init__(self, connection: socket.socket, *, opened_at: float) -> None:
        self._socket = connection
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_CAP)
        self._kept = False
        self.rested_at = opened_at

    def ask(
        self,
        url: WebUrl,
        headers: Sequence[tuple[bytes, bytes]],
        trip: Trip,
        form: bytes | None = None,
    ) -> Head:
        """Send a GET for `url`, or a POST of `form`, and return the head of the answer."""
        received = 0
        size = [] if form is None else [(b"content-length", str(len(form)).encode("ascii"))]
        request = h11.Request(
            method="GET" if form is None else "POST",
            target=url.target,
            headers=[(b"host", url.authority.encode("ascii")), *headers, *size],
        )
        try:
            packet = self._http.send(request) or b""
            if form is not None:
                packet += self._http.send(h11.Data(data=form)) or b""
            self._http.send(h11.EndOfMessage())
            self._socket.settimeout(trip.left())
            self._socket.sendall(packet)
            while True:
                event = self._http.next_event()
                if event is h11.NEED_DATA:
                    if received >= HEAD_CAP:
                        raise Unreachable(trip.subject, "the head of its answer does not end")
                    received += self._receive(trip)
                elif isinstance(event, h11.Response):
                    return Head(status=event.status_code, headers=Headers(event.headers))
                elif not isinstance(event, h11.InformationalResponse):
                    raise Unreachable(trip.subject, NOT_HTTP)
        except TimeoutError as error:
            raise trip.late() from error
        except (OSError, h11.ProtocolError) as error:
            if self._kept and not received:
                raise Stale from error
            raise Unreachable(trip.subject, NOT_HTTP) from error

    def pieces(self, trip: Trip) -> Iterator[bytes]:
        """Yield the body as it comes, still packed."""
        try:
            while True:
                event = self._http.next_event()
                if event is h11.NEED_DATA:
                    self._receive(trip)
                elif isinstance(event, h11.Data):
                    yield bytes(event.data)
                else:
                    return
        except TimeoutError as error:
            raise trip.late() from error
        except (OSError, h11.ProtocolError) as error:
            raise Unreachable(trip.subject, NOT_HTTP) from error

    def rest(self, now: float) -> bool:
        """Make ready for another request; False when this connection cannot take one."""
        try:
            while self._http.their_state is h11.SEND_BODY:
                if self._http.next_event() is h11.NEED_DATA:
                    return False
        except h11.ProtocolError:
            return False
        if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            return False
        self._http.start_next_cycle()
        self._kept = True
        self.rested_at = now
        return True

    def quiet(self) -> bool:
        """Say whether a resting connection is still open: nothing may have come on it."""
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        return not poll.poll(0)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _receive(self, trip: Trip) -> int:
        self._socket.settimeout(trip.left())
        packet = self._socket.recv(READ)
        self._http.receive_data(packet)
        return len(packet)
