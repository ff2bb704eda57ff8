"""What a page claims in microdata (itemprop) or hNews classes, within its article."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from broadsheet.extract.claims import SILENT, Claims
from broadsheet.extract.jsonld import ARTICLES, is_no
from broadsheet.text.blocks import blocks_within
from broadsheet.text.clean import tidy

_WANTED = frozenset(
    "headline alternativeheadline description author creator datepublished datecreated "
    "datemodified "
    "isaccessibleforfree articlesection articlebody image keywords publisher sourceorganization "
    "inlanguage name".split()
)


def of_microdata(root: html.HtmlElement) -> Claims:
    """Return what `itemprop` attributes within the page's first article scope claim."""
    scope = _scope(root)
    if scope is None:
        return SILENT
    said: dict[str, list[html.HtmlElement]] = {}
    for element in _own(scope):
        for name in element.get("itemprop", "").lower().split():
            if name in _WANTED:
                said.setdefault(name, []).append(element)

    def first(*names: str) -> str:
        found = (_value(one) for name in names for one in said.get(name, ()))
        return next((words for words in found if words), "")

    people = [_named(one) for name in ("author", "creator") for one in said.get(name, ())]
    return Claims(
        headline=first("headline"),
        standfirst=first("alternativeheadline"),
        byline=tuple(dict.fromkeys(name for name in people if name)),
        outlet=next((name for one in said.get("publisher", ()) if (name := _named(one))), ""),
        credit=next(
            (name for one in said.get("sourceorganization", ()) if (name := _named(one))), ""
        ),
        published=first("datepublished", "datecreated"),
        modified=first("datemodified"),
        section=first("articlesection"),
        image=_image(said.get("image", [])),
        language=first("inlanguage"),
        types=(_type(scope),),
        locked=is_no(first("isaccessibleforfree")),
    )


def _scope(root: html.HtmlElement) -> html.HtmlElement | None:
    scopes = [one for one in root.xpath("//*[@itemtype]") if _type(one) in ARTICLES]
    # Teasers of other articles are articles too: the page's own is the one with most words.
    return max(scopes[:20], key=lambda one: len(one.text_content()), default=None)


def _type(element: html.HtmlElement) -> str:
    kinds = element.get("itemtype", "").split()
    return kinds[0].rstrip("/").rsplit("/", 1)[-1].lower() if kinds else ""


def _own(scope: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the elements under `scope` that are not properties of another article within."""
    for child in scope:
        if not isinstance(child.tag, str) or _type(child) in ARTICLES:
            continue
        yield child
        if child.get("itemscope") is None:
            yield from _own(child)


def _value(element: html.HtmlElement) -> str:
    for attribute in ("content", "datetime"):
        if element.get(attribute):
            return tidy(element.get(attribute, ""))
    return " ".join(block.text for block in blocks_within(element))


def _named(element: html.HtmlElement) -> str:
    for inner in element.iter():
        if isinstance(inner.tag, str) and "name" in inner.get("itemprop", "").lower().split():
            return _value(inner)
    return _value(element)


def _image(elements: list[html.HtmlElement]) -> str:
    for element in elements:
        for inner in element.iter():
            if not isinstance(inner.tag, str):
                continue
            address = inner.get("content") or inner.get("src") or inner.get("href") or ""
            if address.strip() and (inner is element or "url" in inner.get("itemprop", "").lower()):
                return address.strip()
    return ""
