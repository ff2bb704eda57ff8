"""Messages of mail and pages saved as such: their headers read plainly, their parts bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from broadsheet.news.errors import TooLarge
from broadsheet.text.clean import tidy

_HEAD = 8192
_FIELD = re.compile(
    rb"^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$)"
)
_TELLING = frozenset(
    b"from to date subject mime-version message-id received return-path delivered-to content-type "
    b"reply-to sender x-mailer list-unsubscribe dkim-signature snapshot-content-location".split()
)
MOST_PARTS = 200
"""Borders between parts a message may declare; saved pages and newsletters have a few."""
DEEPEST = 5
"""Messages and parts within each other; what lies deeper is not read."""
_LONGEST_HEADER = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of text: its type, its bytes as sent, its charset as declared, its location."""

    kind: str
    body: bytes
    charset: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message: what its headers say (RFC 5322), and its parts of text in order (RFC 2046).

    `sender` is the display name of From, else its address' host; `date` is None where none can be
    read; `location` is the address of a page saved as a message (RFC 2557), else empty.
    """

    subject: str
    sender: str
    date: datetime | None
    message_id: str
    location: str
    parts: tuple[Part, ...]

    def first(self, kind: str) -> Part | None:
        """Return the first part of a type."""
        return next((part for part in self.parts if part.kind == kind), None)


def is_message(body: bytes) -> bool:
    """Say whether bytes begin with the headers of a message: two or more that mail has."""
    head, found = body[:_HEAD].lstrip(b"\r\n"), 0
    if head.startswith(b"From ") and b"\n" in head:  # the border line of a mailbox
        head = head.partition(b"\n")[2]
    while match := _FIELD.match(head):
        found += match[1].lower() in _TELLING
        head = head[match.end() :]
        if found >= 2:
            return True
    return False


def letter_of(body: bytes, subject: str) -> Letter:
    """Return a message with its parts of text; attachments are left out.

    Raises TooLarge for one with more parts, or parts deeper in each other, than anybody sends.
    """
    if body.count(b"boundary=") > MOST_PARTS or body.lower().count(b"message/rfc822") > MOST_PARTS:
        raise TooLarge(subject, f"this message has more than {MOST_PARTS} parts")
    body = body.lstrip(b"\r\n")
    if body.startswith(b"From "):
        body = body.partition(b"\n")[2]
    try:
        message = message_from_bytes(body, policy=policy.compat32)
    except RecursionError as error:
        raise TooLarge(subject, "the parts of this message lie too deep in each other") from error
    parts = tuple(_parts(message, DEEPEST))
    name, address = parseaddr(_header(message, "From"))
    located = _header(message, "Snapshot-Content-Location") or next(
        (part.location for part in parts if part.location and part.kind == "text/html"), ""
    )
    return Letter(
        subject=_header(message, "Subject"),
        sender=tidy(name) or address.rpartition("@")[2],
        date=_date(_header(message, "Date")),
        message_id=_header(message, "Message-ID").strip("<> "),
        location=located,
        parts=parts,
    )


def _parts(message: Message, depth: int) -> Iterator[Part]:
    if depth == 0:
        return
    content = message.get_payload()
    if isinstance(content, list):
        for one in content[:MOST_PARTS]:
            if isinstance(one, Message):
                yield from _parts(one, depth - 1)
        return
    kind = message.get_content_type()
    if kind not in {"text/html", "text/plain"} or _is_attached(message):
        return
    raw = message.get_payload(decode=True)
    if isinstance(raw, bytes):
        yield Part(
            kind=kind,
            body=raw,
            charset=_charset(message),
            location=tidy(str(message.get("Content-Location", "")))[:_LONGEST_HEADER],
        )


def _is_attached(message: Message) -> bool:
    return str(message.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _charset(message: Message) -> str:
    try:
        named = message.get_content_charset("")
    except (MessageError, LookupError, ValueError):  # a charset of a charset, RFC 2231, made up
        return ""
    return named if re.fullmatch(r"[\w.:-]{1,40}", named) else ""


def _header(message: Message, name: str) -> str:
    raw = str(message.get(name, ""))[:_LONGEST_HEADER]
    try:
        return tidy(str(make_header(decode_header(raw))))
    except (MessageError, LookupError, ValueError, UnicodeError):
        return tidy(raw)


def _date(words: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(words)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None
