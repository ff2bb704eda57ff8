"""Markup read with limits: a linear look for floods first, then one tree, never too deep."""

from __future__ import annotations

import re

from lxml import etree, html

from broadsheet.news.errors import NotText, TooLarge

DEEPEST = 512
"""Tags nested deeper than this are refused; browsers stop at the same depth."""
MOST_ATTRIBUTES = 200
"""A tag with more attributes is refused: parsing them takes time that grows with their square."""
MOST_TAGS = 200_000
"""A page with more signs `<` is refused unread: a tree takes 500 bytes an element, so that 15 MB of
`<p>` would take 2.3 GB. The longest real pages have a tenth of that."""
MOST_FEED_TAGS = 500_000
"""The same for a feed, which may hold two thousand pages, and whose tree takes 150."""
MOST_VALUES = 500_000
"""JSON of more lists and objects, or more names in them, is refused unread: each takes 60 to 230
bytes."""
_ATTRIBUTE = r"""[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
# Eats comments, scripts, styles, text and every tag of at most 200 attributes; possessive all
# through, so that it walks once over the page (143 kB in 1.1 ms) and never back.
_HARMLESS = re.compile(
    r"(?:[^<]++"
    r"|<!--[^-]*+(?:-(?!->)[^-]*+)*+"
    r"|<script\b[^<]*+(?:<(?!/script)[^<]*+)*+"
    r"|<style\b[^<]*+(?:<(?!/style)[^<]*+)*+"
    r"|<(?![a-zA-Z])"
    rf"|<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+[\s/]*+>)*+",
    re.IGNORECASE,
)
_FLOOD = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}+")

# Control characters, as such or by number, which no text of a tree may hold (XML 1.0, 2.2): lxml
# parses them and then refuses to move the text they are in.
_CONTROLS = bytes({*range(1, 32)} - {9, 10, 13})
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_NUMBERED = re.compile(
    r"&#(?:x0*(?:[1-8bcef]|1[0-9a-f]|fff[ef])(?:;|(?![\da-f]))"
    r"|0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])(?:;|(?!\d)))",
    re.IGNORECASE,
)


def check_crowd(document: bytes, subject: str) -> None:
    """Raise TooLarge for an XML or JSON document whose tree would not fit. Linear, 1 ms a MB."""
    if len(document) <= min(MOST_FEED_TAGS, MOST_VALUES):
        return  # each takes a byte at the least
    if document.count(b"<") > MOST_FEED_TAGS:
        raise TooLarge(subject, f"it holds more than {MOST_FEED_TAGS:,} tags")
    values = document.count(b"{") + document.count(b"[")
    if values > MOST_VALUES or document.count(b'":') + document.count(b'" :') > MOST_VALUES:
        raise TooLarge(subject, f"it holds more than {MOST_VALUES:,} lists, objects or names")


# lxml's own choice of a class by tag is made in Python, for each element anew: a tenth of all time.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)


def flooded(markup: str) -> bool:
    """Say whether a tag of `markup` carries more than `MOST_ATTRIBUTES` attributes. Linear."""
    at = _HARMLESS.match(markup)
    end = at.end() if at else 0
    return end < len(markup) and _FLOOD.match(markup, end) is not None


def tree_of(markup: str, subject: str) -> html.HtmlElement:
    """Return the tree of a page or a fragment, its root always `html`, comments left out.

    Raises TooLarge when there are more than `MOST_TAGS` tags, they nest deeper than `DEEPEST` or
    one carries more than `MOST_ATTRIBUTES` attributes, NotText when there is nothing to read.
    """
    if markup.count("<") > MOST_TAGS:
        raise TooLarge(subject, f"there are more than {MOST_TAGS:,} tags on this page")
    if flooded(markup):
        raise TooLarge(
            subject, f"a tag of this page carries more than {MOST_ATTRIBUTES} attributes"
        )
    raw = _printable(markup)
    root, broke_off = _parse(raw, huge=False)
    if broke_off:
        # libxml2 stops at 256 levels or 10 MB in one text and silently drops the rest: once more,
        # with room, and then the depth is counted.
        root, broke_off = _parse(raw, huge=True)
        if broke_off or _deeper_than(root, DEEPEST):
            raise TooLarge(subject, f"the tags of this page nest more than {DEEPEST} deep")
    if root is None:
        raise NotText(subject, "there is no text between the tags of this page")
    return root


def _printable(markup: str) -> bytes:
    """Return markup as UTF-8 without what no text of a tree may hold; NUL becomes U+FFFD."""
    plain = _NUMBERED.sub("", markup) if "&#" in markup else markup
    plain = plain.replace("\x00", "\ufffd").replace("\x0c", " ")
    raw = plain.encode("utf-8", "replace").translate(None, _CONTROLS)
    for sign in _NO_CHARACTERS:
        raw = raw.replace(sign, b"")
    return raw


def _parse(raw: bytes, *, huge: bool) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,
        default_doctype=False,  # type: ignore[call-arg]  # its types lag behind
        huge_tree=huge,
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root, any("XML_PARSE_HUGE" in line.message for line in parser.error_log)


def _deeper_than(root: html.HtmlElement | None, limit: int) -> bool:
    if root is None:
        return False
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False
