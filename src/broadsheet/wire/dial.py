"""Connections to checked addresses: a name is looked up once, and what was judged is dialled."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import certifi

from broadsheet.news.errors import BlockedAddress, Unreachable
from broadsheet.wire.guard import NOT_PUBLIC, WebUrl, public
from broadsheet.wire.manners import Manners, split_place
from broadsheet.wire.trip import Trip

Resolve = Callable[[str, int, float], Sequence[str]]
"""Look a host name up for a port within so many seconds; raises OSError."""
Connect = Callable[[str, int, float], socket.socket]
"""Open a TCP connection to an IP address and port within so many seconds; raises OSError."""

NO_ANSWER = "no answer came from it"
TRIES = 4
"""Addresses of one name that are tried, in the resolver's order."""
PATIENCE_S = 10.0
"""Seconds for one connection, so that one dead address leaves time for the next."""

_LOOKUPS = threading.BoundedSemaphore(32)


def system_resolve(host: str, port: int, seconds: float) -> Sequence[str]:
    """Return the IP addresses the system's resolver has for `host`.

    getaddrinfo knows no time limit, so it runs in a thread that is left behind when it is late;
    at most 32 of those live at once. Raises OSError, TimeoutError among them.
    """
    if not _LOOKUPS.acquire(timeout=seconds):
        raise TimeoutError
    found: list[str] = []
    failed: list[OSError] = []

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))
        finally:
            _LOOKUPS.release()

    thread = threading.Thread(target=look, name="look-up", daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if thread.is_alive():
        raise TimeoutError
    return found


def system_connect(address: str, port: int, seconds: float) -> socket.socket:
    """Open a TCP connection; raises OSError."""
    line = socket.create_connection((address, port), timeout=seconds)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def system_trust() -> ssl.SSLContext:
    """Return the machine's own certificate authorities, or certifi's where it has none.

    `SSL_CERT_FILE` and `SSL_CERT_DIR` are OpenSSL's way to name others.
    """
    trust = ssl.create_default_context()
    folder = ssl.get_default_verify_paths().capath  # read when a certificate is checked
    if not trust.cert_store_stats()["x509_ca"] and not (folder and any(Path(folder).iterdir())):
        trust.load_verify_locations(certifi.where())
    return trust


class Dialler:
    """Opens connections for judged addresses; the only place that looks names up or connects."""

    def __init__(
        self,
        manners: Manners,
        *,
        resolve: Resolve = system_resolve,
        connect: Connect = system_connect,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._manners = manners
        self._resolve = resolve
        self._connect = connect
        self._trust = trust

    def dial(self, url: WebUrl, trip: Trip) -> socket.socket:
        """Return a connection for `url`, with TLS for its name where the scheme asks for it.

        Raises BlockedAddress when any address behind the name is not public, or Unreachable;
        a refused, a filtered and a broken connection are told in the same words.
        """
        line = self._reach(url, trip)
        try:
            return self._secured(line, url, trip) if url.scheme == "https" else line
        except BaseException:
            line.close()
            raise

    def _secured(self, line: socket.socket, url: WebUrl, trip: Trip) -> socket.socket:
        if self._trust is None:
            self._trust = system_trust()
        line.settimeout(trip.left())
        try:
            return self._trust.wrap_socket(line, server_hostname=url.host)
        except (OSError, ValueError) as error:
            raise Unreachable(trip.subject, _tls_sentence(error)) from error

    def _reach(self, url: WebUrl, trip: Trip) -> socket.socket:
        route = self._manners.routes.get(url.place)
        if route is not None:
            return self._try([split_place(route)], trip)
        addresses = self._addresses(url, trip)
        return self._try([(address, url.port) for address in addresses[:TRIES]], trip)

    def _addresses(self, url: WebUrl, trip: Trip) -> Sequence[str]:
        try:
            found = self._resolve(url.host, url.port, trip.left())
        except TimeoutError as error:
            raise Unreachable(trip.subject, "its name could not be looked up in time") from error
        except OSError as error:
            raise Unreachable(trip.subject, "no address is known for its name") from error
        if not found:
            raise Unreachable(trip.subject, "no address is known for its name")
        if url.place not in self._manners.allowed and not all(public(one) for one in found):
            raise BlockedAddress(trip.subject, NOT_PUBLIC)
        return found

    def _try(self, spots: Sequence[tuple[str, int]], trip: Trip) -> socket.socket:
        for address, port in spots:
            try:
                return self._connect(address, port, min(PATIENCE_S, trip.left()))
            except OSError:
                continue
        raise Unreachable(trip.subject, NO_ANSWER)


def _tls_sentence(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its security certificate is not accepted: {error.verify_message.rstrip('.')}"
    return "no secure connection to it could be made"
