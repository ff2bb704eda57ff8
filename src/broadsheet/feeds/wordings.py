"""The words of a feed's element, with the manner in which its format writes them."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from lxml import etree

from broadsheet.feeds.rough import NOTHING, Manner, Wording
from broadsheet.feeds.tree import ATOM, Parts

_ATOM_TAGS = tuple(f"{{{space}}}" for space in ATOM)
_PLAIN, _EITHER = Manner.PLAIN, Manner.EITHER


def manner_of(element: etree._Element) -> Manner:
    """Return how the format of an element writes the texts for which it gives no type."""
    return _PLAIN if str(element.tag).startswith(_ATOM_TAGS) else _EITHER


def wording_of(parts: Parts, names: Iterable[str], untyped: Manner) -> Wording:
    """Return the words of the first of `names` that is there, in the manner its type says.

    `untyped` is the manner where no type is given; elements of modules never follow Atom in that.
    """
    for name in names:
        if name in parts:
            return _wording(parts[name][0], _EITHER if ":" in name else untyped)
    return NOTHING


def _wording(element: etree._Element, untyped: Manner) -> Wording:
    if len(element):  # markup that is written as such, or that somebody forgot to escape
        return Wording(inner(element))
    text = (element.text or "").strip()
    kind = element.get("type")
    if kind is None and untyped is _EITHER:
        return Wording(text, _EITHER)
    return _typed(element, (kind or "text").lower(), text)


def _typed(element: etree._Element, kind: str, text: str) -> Wording:
    """Read a text construct (RFC 4287, 3.1) or content (4.1.3), or those of Atom 0.3."""
    mode = element.get("mode")
    if kind in {"text", "text/plain"} and mode in {None, "xml"}:
        return Wording(text, _PLAIN)
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
