"""Feeds that are not well-formed, read by feedparser, which takes almost anything."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from broadsheet.feeds.rough import NOTHING, Manner, RoughFeed, RoughItem, Wording

MOST_BYTES = 500_000
"""feedparser takes five seconds a megabyte on broken documents: the rest of a longer one is cut
off."""
_LAST_ITEM = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
# feedparser gives up on the whole document for one of a sign there cannot be.
_REFERENCE = re.compile(rb"&#(?:(\d+)|[xX]([0-9a-fA-F]+));")
_PLAIN_TYPES = frozenset({"text/plain"})


def read_loosely(body: bytes, content_type: str, *, most_items: int) -> RoughFeed:
    """Return what feedparser makes of `body`; raises ValueError when that is nothing."""
    import feedparser

    try:
        # A stream, because feedparser would take a short string for an address and fetch it.
        found = feedparser.parse(
            io.BytesIO(_REFERENCE.sub(_possible, _cut(body, most_items))),
            response_headers={"content-type": content_type} if content_type else {},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # it raises what its parsers raise, none of it documented
        raise ValueError(f"no reader can make sense of it ({type(error).__name__})") from error
    head: Mapping[str, Any] = found.get("feed", {})
    items = tuple(_item(entry) for entry in found.get("entries", [])[:most_items])
    if not items and not found.get("version"):
        raise ValueError("it is neither RSS nor Atom")
    return RoughFeed(
        title=_wording(head.get("title_detail")),
        site=_string(head.get("link")),
        about=_wording(head.get("subtitle_detail")),
        hub=_related(head, "hub"),
        self_address=_related(head, "self"),
        language=_string(head.get("language")),
        ttl_minutes=_minutes(head.get("ttl")),
        items=items,
    )


def _cut(body: bytes, most_items: int) -> bytes:
    ends = [match.end() for match in _LAST_ITEM.finditer(body)]
    if len(ends) > most_items:
        body = body[: ends[most_items - 1]]
    if len(body) > MOST_BYTES:
        within = [end for end in ends if end <= MOST_BYTES]
        body = body[: within[-1] if within else MOST_BYTES]
    return body


def _possible(reference: re.Match[bytes]) -> bytes:
    """Return a character reference, U+FFFD in place of one to a sign that is none."""
    digits = reference[1] or reference[2]
    code = int(digits[:12], 10 if reference[1] else 16)
    real = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return reference[0] if real and len(digits) <= 12 else b"&#65533;"


def _item(entry: Mapping[str, Any]) -> RoughItem:
    contents = [_wording(one) for one in entry.get("content", [])]
    # feedparser answers for `updated` with the date of publication; its keys tell the truth.
    has_updated = "updated" in set(entry.keys())
    content = max(contents, key=lambda one: len(one.words), default=NOTHING)
    return RoughItem(
        guid=_string(entry.get("id")),
        guid_is_link=bool(entry.get("guidislink")),
        title=_wording(entry.get("title_detail")),
        links=tuple(link for link in (_string(entry.get("link")),) if link),
        base=_string((entry.get("title_detail") or {}).get("base")),
        summary=_wording(entry.get("summary_detail")),
        content=content,
        authors=tuple(_authors(entry)),
        tags=tuple(_string(tag.get("label") or tag.get("term")) for tag in entry.get("tags", [])),
        published=_string(entry.get("published")),
        updated=_string(entry.get("updated")) if has_updated else "",
        image=_string((entry.get("image") or {}).get("href")) or _thumbnail(entry),
        enclosures=tuple(_string(one.get("href")) for one in entry.get("enclosures", [])),
    )


def _related(head: Mapping[str, Any], relation: str) -> str:
    links = (link for link in head.get("links", []) if link.get("rel") == relation)
    return next((_string(link.get("href")) for link in links), "")


def _thumbnail(entry: Mapping[str, Any]) -> str:
    return next((_string(one.get("url")) for one in entry.get("media_thumbnail", [])), "")


def _authors(entry: Mapping[str, Any]) -> list[str]:
    listed = [_string(author.get("name")) for author in entry.get("authors", [])]
    return [name for name in listed if name] or [_string(entry.get("author"))]


def _wording(detail: Any) -> Wording:
    if not isinstance(detail, Mapping) or not detail.get("value"):
        return NOTHING
    manner = Manner.PLAIN if detail.get("type") in _PLAIN_TYPES else Manner.MARKUP
    # feedparser calls every RSS title plain; most of them carry entities all the same.
    return Wording(
        words=_string(detail["value"]), manner=Manner.EITHER if manner is Manner.PLAIN else manner
    )


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _minutes(value: object) -> int | None:
    words = _string(value)
    return int(words[:6]) if words.isdecimal() else None
