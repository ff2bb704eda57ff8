"""Lists of feeds as OPML (opml.org): read whatever others wrote, write what all can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from broadsheet.feeds.tree import Broken, salvaged
from broadsheet.news.errors import BadFeed, EmptyInput, TooLarge
from broadsheet.news.feed import Subscription
from broadsheet.text.addresses import absolute
from broadsheet.text.charset import decoded
from broadsheet.text.clean import tidy
from broadsheet.text.markup import check_crowd

MOST_BYTES = 5_000_000
"""A list over 5 MB is refused."""
MOST_FEEDS = 10_000
"""Feeds after the ten-thousandth are left out."""
MOST_FOLDERS = 10
"""A feed stands in its ten outermost folders, were it in more."""
MOST_EXTRA = 40
"""Attributes unknown to us that are kept of one feed."""
_LONGEST_LABEL = 200
_LONGEST_EXTRA = 2000
# OPML 1.0 and its writers spell these in every case, and some say `url`.
_ADDRESS = ("xmlurl", "url")
_KNOWN = frozenset({"text", "title", "type", "xmlurl", "htmlurl"})
_STEP = re.compile(r"((?:[^/\\]|\\.|\\$)*)(?:/|$)", re.DOTALL)


def read_opml(body: bytes, subject: str) -> tuple[Subscription, ...]:
    """Return the feeds of an OPML list (1.0, 1.1 or 2.0) in its order, each address once.

    The outlines around a feed give its `folder`, else its first `category` does (OPML 2.0);
    attributes that mean nothing to us are its `extra`. Addresses that are not http or https are
    left out. Raises EmptyInput, NotText, TooLarge, or BadFeed when no feed is in it.
    """
    if not body.strip():
        raise EmptyInput(subject, "the list of feeds is empty")
    if len(body) > MOST_BYTES:
        raise TooLarge(subject, f"the list of feeds is over {MOST_BYTES // 1_000_000} MB")
    check_crowd(body, subject)
    try:
        root = salvaged(decoded(body, "", subject))
    except Broken as error:
        raise BadFeed(subject, "this list of feeds cannot be read as OPML") from error
    subscriptions: dict[str, Subscription] = {}
    for one in _feeds(root):
        if len(subscriptions) == MOST_FEEDS:
            break
        subscriptions.setdefault(one.address, one)
    if not subscriptions:
        raise BadFeed(subject, "there is no feed in this list")
    return tuple(subscriptions.values())


def _feeds(root: etree._Element) -> Iterator[Subscription]:
    folders: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag.lower() != "outline":
            continue
        told = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        address = next((told[name] for name in _ADDRESS if told.get(name)), "")
        if event == "start":
            found = _feed(element, told, absolute("", address), folders) if address else None
            if found is not None:
                yield found
            folders.append("" if address else _label(told.get("text") or told.get("title", "")))
        else:
            folders.pop()


def _feed(
    element: etree._Element, told: dict[str, str], address: str, folders: list[str]
) -> Subscription | None:
    if not address:
        return None
    title = _label(told.get("title", "")) or _label(told.get("text", ""))
    category = told.get("category", "").split(",")[0].strip().strip("/").split("/")
    path = [folder for folder in folders if folder] or [_label(step) for step in category]
    return Subscription(
        address=address,
        title=title,
        site=absolute("", told.get("htmlurl", "")),
        folder=folder_of(path),
        extra=tuple(_extra(element, title))[:MOST_EXTRA],
    )


def _extra(element: etree._Element, title: str) -> Iterator[tuple[str, str]]:
    known = _KNOWN | ({"url"} if not element.get("xmlUrl") else set())
    for name, value in element.attrib.items():
        lower, value = str(name).lower(), str(value)
        told_already = lower in known and not (
            (lower == "text" and _label(value) != title)
            or (lower == "type" and value.lower() != "rss")
        )
        if not told_already and len(name) <= _LONGEST_LABEL and len(value) <= _LONGEST_EXTRA:
            yield str(name), value


def _label(words: str) -> str:
    return tidy(words)[:_LONGEST_LABEL].strip()


def folder_of(names: Iterable[str]) -> str:
    """Return a path of folders, outermost first, as one string: `folders_in` undoes it."""
    kept = [name for name in names if name][:MOST_FOLDERS]
    return "/".join(name.replace("\\", "\\\\").replace("/", "\\/") for name in kept)


def folders_in(path: str) -> tuple[str, ...]:
    """Return the names of the folders on a path, outermost first, empty ones left out."""
    steps = (re.sub(r"\\(.)", r"\1", step, flags=re.DOTALL) for step in _STEP.findall(path))
    return tuple(name for step in steps if (name := _label(step)))[:MOST_FOLDERS]


def write_opml(subscriptions: Iterable[Subscription], title: str) -> bytes:
    """Return an OPML 2.0 list, folders as outlines, in the order given, UTF-8 with declaration."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = tidy(title)
    folders: dict[tuple[str, ...], etree._Element] = {(): etree.SubElement(root, "body")}
    for one in subscriptions:
        label = tidy(one.title) or one.address
        outline = etree.SubElement(
            _folder(folders, folders_in(one.folder)), "outline",
            type="rss", text=label, title=label, xmlUrl=one.address,
        )  # fmt: skip
        if one.site:
            outline.set("htmlUrl", one.site)
        for name, value in one.extra:
            _set(outline, name, value)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(written)


def _folder(
    folders: dict[tuple[str, ...], etree._Element], path: tuple[str, ...]
) -> etree._Element:
    if path not in folders:
        around = _folder(folders, path[:-1])
        folders[path] = etree.SubElement(around, "outline", text=path[-1], title=path[-1])
    return folders[path]


def _set(outline: etree._Element, name: str, value: str) -> None:
    try:
        outline.set(name, value)
    except ValueError:
        return  # a name or a sign that XML cannot hold did not come out of a list
