"""Where the feeds of a page are: those it names, then the usual places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml import html

from broadsheet.feeds.weblinks import links_of
from broadsheet.news.errors import BadInput
from broadsheet.news.page import Page
from broadsheet.text.addresses import absolute
from broadsheet.text.charset import decoded
from broadsheet.text.markup import tree_of

_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)
USUAL = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
"""Paths where sites keep a feed they do not name, commonest first."""
MOST = 50
MOST_LINKS = 20_000
"""Links of a page looked at; making 200,000 of them whole takes four seconds."""
_USUAL_END = re.compile(r"/(?:feed|rss|atom|feeds?/[^/]*|[^/]*\.(?:rss|atom)|"
                        r"(?:feed|rss|atom|index)\.(?:xml|json))/?$", re.IGNORECASE)  # fmt: skip


def discover(page: Page) -> tuple[str, ...]:
    """Return the feed addresses a page names, in its order, each once; none when it names none.

    Named is what the `Link` header (RFC 8288) and each `<link rel="alternate">` say; where there is
    none, links on the page that lead to the usual places of a feed. Feeds of comments are left out.
    A page that cannot be read names none but those of its header.
    """
    told = tuple(_in_header(page))
    try:
        root = tree_of(decoded(page.body, page.content_type, page.url), page.url)
    except BadInput:
        return told[:MOST]
    base = page.landed or page.url
    for element in root.iter("base"):
        base = absolute(base, element.get("href", "")) or base
        break
    found = dict.fromkeys((*told, *_declared(root, base))) or dict.fromkeys(_linked(root, base))
    return tuple(found)[:MOST]


def _in_header(page: Page) -> Iterator[str]:
    for link in links_of(page.links, page.landed or page.url) if page.links else ():
        named = "alternate" in link.relations and link.kind in _FEED_TYPES
        if named and not _of_comments(link.address, link.title):
            yield link.address


def _declared(root: html.HtmlElement, base: str) -> Iterator[str]:
    for link in root.iter("link"):
        kind = link.get("type", "").split(";")[0].strip().lower()
        relations = link.get("rel", "").lower().split()
        if "alternate" in relations and kind in _FEED_TYPES:
            address = absolute(base, link.get("href", ""))
            if address and not _of_comments(address, link.get("title", "")):
                yield address


def _linked(root: html.HtmlElement, base: str) -> Iterator[str]:
    for link in islice(root.iter("a"), MOST_LINKS):
        address = absolute(base, link.get("href", ""))
        if not address or not _USUAL_END.search(urlsplit(address).path):
            continue
        if not _of_comments(address, link.text_content()[:80]):
            yield address


def usual_places(address: str) -> tuple[str, ...]:
    """Return the addresses where the site of `address` may keep a feed it does not name."""
    whole = urlsplit(absolute("", address))
    if not whole.netloc:
        return ()
    return tuple(f"{whole.scheme}://{whole.netloc}{path}" for path in USUAL)


def _of_comments(address: str, title: str) -> bool:
    return "/comments/" in address or "comment" in title.casefold()
