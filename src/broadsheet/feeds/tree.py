"""A feed's document as a tree, its elements called by short names whatever namespaces it uses."""

from __future__ import annotations

import re
from html.entities import html5, name2codepoint

from lxml import etree

ATOM = frozenset({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})
_XML = "{http://www.w3.org/XML/1998/namespace}"
# A namespace in lower case, without the slash or hash at its end, and what its names begin with.
_PREFIXES = {
    "": "",
    "http://www.w3.org/2005/atom": "", "http://purl.org/atom/ns": "",
    "http://www.w3.org/1999/xhtml": "", "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "", "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "", "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "http://www.google.com/schemas/sitemap-image/1.1": "image:",
    "http://purl.org/dc/elements/1.1": "dc:", "http://purl.org/dc/elements/1.0": "dc:",
    "http://purl.org/dc/terms": "dc:",
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://purl.org/rss/1.0/modules/syndication": "sy:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://search.yahoo.com/mrss": "media:", "http://video.search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}  # fmt: skip
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][\w.]{0,31};)")
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]{1,31});")
_NO_XML_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# What libxml2 says when it stops for its own safety (its limits of depth, of growth, of loops).
_HOPELESS = ("XML_PARSE_HUGE", "amplification", "Excessive depth", "entity loop")


class Broken(ValueError):
    """The document is not well-formed; `hopeless` when no other reader should try it either."""

    def __init__(self, why: str, *, hopeless: bool = False) -> None:
        super().__init__(why)
        self.hopeless = hopeless


class Names(dict[object, str]):
    """Short names of tags, worked out once each: `title`, `dc:date`, `media:thumbnail`.

    Lower case. Names of RSS, of Atom and of the namespace `own` have no prefix; those of a module
    that nobody knows begin with `other:`, since it may call its own things "description".
    """

    def __init__(self, own: str) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, tag: object) -> str:
        space, _, local = tag.rpartition("}") if isinstance(tag, str) else ("", "", "")
        bare = space[1:].rstrip("/#").lower()
        prefix = "" if space == self._own else _PREFIXES.get(bare, "other:")
        self[tag] = name = prefix + local.lower()
        return name


Parts = dict[str, list[etree._Element]]


def names_for(element: etree._Element) -> Names:
    """Return names in which those of the namespace of `element` have no prefix."""
    return Names(element.tag.rpartition("}")[0] if isinstance(element.tag, str) else "")


def parts_of(element: etree._Element, names: Names) -> Parts:
    """Return the children of an element by their short names, in the order first met."""
    parts: Parts = {}
    for child in element:
        name = names[child.tag]
        if name in parts:
            parts[name].append(child)
        else:
            parts[name] = [child]
    return parts


def first_of(parts: Parts, *names: str) -> etree._Element | None:
    """Return the first element of the first of `names` that is there."""
    for name in names:
        if name in parts:
            return parts[name][0]
    return None


def child_of(element: etree._Element, local: str) -> etree._Element | None:
    """Return the first child of a local name, in whatever namespace."""
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag.endswith(local) and tag.rpartition("}")[2] == local:
            return child
    return None


def words(element: etree._Element | None) -> str:
    """Return the text of an element and of all within it, stripped; "" for none."""
    if element is None:
        return ""
    if not len(element):
        return (element.text or "").strip()
    return "".join(map(str, element.itertext())).strip()


def words_of(parts: Parts, *names: str) -> str:
    """Return the words of the first of `names` that has any."""
    for name in names:
        for element in parts.get(name, ()):
            text = words(element)
            if text:
                return text
    return ""


def base_of(element: etree._Element) -> str:
    """Return the `xml:base` of an element and of those around it, outermost first, a line each."""
    # lxml's own .base would lead to the document's address, which we know better.
    bases = [one.get(_XML + "base", "") for one in (element, *element.iterancestors())]
    return "\n".join(base for base in reversed(bases) if base)


def language_of(element: etree._Element) -> str:
    """Return the `xml:lang` of an element, or ""."""
    return element.get(_XML + "lang") or ""


def root_of(document: bytes | str) -> etree._Element:
    """Return the root of a document; raises Broken when it is not well-formed.

    A str is mended first. Entities that a small DTD inside the document declares are kept, and a
    prefix that nobody declared is let pass; nothing outside the document is ever opened.
    """
    raw = mended(document) if isinstance(document, str) else document.lstrip()
    root, faults = _parse(raw, recover=False)
    if root is None and faults and "Namespace prefix" in faults[0]:
        root, faults = _parse(raw, recover=True)
        # Only prefixes are let pass: whatever else is wrong is for another reader.
        faults = [fault for fault in faults if "Namespace prefix" not in fault]
    if root is None or faults:
        raise _broken("; ".join(faults) or "it holds no element")
    return root


def salvaged(text: str) -> etree._Element:
    """Return the root of what can be read of a document, cut short or broken as it may be.

    Raises Broken when nothing can, or when its entities or tags nest beyond measure.
    """
    root, faults = _parse(mended(text), recover=True)
    broken = _broken("; ".join(faults) or "it holds no element")
    if root is None or broken.hopeless:
        raise broken
    return root


def _parse(raw: bytes, *, recover: bool) -> tuple[etree._Element | None, list[str]]:
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # its types lag behind
        no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return None, [str(error)]
    # Without recovery a document that is read has no faults that matter.
    return root, [line.message for line in parser.error_log] if recover else []


def _broken(why: str) -> Broken:
    if any(sign in why for sign in _HOPELESS):
        return Broken("its entities or tags nest beyond all measure", hopeless=True)
    return Broken(why)


def mended(text: str) -> bytes:
    """Return a feed's text as UTF-8 with the commonest breaks of well-formedness mended.

    Bare ampersands, HTML's entities, and characters that XML forbids.
    """
    text = _NO_XML_CHARACTER.sub("", _DECLARATION.sub("", text))
    text = _BARE_AMPERSAND.sub("&amp;", text)
    if "<!ENTITY" not in text[:4096]:
        text = _NAMED_ENTITY.sub(_character, text)
    return text.lstrip().encode("utf-8", "replace")


def _character(entity: re.Match[str]) -> str:
    # By the names of HTML 4 first, which the document types of RSS 0.91 and XHTML declare.
    code = name2codepoint.get(entity[1])
    return chr(code) if code else html5.get(entity[1] + ";", "&amp;" + entity[0][1:])
