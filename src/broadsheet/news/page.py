"""What came off the wire or out of a file, before anyone has read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave us to ask 'has it changed?' (RFC 9110, 8.8), byte for byte."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes, where they came from and when.

    `url` is what was asked for, `landed` where redirects ended (equal to `url` when there were
    none); for a file both are empty. `content_type` is the header's value, lower case, or empty.
    `body` is decompressed. `status` is the HTTP status; 200 for a file. `max_age` is the number
    of seconds the server says the copy stays fresh; `moved` the address a permanent redirect gave.
    `links` is the `Link` header (RFC 8288) as sent, `language` the `Content-Language`; both may be
    empty.
    `notices` are the headers that say what may be done with the copy, as `name: value`.
    """

    url: str
    body: bytes
    fetched_at: datetime
    landed: str = ""
    status: int = 200
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)
    max_age: int | None = None
    retry_after: int | None = None
    moved: str | None = None
    links: str = ""
    language: str = ""
    notices: tuple[str, ...] = ()
