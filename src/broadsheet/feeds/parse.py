"""One page in, one feed out, whichever of the formats it is and however badly it is written."""

from __future__ import annotations

import re

from broadsheet.feeds.jsonfeed import read_json
from broadsheet.feeds.loosely import read_loosely
from broadsheet.feeds.rough import RoughFeed
from broadsheet.feeds.settle import settled
from broadsheet.feeds.sniff import Family, family_of
from broadsheet.feeds.xmlfeed import Broken, read_xml
from broadsheet.news.errors import BadFeed, EmptyInput, NotText, TooLarge
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.text.charset import decoded

MOST_BYTES = 15_000_000
"""A feed over 15 MB is refused."""
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
MOST_ITEMS = 2000
"""Entries after the two-thousandth are left out."""


def parse(page: Page) -> Feed:
    """Return the feed that `page` is: RSS, Atom, RDF or JSON Feed, in the order printed.

    All words come out plain, links whole (`javascript:` and its like dropped), dates never after
    the fetch. Raises EmptyInput, TooLarge, NotText or BadFeed, each saying why.
    """
    subject = page.url or "feed"
    if not page.body.strip():
        raise EmptyInput(subject, "the feed is empty")
    if len(page.body) > MOST_BYTES:
        raise TooLarge(subject, f"the feed is over {MOST_BYTES // 1_000_000} MB")
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
    return settled(rough, address=page.landed or page.url, seen_at=page.fetched_at)


def _xml(page: Page, subject: str) -> RoughFeed:
    """Read strictly, then mended, then loosely: 19 in 20 feeds need no more than the first."""
    try:
        if not _misdeclared(page.body):
            rough = read_xml(page.body, most_items=MOST_ITEMS)
            if not _garbled(rough):
                return rough
    except Broken as broken:
        if broken.hopeless:
            raise BadFeed(subject, "its entities or tags nest beyond all measure") from broken
    try:
        rough = read_xml(decoded(page.body, page.content_type, subject), most_items=MOST_ITEMS)
        if rough.items:
            return rough
    except Broken as broken:
        if broken.hopeless:
            raise BadFeed(subject, "its entities or tags nest beyond all measure") from broken
    except NotText:
        pass
    return read_loosely(page.body, page.content_type, most_items=MOST_ITEMS)


def _misdeclared(body: bytes) -> bool:
    """Say whether a feed declares another encoding although its bytes are sound UTF-8."""
    declared = _DECLARED.match(body[:200].lstrip())
    if declared is None or body.isascii() or declared[1].lower().startswith((b"utf", b"iso-2022")):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _garbled(rough: RoughFeed) -> bool:
    """Say whether a reading shows U+FFFD or no entry at all: then another is worth a try."""
    return not rough.items or any(
        "\ufffd" in item.title.words + item.summary.words + item.content.words
        for item in rough.items
    )


def _what_instead(page: Page) -> str:
    head = page.body[:1000].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<body" in head:
        return "this is a web page, not a feed"
    return "this is neither RSS, Atom nor JSON Feed"
