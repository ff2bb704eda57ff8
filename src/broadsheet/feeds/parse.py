"""One page in, one feed out, whichever of the formats it is and however badly it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.feeds.jsonfeed import read_json
from broadsheet.feeds.loosely import read_loosely
from broadsheet.feeds.rough import RoughFeed
from broadsheet.feeds.settle import settled
from broadsheet.feeds.sniff import Family, family_of
from broadsheet.feeds.tree import Broken
from broadsheet.feeds.weblinks import links_of
from broadsheet.feeds.xmlfeed import read_xml
from broadsheet.news.errors import BadFeed, EmptyInput, NotText, TooLarge
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.text.charset import charset_of, decoded
from broadsheet.text.markup import check_crowd

MOST_BYTES = 15_000_000
"""A feed over 15 MB is refused."""
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
MOST_ITEMS = 2000
"""Entries after the two-thousandth are left out."""


def parse(page: Page) -> Feed:
    """Return the feed that `page` is: RSS, Atom, RDF, CDF, a sitemap of news or JSON Feed.

    Items stand in the order printed. All words come out plain, links whole (`javascript:` and its
    like dropped), dates never after the fetch. Raises EmptyInput, TooLarge, NotText or BadFeed,
    each saying why.
    """
    subject = page.url or "feed"
    if not page.body.strip():
        raise EmptyInput(subject, "the feed is empty")
    if len(page.body) > MOST_BYTES:
        raise TooLarge(subject, f"the feed is over {MOST_BYTES // 1_000_000} MB")
    check_crowd(page.body, subject)
    family = family_of(page)
    try:
        if family is Family.JSON:
            rough = read_json(decoded(page.body, page.content_type, subject), most_items=MOST_ITEMS)
        elif family is Family.XML:
            rough = _xml(page, subject)
        else:
            raise BadFeed(subject, _what_instead(page))
    except ValueError as error:
        raise BadFeed(subject, f"this feed cannot be read: {error}") from error
    return settled(
        _with_headers(rough, page), address=page.landed or page.url, seen_at=page.fetched_at
    )


def _with_headers(rough: RoughFeed, page: Page) -> RoughFeed:
    """Return the feed with what only the headers of its page say, or say first.

    A hub is looked for there before the feed itself is (WebSub, 4), a language after it.
    """
    links = links_of(page.links, page.landed or page.url) if page.links else ()
    named = {relation: link.address for link in reversed(links) for relation in link.relations}
    return rough._replace(
        hub=named.get("hub") or rough.hub,
        self_address=named.get("self") or rough.self_address,
        language=rough.language or page.language.split(",")[0].strip(),
    )


def _xml(page: Page, subject: str) -> RoughFeed:
    """Read strictly, then mended, then loosely: 19 in 20 feeds need no more than the first."""
    empty: RoughFeed | None = None  # a feed without entries is one all the same
    for document in _documents(page, subject):
        try:
            rough = read_xml(document, most_items=MOST_ITEMS)
        except Broken as broken:
            if broken.hopeless:
                raise BadFeed(subject, str(broken)) from broken
            continue
        if rough.items:
            return rough
        empty = rough
    try:
        loose = read_loosely(page.body, page.content_type, most_items=MOST_ITEMS)
    except ValueError:
        if empty is None:
            raise
        return empty
    return loose if loose.items or empty is None else empty


def _documents(page: Page, subject: str) -> Iterator[bytes | str]:
    """Yield the bytes, unless they are not what they declare, then the text they make."""
    if not _misdeclared(page):
        yield page.body
    try:
        yield decoded(page.body, page.content_type, subject)
    except NotText:
        return


def _misdeclared(page: Page) -> bool:
    """Say whether a feed's own declaration is not to be believed.

    It is not where the bytes are sound UTF-8 all the same, nor where the server names another
    charset (RFC 7303, 3.1, gives the server the last word).
    """
    body = page.body
    if body.isascii():
        return b"\x1b" in body  # seven bits may still be Japanese
    declared = _DECLARED.match(body[:200].lstrip())
    label = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    if declared is not None and not label.startswith("utf"):
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            return bool(charset_of(page.content_type)) and charset_of(page.content_type) != label
        return True
    return False


def _what_instead(page: Page) -> str:
    head = page.body[:1000].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<body" in head:
        return "this is a web page, not a feed"
    return "this is neither RSS, Atom nor JSON Feed"
