"""Web archives (WARC 1.0 and 1.1, ISO 28500) read page by page; what is bad in them is skipped."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from os import PathLike, fsdecode
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from broadsheet.news.errors import BadInput, BroadsheetError
from broadsheet.news.ids import digest
from broadsheet.news.page import Page
from broadsheet.text.addresses import absolute
from broadsheet.wire.manners import BODY_CAP
from broadsheet.wire.unpack import coding_of, too_large, unpack

LONGEST = 1 << 30
"""A record that claims more bytes is taken for a lie, and the next one is looked for."""
MOST_TRIES = 1000
"""Places tried one after the other, after a bad record, before the rest is given up."""
_LONGEST_HEAD = 1 << 16
_STEP = 1 << 20
_PLAIN, _GZIP = b"WARC/1.", b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record: its key (the same wherever the archive lies) and its page, or what is wrong.

    The page of a record that holds no HTML page, or one that did not come with status 200, is
    None.
    """

    key: str
    page: Page | BroadsheetError | None


def is_archive(head: bytes) -> bool:
    """Say whether a file that begins with these bytes (a kilobyte will do) is a web archive."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(_PLAIN))
        except zlib.error:
            return False
    return head.startswith(_PLAIN)


def entries_in(path: str | PathLike[str], *, cap: int = BODY_CAP) -> Iterator[Entry]:
    """Yield the records of the archive at `path`, packed by record (as usual), whole, or not.

    After a record that breaks off, lies about its length or cannot be unpacked, the next
    beginning of a record is looked for in the bytes. A page over `cap` bytes is TooLarge. Memory
    stays at one page. Raises BadInput when the file cannot be opened.
    """
    subject = fsdecode(path)
    try:
        file = Path(path).open("rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise BadInput(subject, "this archive cannot be opened") from error
    with file:
        magic = _GZIP if file.read(len(_GZIP)) == _GZIP else _PLAIN
        at: int | None = 0
        tries, told = 0, True
        while at is not None:
            run = yield from _run(file, at, cap, None if told else _broken(subject))
            if run.fate is not _Fate.ENDED and (run.read or at == 0 or run.fate is _Fate.SHORT):
                yield _broken(subject)
            # After a good end there should be nothing more; if there is, something was lost.
            told = run.fate is not _Fate.ENDED if run.read or at == 0 else told
            tries = 0 if run.read else tries + 1
            at = _next(file, magic, run.last + 1) if tries < MOST_TRIES else None


class _Fate(Enum):
    """How reading from one place on ended."""

    ENDED = "ended"
    SHORT = "short"  # a record is not as long as it says
    DAMAGED = "damaged"  # what stands there is no record, or cannot be unpacked


@dataclass(frozen=True, slots=True)
class _Run:
    """`last` is where the last record began, `read` how many were whole."""

    last: int
    read: int
    fate: _Fate


def _broken(subject: str) -> Entry:
    return Entry(key="", page=BadInput(subject, "a record breaks off or is damaged"))


def _run(file: BinaryIO, start: int, cap: int, lost: Entry | None) -> Generator[Entry, None, _Run]:
    """Yield entries from `start` on up to a bad one; before the first, `lost` if there is such."""
    file.seek(start)
    last, read = start, 0
    try:
        records = ArchiveIterator(file, auto_decode="transfer", max_header_len=_LONGEST_HEAD)
        for record in records:
            last = max(last, record.stream_pos)
            entry = _entry(record, cap)
            if entry is None:
                return _Run(last, read, _Fate.SHORT)
            if lost is not None and not read:
                yield lost
            read += 1
            yield entry
    except (OSError, ValueError, OverflowError):
        return _Run(last, read, _Fate.DAMAGED)
    return _Run(last, read, _Fate.ENDED)


def _entry(record: WarcRecord, cap: int) -> Entry | None:
    """Return a record's entry, or None when it is not as long as it says."""
    length = record.content_length
    if length > LONGEST:
        return None
    http = record.http_headers
    body = record.reader.read(cap + 1)
    chunked = http is not None and "chunked" in (http.get("Transfer-Encoding") or "").lower()
    if len(body) < min(length, cap + 1) and not chunked:
        return None
    said = record.headers.get
    address = (said("WARC-Target-URI") or "").strip("<> ")
    key = digest("warc", said("WARC-Record-ID") or "", address, said("WARC-Date") or "")
    if record.record_type is not WarcRecordType.response or http is None:
        return Entry(key=key, page=None)
    return Entry(key=key, page=_page(address, said("WARC-Date") or "", http, body, cap))


def _page(
    address: str, date: str, http: HeaderMap, body: bytes, cap: int
) -> Page | BroadsheetError | None:
    kind = (http.get("Content-Type") or "").lower()
    url = absolute("", address)
    markup = body[:_STEP].lstrip()[:1] == b"<"
    if http.status_code != 200 or not url or not ("html" in kind or (not kind and markup)):
        return None
    seen_at = _moment(date)
    if seen_at is None:
        return BadInput(url, "this record does not say when the page was seen")
    if len(body) > cap:
        return too_large(url, cap)
    coding = http.get("Content-Encoding") or ""
    if coding and not markup:  # many archives unpack the page and leave the header
        try:
            body = unpack([body], coding_of(coding, url), cap=cap, subject=url)
        except BroadsheetError as error:
            return error
    return Page(url=url, landed=url, body=body, fetched_at=seen_at, content_type=kind)


def _moment(date: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(date.strip())
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def _next(file: BinaryIO, magic: bytes, start: int) -> int | None:
    """Return where the next record may begin at or after `start`, None when nowhere."""
    wanted = magic if magic == _GZIP else b"\n" + magic
    skip = len(wanted) - len(magic)
    file.seek(start - skip)
    at, rest = start - skip, b""
    while step := file.read(_STEP):
        found = (rest + step).find(wanted)
        if found >= 0:
            return at - len(rest) + found + skip
        at += len(step)
        rest = (rest + step)[-len(wanted) + 1 :]
    return None
