"""Answers made to burst whoever unpacks them, from a small server on this machine."""

from __future__ import annotations

import gzip
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli  # type: ignore[import-untyped]

from broadsheet.news.page import Page
from broadsheet.wire.client import GuardedWire, Manners

SIZE = 300
"""MiB of zeros in a bomb; the cap for a body is 15 MB."""
SMALL = "/small"
_BLOCK = bytes(1 << 20)


@cache
def _gzip() -> bytes:
    squash = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join([*(squash.compress(_BLOCK) for _ in range(SIZE)), squash.flush()])


def _deflate() -> bytes:
    squash = zlib.compressobj(1, zlib.DEFLATED, -15)
    return b"".join([*(squash.compress(_BLOCK) for _ in range(SIZE)), squash.flush()])


def _brotli() -> bytes:
    press = brotli.Compressor(quality=1)
    return b"".join([*(press.process(_BLOCK) for _ in range(SIZE)), press.finish()])


def _thrice() -> bytes:
    return gzip.compress(gzip.compress(_gzip()))


BOMBS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "/gzip": ("gzip", _gzip),
    "/deflate": ("deflate", _deflate),
    "/brotli": ("br", _brotli),
    # Nothing of these is ever unpacked, so what stands behind their names does not matter.
    "/zstd": ("zstd", _gzip),
    "/gzip-three-times": ("gzip, gzip, gzip", _thrice),
    "/unknown": ("x-bomb", _gzip),
    "/gzip-members": ("gzip", lambda: gzip.compress(b"") * 400_000),
    "/plain": ("identity", lambda: bytes(40_000_000)),
}


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        coding, make = BOMBS.get(self.path, ("identity", lambda: b"small"))
        body = make()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Encoding", coding)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # Cut off at the cap, as it should be.

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[int]:
    """Serve the bombs on a port of 127.0.0.1 while the block runs, and give the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True, slots=True)
class FetchStart:
    """Start a worker that fetches paths of that server with the real wire."""

    port: int

    def __call__(self) -> Callable[[str], Page]:
        """Return what fetches a path."""
        place = f"127.0.0.1:{self.port}"
        wire = GuardedWire(Manners(allowed=frozenset({place})))
        return lambda path: wire.fetch(f"http://{place}{path}", obey_robots=False)
