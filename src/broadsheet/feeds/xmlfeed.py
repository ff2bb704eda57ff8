"""RSS, Atom and RDF feeds that are well-formed, or nearly, read in one pass over the tree."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5

from lxml import etree

from broadsheet.feeds.rough import NOTHING, Manner, RoughFeed, RoughItem, Wording

ATOM = frozenset({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})
_DC = frozenset({"http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"})
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_FEEDBURNER = "http://rssnamespace.org/feedburner/ext/1.0"
_SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"
_MEDIA = "http://search.yahoo.com/mrss/"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_XHTML = "http://www.w3.org/1999/xhtml"
_RSS = (
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
)
_PREFIXES = {
    _CONTENT: "content:", _MEDIA: "media:", _ITUNES: "itunes:",
    **dict.fromkeys((_XHTML, *_RSS), ""),
}  # fmt: skip
_PERIOD_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][\w.]{0,31};)")
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z][a-zA-Z0-9]{1,31});")
_NO_XML_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


class Broken(ValueError):
    """The document is not well-formed; `hopeless` when no other reader should try it either."""

    def __init__(self, why: str, *, hopeless: bool) -> None:
        super().__init__(why)
        self.hopeless = hopeless


def read_xml(document: bytes | str, *, most_items: int) -> RoughFeed:
    """Return what an XML feed prints, at most `most_items` entries of it.

    A str is mended first: bare ampersands, HTML's entities and characters XML forbids. Entities a
    small DTD inside the document declares are kept; nothing outside it is ever opened. Raises
    Broken.
    """
    root = _root(mended(document) if isinstance(document, str) else document)
    if _local(root) == "channel":
        raise Broken("it is a CDF channel", hopeless=False)
    channel = next(_named(root, "channel"), root)
    rss_items = list(_named(root, "item")) + list(_named(channel, "item", unless=root))
    items = rss_items or list(_named(root, "entry"))
    if not items and channel is root and _local(root) not in {"rss", "rdf", "feed"}:
        raise Broken(f"its root is <{_local(root)}>", hopeless=False)
    return RoughFeed(
        title=_title(channel),
        site=next(iter(_links(channel)), ""),
        base=_base(channel),
        language=_language(root, channel),
        ttl_minutes=_ttl(channel),
        items=tuple(_item(item) for item in items[:most_items]),
    )


def mended(text: str) -> bytes:
    """Return a feed's text as UTF-8 with the commonest breaks of well-formedness mended."""
    text = _NO_XML_CHARACTER.sub("", _DECLARATION.sub("", text))
    text = _BARE_AMPERSAND.sub("&amp;", text)
    if "<!ENTITY" not in text[:4096]:
        text = _NAMED_ENTITY.sub(_character, text)
    return text.lstrip().encode("utf-8", "replace")


def _character(entity: re.Match[str]) -> str:
    return html5.get(entity[1] + ";", "&amp;" + entity[0][1:])


