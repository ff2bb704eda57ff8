"""The words of a feed's element, with the manner in which its format writes them."""

from __future__ import annotations

import base64

from lxml import etree

from broadsheet.feeds.rough import NOTHING, Manner, Wording
from broadsheet.feeds.tree import ATOM, words

_ATOM_TAGS = tuple(f"{{{space}}}" for space in ATOM)


def wording_of(element: etree._Element | None) -> Wording:
    """Return an element's words: by its `type` in Atom, by what they look like elsewhere."""
    if element is None:
        return NOTHING
    if element.tag.startswith(_ATOM_TAGS):
        return _atom(element)
    if len(element):  # markup that somebody forgot to escape
        return Wording(inner(element))
    return Wording((element.text or "").strip(), Manner.EITHER)


def _atom(element: etree._Element) -> Wording:
    """Read a text construct (RFC 4287, 3.1) or content (4.1.3), or those of Atom 0.3."""
    kind = (element.get("type") or "text").lower()
    if len(element):
        return Wording(inner(element))
    text = words(element)
    mode = element.get("mode")
    if kind in {"text", "text/plain"} and mode in {None, "xml"}:
        return Wording(text, Manner.PLAIN)
    if kind.startswith(("image/", "audio/", "video/")):
        return NOTHING
    # Atom 0.3 said mode="base64", 1.0 means it by any type that is neither text nor XML.
    if mode == "base64" or kind.startswith("application/octet"):
        return Wording(_unpacked(text))
    return Wording(text)


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except ValueError:
        return ""


def inner(element: etree._Element) -> str:
    """Return what stands within an element as markup."""
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts).strip()
