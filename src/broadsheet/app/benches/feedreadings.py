"""A feed as two readers give it, ours and feedparser, brought under the same names."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from broadsheet.app.benches.feedcases import Case
from broadsheet.app.benches.feedclaims import Reading, Value, said
from broadsheet.feeds.parse import parse
from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.feed import FeedItem
from broadsheet.news.page import Page
from broadsheet.text.addresses import absolute


def ours(case: Case) -> Reading | None:
    """Return our reading; None when we refuse the feed."""
    page = Page(
        url=case.address,
        body=case.body,
        content_type=case.headers.get("content-type", "").lower(),
        language=case.headers.get("content-language", ""),
        fetched_at=datetime.now(UTC),
    )
    try:
        feed = parse(page)
    except BroadsheetError:
        return None
    return Reading(
        address=case.address,
        feed={
            "title": feed.title, "link": feed.site, "about": feed.about,
            "language": feed.language, "ttl": feed.ttl_minutes or "",
        },
        entries=tuple(_ours(item) for item in feed.items),
    )  # fmt: skip


def _ours(item: FeedItem) -> Mapping[str, Value]:
    return {
        "title": item.title, "link": item.link, "id": item.guid, "permanent": _is_link(item),
        "summary": item.summary, "content": item.content, "image": item.image,
        **_moment("published", item.published), **_moment("updated", item.updated),
        **_numbered("author", item.byline), **_numbered("tag", item.tags),
        **_numbered("label", item.tags),
        **_numbered("enclosure", item.enclosures),
    }  # fmt: skip


def _is_link(item: FeedItem) -> bool:
    # Feedparser asks whether the GUID serves as the link, we whether the feed says that it could.
    return item.guid_is_link and absolute("", item.guid) == item.link


def _moment(name: str, dateline: Dateline | None) -> Mapping[str, Value]:
    if dateline is None:
        return {}
    return {name: tuple(dateline.at.timetuple())[:6], f"{name} raw": dateline.raw}


def _numbered(name: str, values: Iterable[str]) -> Mapping[str, Value]:
    return {f"{name} {n}": value for n, value in enumerate(values)}


def feedparsers(case: Case) -> Reading | None:
    """Return feedparser's reading, as it is set when nobody sets it."""
    import feedparser

    headers = dict(case.headers)
    if case.address:
        headers["content-location"] = case.address
    # A stream, because feedparser would take a short string for an address and fetch it.
    found = feedparser.parse(io.BytesIO(case.body), response_headers=headers)
    head = found.get("feed", {})
    return Reading(
        address=case.address,
        feed={
            "title": _text(head, "title"), "link": head.get("link", ""),
            "about": _text(head, "subtitle") or _text(head, "summary"),
            "language": head.get("language", ""), "ttl": head.get("ttl", ""),
        },
        entries=tuple(_theirs(entry) for entry in found.get("entries", [])),
    )  # fmt: skip


def _theirs(entry: Mapping[str, Any]) -> Mapping[str, Value]:
    published = "published" if "published" in set(entry.keys()) else "created"
    content = (entry.get("content") or [{}])[0]
    return {
        "title": _text(entry, "title"), "link": entry.get("link", ""),
        "id": entry.get("id", ""), "permanent": entry.get("guidislink", False),
        "summary": _text(entry, "summary"), "content": _shown(content.get("value") or "", content),
        "image": (entry.get("image") or {}).get("href", ""),
        "published raw": entry.get(published) or "",
        "published": tuple(entry.get(published + "_parsed") or ())[:6],
        "updated raw": entry.get("updated") or "",
        "updated": tuple(entry.get("updated_parsed") or ())[:6],
        **_numbered("author", _names(entry)),
        **_numbered("tag", [tag.get("term") or "" for tag in entry.get("tags", [])]),
        **_numbered("label", [tag.get("label") or "" for tag in entry.get("tags", [])]),
        **_numbered("enclosure", [one.get("href", "") for one in entry.get("enclosures", [])]),
    }  # fmt: skip


def _names(entry: Mapping[str, Any]) -> list[str]:
    listed = [one.get("name", "") for one in entry.get("authors", [])]
    return [name for name in listed if name] or [entry.get("author", "")]


def _text(holder: Mapping[str, Any], name: str) -> str:
    # Not the value of its detail: they differ where a text is printed twice.
    return _shown(holder.get(name) or "", holder.get(name + "_detail") or {})


def _shown(value: str, detail: Mapping[str, Any]) -> str:
    """Return feedparser's text as a page would show it, by the type it gives it itself."""
    return value if detail.get("type") == "text/plain" else said(value)