def _root(document: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # its types lag behind
        no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(document.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = str(error)
        hopeless = any(
            sign in why for sign in ("XML_PARSE_HUGE", "amplification", "Excessive depth")
        )
        raise Broken(why, hopeless=hopeless or "entity loop" in why.lower()) from None
    if root is None:
        raise Broken("it holds no element", hopeless=False)
    return root


@lru_cache(maxsize=4096)
def _parts(tag: object) -> tuple[str, str]:
    """Return the namespace of a tag and its name in lower case; comments have neither."""
    if not isinstance(tag, str):
        return "", ""
    space, _, name = tag.rpartition("}")
    return space.removeprefix("{"), name.lower()


def _local(element: etree._Element) -> str:
    return _parts(element.tag)[1]


def _space(element: etree._Element) -> str:
    return _parts(element.tag)[0]


def _named(
    parent: etree._Element, name: str, *, unless: etree._Element | None = None
) -> Iterator[etree._Element]:
    if parent is unless:
        return
    for child in parent:
        if _local(child) == name and _space(child) not in {_MEDIA, _ITUNES}:
            yield child


def _words(element: etree._Element | None) -> str:
    return "".join(map(str, element.itertext())).strip() if element is not None else ""


def _base(element: etree._Element) -> str:
    # lxml's own .base would lead to the document's address, which we know better.
    bases = [one.get(_XML + "base", "") for one in (element, *element.iterancestors())]
    return "\n".join(base for base in reversed(bases) if base)


def _wording(element: etree._Element | None) -> Wording:
    if element is None:
        return NOTHING
    if _space(element) in ATOM:
        return _atom_wording(element)
    if len(element):  # markup that somebody forgot to escape
        return Wording(words=_inner(element))
    return Wording(words=(element.text or "").strip(), manner=Manner.EITHER)


def _atom_wording(element: etree._Element) -> Wording:
    kind = (element.get("type") or "text").lower()
    if len(element):
        return Wording(words=_inner(element))
    words = _words(element)
    if kind in {"text", "text/plain"} and element.get("mode", "xml") == "xml":
        return Wording(words=words, manner=Manner.PLAIN)
    if kind.startswith(("image/", "audio/", "video/")):
        return NOTHING
    # Atom 0.3 said mode="base64", 1.0 means it by any type that is neither text nor XML.
    if element.get("mode") == "base64" or kind.startswith("application/octet"):
        return Wording(words=_unpacked(words))
    return Wording(words=words)


def _unpacked(words: str) -> str:
    try:
        return base64.b64decode(words, validate=False).decode("utf-8", "replace")
    except ValueError:
        return ""


def _inner(element: etree._Element) -> str:
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts).strip()


def _item(item: etree._Element) -> RoughItem:
    by_name: dict[str, list[etree._Element]] = {}
    for child in item:
        if isinstance(child.tag, str):
            by_name.setdefault(_key(child), []).append(child)

    def first(*names: str) -> etree._Element | None:
        return next((by_name[name][0] for name in names if name in by_name), None)

    content = first("content:encoded", "content", "body", "fullitem")
    summary = first("description", "summary", "tagline", "dc:description", "itunes:summary")
    if summary is None:  # films keep their words in a media:group
        summary = next(item.iter(f"{{{_MEDIA}}}description"), None)
    return RoughItem(
        guid=_words(first("guid", "id", "dc:identifier")) or (item.get(_RDF_ABOUT) or "").strip(),
        title=_wording(first("title", "dc:title", "media:title")),
        links=_links(item),
        base=_base(item),
        summary=_wording(summary),
        content=_wording(content),
        authors=tuple(_authors(by_name)),
        tags=tuple(_tags(by_name)),
        published=_words(
            first("pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created")
        ),
        updated=_words(first("updated", "modified", "dc:modified", "lastbuilddate")),
    )


def _key(element: etree._Element) -> str:
    """Return an element's name in lower case, with the prefix we know its namespace by."""
    space, name = _space(element), _local(element)
    if space in _DC:
        return "dc:" + name
    parent = element.getparent()
    if not space or space in ATOM or parent is None or space == _space(parent):
        return name
    # A module of a namespace we do not know may call its own things "description".
    return _PREFIXES.get(space.lower(), "other:") + name


def _title(channel: etree._Element) -> Wording:
    return _wording(next(_named(channel, "title"), None))


def _links(parent: etree._Element) -> tuple[str, ...]:
    """Return an entry's or a channel's links, the best first; a GUID that is one comes last."""
    ranked: list[tuple[int, str]] = []
    for child in parent:
        name, space = _local(child), _space(child)
        words = _words(child) if name in {"link", "guid", "id", "origlink"} else ""
        if name == "origlink":
            ranked.append((0, words))
        elif name == "link" and child.get("href") is not None:
            ranked.append((_rank(child), child.get("href", "").strip()))
        elif name == "link" and space not in ATOM and words:
            ranked.append((1, words))
        elif name == "guid" and words and child.get("isPermaLink", "true").lower() != "false":
            ranked.append((5, words))
        elif name == "id" and space in ATOM and words[:4].lower() == "http":
            ranked.append((6, words))
    usable = [(rank, link) for rank, link in ranked if link and rank < 9]
    return tuple(link for _, link in sorted(usable, key=lambda pair: pair[0]))


def _rank(link: etree._Element) -> int:
    relation = (link.get("rel") or "alternate").lower().rsplit("/", 1)[-1]
    if relation != "alternate":
        return 9
    kind = (link.get("type") or "text/html").lower()
    return 2 if "html" in kind else 3


def _authors(by_name: dict[str, list[etree._Element]]) -> Iterator[str]:
    for name in ("author", "dc:creator", "dc:author", "itunes:author", "media:credit"):
        for element in by_name.get(name, ()):
            named = next(_named(element, "name"), None)
            words = _words(named) if named is not None else (element.text or "").strip()
            if words and (name != "media:credit" or element.get("role") == "author"):
                yield words


def _tags(by_name: dict[str, list[etree._Element]]) -> Iterator[str]:
    for name in ("category", "dc:subject"):
        for element in by_name.get(name, ()):
            yield element.get("label") or element.get("term") or _words(element)


def _language(root: etree._Element, channel: etree._Element) -> str:
    for element in channel:
        if _local(element) == "language":
            return _words(element)
    return channel.get(_XML + "lang") or root.get(_XML + "lang") or ""


def _ttl(channel: etree._Element) -> int | None:
    period, frequency = 0, 1
    for child in channel:
        words = _words(child) if _local(child) in {"ttl", "updateperiod", "updatefrequency"} else ""
        if _local(child) == "ttl" and words.isdecimal():
            return int(words[:6])
        if _space(child) == _SYNDICATION and _local(child) == "updateperiod":
            period = _PERIOD_MINUTES.get(words.lower(), 0)
        elif _space(child) == _SYNDICATION and words.isdecimal():
            frequency = max(1, int(words[:6]))
    return period // frequency or None if period else None
