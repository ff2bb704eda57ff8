"""Lists of feeds as OPML (opml.org): read whatever others wrote, write what all can read."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from broadsheet.news.errors import BadFeed, EmptyInput, TooLarge
from broadsheet.news.feed import Subscription
from broadsheet.text.addresses import absolute
from broadsheet.text.clean import tidy
from broadsheet.text.markup import check_crowd

MOST_BYTES = 5_000_000
"""A list over 5 MB is refused."""
MOST_FEEDS = 10_000
"""Feeds after the ten-thousandth are left out."""
_LONGEST_LABEL = 200


def read_opml(body: bytes, subject: str) -> tuple[Subscription, ...]:
    """Return the feeds of an OPML list in its order, each address once.

    The outermost outline a feed stands in gives its `folder`. Addresses that are not http or https
    are left out. Raises EmptyInput, TooLarge, or BadFeed when no feed is in it.
    """
    if not body.strip():
        raise EmptyInput(subject, "the list of feeds is empty")
    if len(body) > MOST_BYTES:
        raise TooLarge(subject, f"the list of feeds is over {MOST_BYTES // 1_000_000} MB")
    check_crowd(body, subject)
    import listparser

    try:
        found = listparser.parse(body)
    except Exception as error:  # it raises what its parser raises, none of it documented
        raise BadFeed(subject, "this list of feeds cannot be read as OPML") from error
    subscriptions: dict[str, Subscription] = {}
    for feed in found.feeds[:MOST_FEEDS]:
        address = absolute("", feed.get("url", ""))
        if address and address not in subscriptions:
            subscriptions[address] = Subscription(
                address=address,
                title=_label(feed.get("title", "")),
                folder=_folder(feed.get("categories", [])),
            )
    if not subscriptions:
        raise BadFeed(subject, "there is no feed in this list")
    return tuple(subscriptions.values())


def _label(words: object) -> str:
    return tidy(words)[:_LONGEST_LABEL] if isinstance(words, str) else ""


def _folder(categories: object) -> str:
    if not isinstance(categories, list):
        return ""
    paths = [path for path in categories if isinstance(path, list) and path]
    return _label(paths[0][0]) if paths else ""


def write_opml(subscriptions: Iterable[Subscription], title: str) -> bytes:
    """Return an OPML 2.0 list, folders as outlines, in the order given, UTF-8 with declaration."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = tidy(title)
    body = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": body}
    for one in subscriptions:
        folder = tidy(one.folder)
        if folder not in folders:
            folders[folder] = etree.SubElement(body, "outline", text=folder, title=folder)
        label = tidy(one.title) or one.address
        outline = etree.SubElement(
            folders[folder], "outline", type="rss", text=label, title=label, xmlUrl=one.address
        )
        if one.site:
            outline.set("htmlUrl", one.site)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(written)
