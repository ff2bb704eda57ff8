"""What a page claims in JSON-LD (schema.org), read with patience for how papers write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import html

from broadsheet.extract.claims import SILENT, Claims, Update
from broadsheet.text.addresses import bare
from broadsheet.text.blocks import plain_line
from broadsheet.text.clean import tidy

ARTICLES = frozenset(
    "article newsarticle analysisnewsarticle askpublicnewsarticle backgroundnewsarticle "
    "opinionnewsarticle reportagenewsarticle reviewnewsarticle liveblogposting blogposting report "
    "satiricalarticle scholarlyarticle socialmediaposting techarticle advertisercontentarticle "
    "discussionforumposting correctioncomment".split()
)
"""Types that are an article, in lower case."""
_BODIES = frozenset("organization newsmediaorganization corporation newsagency".split())
_MOST_BYTES = 3_000_000
_MOST_NODES = 2000
_MOST_DEPTH = 12
_MOST_UPDATES = 1000
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*$")  # fmt: skip

Node = Mapping[str, Any]


def of_jsonld(root: html.HtmlElement, address: str) -> Claims:
    """Return the claims of the JSON-LD node that is the article at `address`, or silence.

    Of several articles the one that names the page's own address wins, then the first with a
    headline. Types of the whole page are given even when no node is an article.
    """
    nodes = list(_nodes(root))
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    articles = [node for node in nodes if ARTICLES.intersection(_types(node))]
    if not articles:
        types = tuple(dict.fromkeys(kind for node in nodes for kind in _types(node)))
        return Claims(types=types) if types else SILENT
    return _claims(_chosen(articles, address), by_id)


def _chosen(articles: list[Node], address: str) -> Node:
    own = bare(address)
    for node in articles:
        if own and own in {bare(one) for one in _addresses(node)}:
            return node
    return next((node for node in articles if _text(node.get("headline"))), articles[0])


def _addresses(node: Node) -> Iterator[str]:
    main = node.get("mainEntityOfPage")
    named = (main.get("@id"), main.get("url")) if isinstance(main, Mapping) else (main,)
    for one in (node.get("url"), node.get("@id"), *named):
        if isinstance(one, str):
            yield one


def _nodes(root: html.HtmlElement) -> Iterator[Node]:
    """Yield every node of every JSON-LD script, outer ones first, lists of links left alone."""
    left = _MOST_NODES
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower() or not script.text:
            continue
        for node in _walk(_loaded(script.text), 0):
            yield node
            left -= 1
            if left <= 0:
                return


def _loaded(words: str) -> object:
    if len(words) > _MOST_BYTES:
        return None
    bare_words = _WRAPPING.sub("", _WRAPPING.sub("", words)).strip()
    for attempt in (
        bare_words,
        re.sub(r",\s*([}\]])", r"\1", re.sub(r"[\r\n\t]+", " ", bare_words)),
    ):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _walk(one, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "article", "hasPart"):
            if key in value:
                yield from _walk(value[key], depth + 1)


def _types(node: Node) -> list[str]:
    kinds = node.get("@type", [])
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1].lower() for kind in listed if isinstance(kind, str)]


def _claims(node: Node, by_id: Mapping[str, Node]) -> Claims:
    authors = [_resolved(one, by_id) for one in _listed(node.get("author") or node.get("creator"))]
    people = [_name(one) for one in authors if not _is_body(one)]
    bodies = [_name(one) for one in authors if _is_body(one)]
    publisher = _name(_resolved(next(_listed(node.get("publisher")), None), by_id))
    return Claims(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        standfirst=_text(node.get("description")) or _text(node.get("alternativeHeadline")),
        byline=tuple(name for name in people if name),
        bodies=tuple(name for name in bodies if name),
        outlet=publisher,
        credit=_text(node.get("creditText"))
        or _name(_resolved(node.get("sourceOrganization"), by_id)),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        section=next(filter(None, map(_text, _listed(node.get("articleSection")))), ""),
        tags=tuple(_tags(node.get("keywords"))),
        image=_image(node.get("image")) or _image(node.get("thumbnailUrl")),
        language=_text(node.get("inLanguage")) or _name(node.get("inLanguage")),
        address=next(_addresses(node), ""),
        types=tuple(_types(node)),
        body=_raw(node.get("articleBody")),
        updates=tuple(_updates(node)),
        locked=_is_locked(node),
    )


def _is_locked(node: Node) -> bool:
    """Say whether schema.org's `isAccessibleForFree` is false of the article or a part of it."""
    parts = (part for part in _listed(node.get("hasPart")) if isinstance(part, Mapping))
    said = [one.get("isAccessibleForFree") for one in (node, *parts)]
    return any(one is False or is_no(one) for one in said)


def is_no(said: object) -> bool:
    """Say whether a value is schema.org's False, in one of the ways that papers write it."""
    return isinstance(said, str) and said.strip().rsplit("/", 1)[-1].lower() in {"false", "no", "0"}


def _updates(node: Node) -> Iterator[Update]:
    for number, one in enumerate(_listed(node.get("liveBlogUpdate"))):
        if isinstance(one, Mapping) and number < _MOST_UPDATES:
            yield Update(
                printed=_text(one.get("datePublished")) or _text(one.get("dateModified")),
                headline=_text(one.get("headline")),
                markup=_raw(one.get("articleBody")) or _raw(one.get("text")),
            )


def _resolved(value: object, by_id: Mapping[str, Node]) -> object:
    if isinstance(value, Mapping) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _is_body(author: object) -> bool:
    return isinstance(author, Mapping) and bool(_BODIES.intersection(_types(author)))


def _listed(value: object) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _listed(one) if isinstance(one, list) else (one,)
    elif value is not None:
        yield value


def _text(value: object) -> str:
    """Return a value as one plain line; of a list the first that says something."""
    if isinstance(value, str):
        return plain_line(value) if "<" in value or "&" in value else tidy(value)
    if isinstance(value, list):
        return next((text for one in value if (text := _text(one))), "")
    return _text(value.get("@value")) if isinstance(value, Mapping) else ""


def _raw(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""


def _name(value: object) -> str:
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    return _text(value) if isinstance(value, str) and not value.startswith("http") else ""


def _tags(value: object) -> Iterable[str]:
    for one in _listed(value):
        words = _name(one)
        yield from (tidy(part) for part in words.split(",") if part.strip())


def _image(value: object) -> str:
    for one in _listed(value):
        address = one.get("url") or one.get("contentUrl") if isinstance(one, Mapping) else one
        if isinstance(address, str) and address.strip():
            return address.strip()
    return ""
