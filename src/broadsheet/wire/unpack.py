"""Bodies unpacked piece by piece, so that a bomb costs no more than the cap."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]

from broadsheet.news.errors import TooLarge, Unreachable

OFFERED = "gzip, br"
"""What the wire says it takes. zstd is not offered."""
STEP = 65_536
"""Bytes unpacked at a time."""
MEMBERS = 64
"""Gzip members of one body; RFC 1952 lets a file be several, one after the other."""


class _Damaged(Exception):
    """The packing breaks off or is broken."""


class _Unpacker(Protocol):
    def feed(self, piece: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


def coding_of(header: str, subject: str) -> str:
    """Return "", "gzip", "deflate" or "br" for a Content-Encoding header.

    Raises Unreachable for any other coding and for more than one on top of each other.
    """
    layers = [name.strip().lower() for name in header.split(",")]
    layers = [name for name in layers if name not in {"", "identity"}]
    if len(layers) > 1:
        raise Unreachable(subject, "its answer is packed more than once, which is not unpacked")
    name = layers[0].removeprefix("x-") if layers else ""
    if name not in {"", "gzip", "deflate", "br"}:
        raise Unreachable(subject, "its answer is packed in a way that was not asked for")
    return name


def unpack(
    pieces: Iterable[bytes], coding: str, *, cap: int, subject: str, cut: bool = False
) -> bytes:
    """Return the body in `pieces`, at most `cap` bytes of it unpacked.

    A longer one raises TooLarge, or is cut at the cap when `cut` is set; one that breaks off
    raises Unreachable. Memory stays at the body read so far and two steps.
    """
    body = io.BytesIO()
    try:
        for piece in _unpacked(pieces, coding):
            room = cap - body.tell()
            if len(piece) > room:
                if not cut:
                    raise too_large(subject, cap)
                body.write(piece[:room])
                break
            body.write(piece)
    except (_Damaged, zlib.error, brotli.error) as error:
        raise Unreachable(subject, "its answer is damaged or breaks off") from error
    return body.getvalue()


def too_large(subject: str, cap: int) -> TooLarge:
    """Return the error for a body over `cap` bytes."""
    size = f"{cap / 1_000_000:g} MB" if cap >= 100_000 else f"{cap} bytes"
    return TooLarge(subject, f"it is larger than the {size} that are read")


def _unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    if not coding:
        yield from pieces
        return
    unpacker = _UNPACKERS[coding]()
    empty = True
    for piece in pieces:
        empty = empty and not piece
        if piece:
            yield from unpacker.feed(piece)
    if not empty:
        unpacker.finish()


class _Gzip:
    """RFC 1952, one member after the other."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._members = 1

    def feed(self, piece: bytes) -> Iterator[bytes]:
        while piece:
            if self._member.eof and not self._next(piece):
                return
            yield from _inflate(self._member, piece)
            piece = self._member.unused_data

    def _next(self, piece: bytes) -> bool:
        if piece[0] != 0x1F:
            return False  # Padding after the last member, which browsers pass over too.
        self._members += 1
        if self._members > MEMBERS:
            raise _Damaged
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def finish(self) -> None:
        if not self._member.eof:
            raise _Damaged


class _Deflate:
    """RFC 9110's deflate is zlib's format; some servers send it bare."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None

    def feed(self, piece: bytes) -> Iterator[bytes]:
        if self._stream is None:
            bare = piece[0] & 0x0F != 8
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
        if not self._stream.eof:
            yield from _inflate(self._stream, piece)

    def finish(self) -> None:
        if self._stream is None or not self._stream.eof:
            raise _Damaged


class _Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, piece: bytes) -> Iterator[bytes]:
        while True:
            out = self._stream.process(piece, output_buffer_limit=STEP)
            if out:
                yield out
            # A full step may have left more behind even where new input would be accepted.
            if self._stream.can_accept_more_data() and len(out) < STEP:
                return
            piece = b""

    def finish(self) -> None:
        if not self._stream.is_finished():
            raise _Damaged


_UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
}


def _inflate(stream: zlib._Decompress, piece: bytes) -> Iterator[bytes]:
    while True:
        out = stream.decompress(piece, STEP)
        if out:
            yield out
        piece = stream.unconsumed_tail
        # Input may be used up while a full step still waits inside, so ask until one is short.
        if stream.eof or (not piece and len(out) < STEP):
            return
