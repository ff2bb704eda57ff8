"""JSON Feed, versions 1 and 1.1 (jsonfeed.org), whatever its makers put into the fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from broadsheet.feeds.rough import NOTHING, Manner, RoughFeed, RoughItem, Wording


def read_json(text: str, *, most_items: int) -> RoughFeed:
    """Return what a JSON Feed prints; raises ValueError when it is none."""
    try:
        feed = json.loads(text)
    except RecursionError:
        raise ValueError("its JSON nests too deep") from None
    if not isinstance(feed, Mapping) or not isinstance(feed.get("items"), list):
        raise ValueError("it has no list of items")
    items = [item for item in feed["items"] if isinstance(item, Mapping)]
    return RoughFeed(
        title=_plain(feed.get("title")),
        site=_string(feed.get("home_page_url")),
        about=_plain(feed.get("description")),
        hub=next(_addresses(feed.get("hubs")), ""),
        self_address=_string(feed.get("feed_url")),
        language=_string(feed.get("language")),
        items=tuple(_item(item) for item in items[:most_items]),
    )


def _item(item: Mapping[str, Any]) -> RoughItem:
    content = _plain(item.get("content_text"))
    if _string(item.get("content_html")):
        content = Wording(words=_string(item.get("content_html")))
    links = (_string(item.get("url")), _string(item.get("external_url")))
    pictures = (_string(item.get("image")), _string(item.get("banner_image")))
    return RoughItem(
        guid=_string(item.get("id")),
        title=_plain(item.get("title")),
        links=tuple(link for link in links if link),
        summary=_plain(item.get("summary")),
        content=content,
        authors=tuple(_authors(item)),
        tags=tuple(_strings(item.get("tags"))),
        published=_string(item.get("date_published")),
        updated=_string(item.get("date_modified")),
        image=next((picture for picture in pictures if picture), ""),
        enclosures=tuple(_addresses(item.get("attachments"))),
    )


def _authors(item: Mapping[str, Any]) -> Iterator[str]:
    listed = item.get("authors")
    for author in listed if isinstance(listed, list) else [item.get("author")]:
        name = _string(author.get("name")) if isinstance(author, Mapping) else ""
        if name:
            yield name


def _addresses(listed: object) -> Iterator[str]:
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, Mapping) and _string(one.get("url")):
            yield _string(one.get("url"))


def _strings(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else []:
        if _string(one):
            yield _string(one)


def _string(value: object) -> str:
    """Return a JSON string or number as a string; ids are numbers in many feeds."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _plain(value: object) -> Wording:
    words = _string(value)
    return Wording(words=words, manner=Manner.PLAIN) if words else NOTHING
