"""RSS, Atom, RDF and CDF feeds that are well-formed, or nearly, read in one pass over the tree."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from lxml import etree

from broadsheet.feeds.heads import related, skip_days, skip_hours, ttl_of
from broadsheet.feeds.rough import NOTHING, Manner, RoughFeed, RoughItem, Wording
from broadsheet.feeds.sitemap import read_sitemap
from broadsheet.feeds.tree import (
    Broken,
    Parts,
    base_of,
    child_of,
    first_of,
    language_of,
    names_for,
    parts_of,
    root_of,
    words,
    words_of,
)
from broadsheet.feeds.wordings import manner_of, wording_of

_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TITLES = ("title", "dc:title", "media:title")
_SUMMARIES = frozenset({"description", "summary", "tagline", "abstract"})
_MORE_SUMMARIES = ("dc:description", "itunes:summary", "itunes:subtitle", "media:description")
_ABOUT = ("description", "subtitle", "tagline", "abstract", "summary", *_MORE_SUMMARIES)
_CONTENTS = ("content:encoded", "content", "body", "fullitem")
_PUBLISHED = (
    "pubdate", "published", "issued", "dc:date", "dc:issued", "dc:created", "created",
    "other:pubdate", "other:date",
)  # fmt: skip
_UPDATED = ("updated", "modified", "dc:modified", "lastbuilddate")
_WRITERS = ("author", "dc:creator", "dc:author", "itunes:author", "media:credit")
_TAGGED = frozenset({"category", "dc:subject", "media:category", "itunes:category"})
_KEYWORDS = frozenset({"tags", "keywords", "itunes:keywords", "media:keywords"})
_PICTURES = frozenset(
    "media:content media:thumbnail media:group itunes:image itunes:link image enclosure".split()
)
_FILMS = frozenset({"enclosure", "media:content", "media:group"})
_LAST = 9


def read_xml(document: bytes | str, *, most_items: int) -> RoughFeed:
    """Return what an XML feed prints, at most `most_items` entries of it; raises Broken.

    A str is mended first, as `root_of` does. A sitemap of news is a feed too.
    """
    root = root_of(document)
    names = names_for(root)
    kind = names[root.tag].rpartition(":")[2]
    if kind == "urlset":
        return read_sitemap(root, most_items=most_items)
    parts = parts_of(root, names)
    channel = first_of(parts, "channel", "other:channel")
    if channel is None:
        channel, within = root, parts
    else:
        within = parts_of(channel, names_for(channel))
    items = [one for some in _items(parts, within) for one in some]
    if not items and channel is root and kind not in {"rss", "rdf", "feed", "channel"}:
        raise Broken(f"its root is <{kind}>")
    based = _says(document, "xml:base")
    reader = _Reader(items[0] if items else root, based)
    return RoughFeed(
        title=wording_of(within, _TITLES, manner_of(channel)),
        site=next(iter(_links(channel, within, "")), ""),
        about=wording_of(within, _ABOUT, manner_of(channel)),
        base=base_of(channel) if based else "",
        language=_language(root, channel, within),
        ttl_minutes=ttl_of(within),
        hub=related(within, "hub") or related(parts, "hub"),
        self_address=related(within, "self") or related(parts, "self"),
        skip_hours=skip_hours(within),
        skip_days=skip_days(within),
        items=tuple([reader.item(one) for one in items[:most_items]]),
    )


def _items(parts: Parts, within: Parts) -> Iterator[list[etree._Element]]:
    """Yield where entries may stand: beside the channel (RDF), in it (RSS, CDF), or as `entry`."""
    found = parts.get("item", []), within.get("item", []) if within is not parts else []
    yield from found
    if not any(found):
        yield parts.get("entry", [])


def _says(document: bytes | str, sign: str) -> bool:
    """Say whether a document can hold `sign`; one in wide characters always can."""
    if isinstance(document, str):
        return sign in document
    return sign.encode() in document or b"\0" in document[:4]


class _Reader:
    """Reads the entries of one feed, which are all written as the first of them is."""

    def __init__(self, first: etree._Element, based: bool) -> None:
        self._names = names_for(first)
        self._untyped = manner_of(first)
        self._based = based

    def item(self, item: etree._Element) -> RoughItem:
        parts = parts_of(item, self._names)
        guid, guid_is_link = _guid(item, parts)
        summary, content = _texts(parts, self._untyped)
        return RoughItem(
            guid=guid,
            guid_is_link=guid_is_link,
            title=wording_of(parts, _TITLES, self._untyped),
            links=_links(item, parts, guid if guid_is_link or "guid" not in parts else ""),
            base=base_of(item) if self._based else "",
            summary=summary,
            content=content,
            authors=_authors(parts),
            tags=_tags(parts),
            published=_date(parts, _PUBLISHED),
            updated=_date(parts, _UPDATED) or item.get("LASTMOD", ""),  # CDF, an attribute
            image="" if _PICTURES.isdisjoint(parts) else _image(parts),
            enclosures=tuple(_enclosures(parts)) if _has_films(parts) else (),
        )


def _date(parts: Parts, names: tuple[str, ...]) -> str:
    for name in names:
        if name in parts:
            told = words(parts[name][-1])  # printed twice, the later one counts
            if told:
                return told
    return ""


def _guid(item: etree._Element, parts: Parts) -> tuple[str, bool]:
    """Return the GUID as printed, and whether RSS 2.0 `isPermaLink` says that it is an address."""
    element = first_of(parts, "guid")
    if element is not None:
        guid = words(element)
        lasting = (element.get("isPermaLink") or "true").strip().lower() != "false"
        return guid, lasting and guid[:4].lower() == "http"
    return words_of(parts, "id", "dc:identifier") or (item.get(_RDF_ABOUT) or "").strip(), False


def _texts(parts: Parts, untyped: Manner) -> tuple[Wording, Wording]:
    """Return summary and content; of two summaries with no content, the second is the content."""
    content = wording_of(parts, _CONTENTS, untyped)
    printed = [name for name in parts if name in _SUMMARIES]
    summary = wording_of(parts, printed[:1] or _MORE_SUMMARIES, untyped)
    if len(printed) > 1 and content is NOTHING:
        content = wording_of(parts, printed[1:], untyped)
    if summary is NOTHING and "media:group" in parts:  # films keep their words there
        summary = Wording(words(child_of(parts["media:group"][0], "description")), Manner.EITHER)
    return summary, content


def _links(parent: etree._Element, parts: Parts, guid: str) -> tuple[str, ...]:
    """Return an entry's or a channel's links, the best first; `guid`, if it is one, comes last."""
    last = guid if guid[:4].lower() == "http" else ""
    links = parts.get("link", ())
    if len(links) == 1 and not links[0].get("href") and "feedburner:origlink" not in parts:
        return (words(links[0]), last)  # as RSS has it
    ranked: list[tuple[int, str]] = [(5, last)]
    for link in links:
        href = link.get("href")
        ranked.append((_rank(link, href), href or words(link)))
    if "feedburner:origlink" in parts:
        ranked.append((0, words_of(parts, "feedburner:origlink")))
    if not links:
        ranked.append((7, parent.get("HREF") or parent.get("href") or ""))  # CDF
    ranked.sort(key=itemgetter(0))
    return tuple([link.strip() for rank, link in ranked if link and rank < _LAST])


def _rank(link: etree._Element, href: str | None) -> int:
    relation = link.get("rel")
    if relation and relation.lower().rsplit("/", 1)[-1] != "alternate":
        return _LAST
    if href is None:
        return 1
    kind = link.get("type")
    return 2 if not kind or "html" in kind.lower() else 3


def _authors(parts: Parts) -> tuple[str, ...]:
    found = []
    for name in _WRITERS:
        if name not in parts:
            continue
        for element in parts[name]:
            named = child_of(element, "name") if len(element) else None
            told = words(named) if named is not None else (element.text or "").strip()
            if told and (name != "media:credit" or element.get("role") == "author"):
                found.append(told)
    return tuple(found)


def _tags(parts: Parts) -> tuple[str, ...]:
    """Return tags in the order printed: an Atom category by its label, keywords one by one."""
    found = []
    for name in [name for name in parts if name in _TAGGED]:
        for element in parts[name]:
            for one in element.iter(element.tag) if len(element) else (element,):
                told = one.get("label") or (one.text or "").strip() or one.get("term")
                found.append(told or one.get("text") or "")
    if not _KEYWORDS.isdisjoint(parts):
        lists = [words(element) for name in parts if name in _KEYWORDS for element in parts[name]]
        found = [one for listed in lists for one in listed.split(",")] + found
    return tuple(found)


def _media(parts: Parts, name: str) -> Iterator[etree._Element]:
    """Yield the media elements of a name (Media RSS 1.5), those of a group too."""
    yield from parts.get("media:" + name, ())
    for group in parts.get("media:group", ()):
        yield from (one for one in group if str(one.tag).endswith("}" + name))


def _image(parts: Parts) -> str:
    for content in _media(parts, "content"):
        kind = content.get("medium") or content.get("type") or ""
        if kind.startswith("image") and content.get("url"):
            return content.get("url") or ""
    for picture in (*_media(parts, "thumbnail"), *parts.get("itunes:image", ())):
        address = picture.get("url") or picture.get("href")
        if address:
            return str(address)
    for link in parts.get("itunes:link", ()):  # as iTunes first had it
        if link.get("rel") == "image":
            return link.get("href") or ""
    for picture in parts.get("image", ()):
        address = words(child_of(picture, "url")) or words(picture)
        if address:
            return address
    return _enclosed_image(parts)


def _enclosed_image(parts: Parts) -> str:
    for enclosure in parts.get("enclosure", ()):
        if (enclosure.get("type") or "").startswith("image") and enclosure.get("url"):
            return str(enclosure.get("url"))
    return ""


def _has_films(parts: Parts) -> bool:
    links = parts.get("link", ())
    return (
        len(links) > 1
        or not _FILMS.isdisjoint(parts)
        or (len(links) == 1 and links[0].get("rel") == "enclosure")
    )


def _enclosures(parts: Parts) -> Iterator[str]:
    for enclosure in parts.get("enclosure", ()):
        yield enclosure.get("url") or enclosure.get("href") or ""
    for link in parts.get("link", ()):
        if link.get("rel") == "enclosure":
            yield link.get("href") or words(link)
    for content in _media(parts, "content"):
        kind = content.get("medium") or content.get("type") or ""
        if kind.startswith(("audio", "video")):
            yield content.get("url") or ""


def _language(root: etree._Element, channel: etree._Element, within: Parts) -> str:
    told = words_of(within, "language", "dc:language")
    return told or language_of(channel) or language_of(root)
