"""What a page claims in its head: Open Graph, article tags, Dublin Core, and the trade's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import html

from broadsheet.extract.claims import Claims
from broadsheet.text.clean import fold, tidy

# Each row is in the order of trust. Keys are lower case; `name`, `property` and `itemprop` count
# alike, because papers mix them up.
_HEADLINE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "hdl")
_STANDFIRST = ("og:description", "description", "twitter:description", "dc.description")
_BYLINE = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "article:author", "cxenseparse:author", "citation_author",
)  # fmt: skip
_OUTLET = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "twitter:app:name:iphone",
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "pubdate",
    "publication_date",
    "article.published", "published_time", "article_date_original", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_online_date", "date",
    "displaydate", "originalpublicationdate", "timestamp", "rnews:datepublished",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated", "revised",
)  # fmt: skip
_SECTION = ("article:section", "section", "parsely-section", "cxenseparse:category", "dc.subject")
_TAGS = ("article:tag", "keywords", "news_keywords", "parsely-tags", "og:article:tag")
_CREDIT = ("copyright-holder", "article:agency", "agency", "source-organization")
_ADDRESS_SIGN = re.compile(r"https?://|^@|^/")
_SITE_PART = re.compile(r"\s+(?:(?P<bar>[|•·»«~]|::)|[–—-])\s+|\s*(?P<tight>\|)\s*")


def of_head(root: html.HtmlElement) -> Claims:
    """Return what the head's meta and link tags claim."""
    said = _metas(root)
    address = _canonical(root) or _first(said, ("og:url",))
    return Claims(
        headline=_first(said, _HEADLINE),
        standfirst=_first(said, _STANDFIRST),
        byline=_bylines(said),
        outlet=_first(said, _OUTLET),
        credit=_first(said, _CREDIT),
        published=_first(said, _PUBLISHED),
        modified=_first(said, _MODIFIED),
        section=_first(said, _SECTION),
        tags=_tags(said),
        image=_first(said, ("og:image:secure_url", "og:image", "og:image:url", "twitter:image")),
        language=_language(root, said),
        address=address,
        types=tuple(kind.lower() for kind in said.get("og:type", ())),
        locked=_first(said, ("article:content_tier",)).lower() in {"locked", "metered"},
    )


def title_of(root: html.HtmlElement) -> str:
    """Return the text of the head's title tag, as printed."""
    for title in root.iter("title"):
        parent = title.getparent()
        if parent is None or parent.tag != "svg":
            return tidy(title.text_content())
    return ""


def without_site(title: str, names: Iterable[str] = ()) -> str:
    """Return a title without the site's name at its end: "Fire in port | The Gazette".

    After a bar or an arrow a last part goes when it has at most four words and fewer than what
    stands before it; after a dash, which belongs in headlines, only when it is one of `names`.
    """
    known = {squeeze(name) for name in names if name}
    for _ in range(2):
        cut = next(reversed(list(_SITE_PART.finditer(title))), None)
        if cut is None:
            return title
        head, last = title[: cut.start()], title[cut.end() :]
        named = squeeze(last) in known
        short = (cut["bar"] or cut["tight"]) is not None and len(last.split()) < min(
            5, len(head.split())
        )
        if not head or not (named or short):
            return title
        title = head
    return title


def squeeze(name: str) -> str:
    """Return a name's letters and digits alone, folded, without a leading "the"."""
    return re.sub(r"\W+", "", fold(name)).removeprefix("the")


def _metas(root: html.HtmlElement) -> Mapping[str, list[str]]:
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = tidy(meta.get("content", ""))
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = meta.get(attribute, "").strip().lower()
            if key:
                said.setdefault(key, []).append(content)
    return said


def _first(said: Mapping[str, list[str]], keys: Iterable[str]) -> str:
    return next((said[key][0] for key in keys if key in said), "")


def _bylines(said: Mapping[str, list[str]]) -> tuple[str, ...]:
    for key in _BYLINE:
        names = [name for name in said.get(key, ()) if not _ADDRESS_SIGN.search(name)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _tags(said: Mapping[str, list[str]]) -> tuple[str, ...]:
    for key in _TAGS:
        words = [tidy(part) for line in said.get(key, ()) for part in re.split(r"[,;]", line)]
        found = tuple(dict.fromkeys(word for word in words if word))
        if found:
            return found
    return ()


def _canonical(root: html.HtmlElement) -> str:
    for link in root.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            return str(link.get("href", "")).strip()
    return ""


def _language(root: html.HtmlElement, said: Mapping[str, list[str]]) -> str:
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    keys = ("content-language", "language", "dc.language", "dcterms.language", "og:locale")
    return declared or root.get("xml:lang") or _first(said, keys)
