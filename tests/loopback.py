"""A real server on a loopback address, whose answers a test writes byte for byte."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable

Answer = Callable[[bytes], "bytes | Iterable[bytes]"]
"""Given a request, the whole answer, or pieces after which the connection is closed."""


class Loopback:
    """Serves until closed; `requests` holds every request, `connections` counts connections."""

    def __init__(
        self, answer: Answer, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
    ) -> None:
        self._answer = answer
        self._tls = tls
        self.requests: list[bytes] = []
        self.connections = 0
        self._door = socket.create_server((host, 0))
        self.host = host
        self.port: int = self._door.getsockname()[1]
        self.place = f"{host}:{self.port}"
        self.address = f"{'https' if tls else 'http'}://{self.place}"
        threading.Thread(target=self._open, daemon=True).start()

    def __enter__(self) -> Loopback:
        return self

    def __exit__(self, *_: object) -> None:
        # Shut down first: closing alone would leave the thread inside accept().
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _open(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._door.accept()
                caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.connections += 1
                threading.Thread(target=self._talk, args=(caller,), daemon=True).start()

    def _talk(self, caller: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(caller)
            if self._tls:
                caller = stack.enter_context(self._tls.wrap_socket(caller, server_side=True))
            while request := _request(caller):
                self.requests.append(request)
                answer = self._answer(request)
                if not isinstance(answer, bytes):
                    for piece in answer:
                        caller.sendall(piece)
                    return
                caller.sendall(answer)


def _request(caller: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        packet = caller.recv(65536)
        if not packet:
            return b""
        request += packet
    return request


def path_of(request: bytes) -> str:
    """Return the path a request asks for."""
    return request.split(b" ", 2)[1].decode("ascii")


def header_of(request: bytes, name: str) -> str | None:
    """Return one header of a request, or None."""
    for line in request.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.decode("latin-1").lower() == name.lower():
            return value.strip().decode("latin-1")
    return None


def http(body: bytes = b"", *headers: str, status: int = 200) -> bytes:
    """Return a whole HTTP/1.1 answer with a right Content-Length."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def redirect(to: str, status: int = 302) -> bytes:
    """Return an answer that sends readers on."""
    return http(b"", f"Location: {to}", status=status)


def site(pages: dict[str, bytes], *, robots: bytes = b"") -> Answer:
    """Return an answer by path: 404 for what is not there, robots.txt allowing all by default."""
    known = {"/robots.txt": http(robots), **pages}
    return lambda request: known.get(path_of(request), http(b"nothing", status=404))
