"""Whether a page is a feed, and of which family."""

from __future__ import annotations

import re
from enum import StrEnum

from broadsheet.news.page import Page

_HEAD = 4096
_ROOT = re.compile(rb"<\s*(?:\w+:)?(?P<name>rss|feed|rdf|channel|html|opml|svg|urlset|\w+)\b", re.I)
_SKIPPED = re.compile(
    rb"^(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s[^\[>]*(?:\[.*?\])?\s*>)*", re.S | re.I
)
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org')
_JSON_HINT = re.compile(rb'"(?:items|home_page_url|feed_url)"\s*:')


class Family(StrEnum):
    """The two families of feed."""

    XML = "xml"
    JSON = "json"


def family_of(page: Page) -> Family | None:
    """Return the family of feed a page is, by its first 4 kB; None when it is no feed."""
    head = page.body[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")
        head = head.lstrip(b"\xff\xfe")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        told = "feed+json" in page.content_type or _JSON_FEED.search(page.body[: 4 * _HEAD])
        return Family.JSON if told or _JSON_HINT.search(head) else None
    skipped = _SKIPPED.match(head)
    root = _ROOT.match(head, skipped.end() if skipped else 0)
    if root is None:
        # Junk before the root, a banner of the server or a broken declaration, is common enough.
        root = re.search(rb"<(?P<name>rss|feed|rdf:RDF)[\s>]", head)
        return Family.XML if root else None
    name = root["name"].lower()
    if name == b"urlset":  # a sitemap; one of news says so in its first lines
        return Family.XML if b"sitemap-news" in head or b"<news:" in head else None
    return Family.XML if name in {b"rss", b"feed", b"rdf", b"channel"} else None


def looks_like_feed(page: Page) -> bool:
    """Say whether a page is RSS, Atom, RDF or a JSON Feed; a look, not a proof."""
    return family_of(page) is not None
