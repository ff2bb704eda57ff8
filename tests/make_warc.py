"""Web archives made for tests, record by record (ISO 28500)."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

HOST = "https://merrownews.example"


def page(number: int) -> bytes:
    """Return a page with an article of its own number."""
    return (
        f"<html lang=en><head><title>Mast {number} taken down at Sable</title></head><body>"
        f"<article><h1>Mast {number} taken down at Sable</h1><p>Mast number {number} was taken "
        "down on Monday, after a gale had bent it. It had stood on the quay for sixty years.</p>"
        f"<p>The harbour master counts {number + 3} more that have to go before summer, he said."
        "</p></article></body></html>"
    ).encode()


def http(body: bytes, *lines: str, status: str = "200 OK") -> bytes:
    """Return an HTTP answer; without `lines` it is an HTML page in UTF-8."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *(lines or ("Content-Type: text/html",))])
    return head.encode() + b"\r\n\r\n" + body


def record(
    block: bytes,
    *,
    url: str = f"{HOST}/1.html",
    kind: str = "response",
    date: str = "2026-03-09T12:00:00Z",
    number: int = 0,
    length: object = None,
    more: str = "",
) -> bytes:
    """Return one record; `length` may lie."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0000-{number}>\r\n"
        f"WARC-Date: {date}\r\nWARC-Target-URI: {url}\r\n{more}"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages(numbers: Iterable[int]) -> list[bytes]:
    """Return a record for each number, with an article of its own."""
    return [record(http(page(one)), url=f"{HOST}/{one}.html", number=one) for one in numbers]


def packed(records: Iterable[bytes]) -> bytes:
    """Return records as a .warc.gz: one gzip member each."""
    return b"".join(gzip.compress(one, 1) for one in records)
