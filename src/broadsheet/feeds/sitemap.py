"""Sitemaps of news (Google News sitemaps 0.9): the newest addresses of a site, with titles."""

from __future__ import annotations

from lxml import etree

from broadsheet.feeds.rough import Manner, RoughFeed, RoughItem, Wording
from broadsheet.feeds.tree import Broken, Names, first_of, names_for, parts_of, words_of


def read_sitemap(root: etree._Element, *, most_items: int) -> RoughFeed:
    """Return the news of a `urlset`; raises Broken when it lists addresses without any news."""
    names = names_for(root)
    heads: list[tuple[str, str]] = []
    items: list[RoughItem] = []
    for url in root:
        if len(items) == most_items:
            break
        found = _news(url, names, heads)
        if found is not None:
            items.append(found)
    if not items:
        raise Broken("this is a sitemap without news in it, not a feed", hopeless=True)
    title, language = heads[0]
    return RoughFeed(title=Wording(title, Manner.PLAIN), language=language, items=tuple(items))


def _news(url: etree._Element, names: Names, heads: list[tuple[str, str]]) -> RoughItem | None:
    parts = parts_of(url, names)
    news = first_of(parts, "news:news")
    if news is None:
        return None
    told = parts_of(news, names)
    publication = first_of(told, "news:publication")
    by = parts_of(publication, names) if publication is not None else {}
    heads.append((words_of(by, "news:name"), words_of(by, "news:language")))
    image = first_of(parts, "image:image")
    return RoughItem(
        title=Wording(words_of(told, "news:title"), Manner.EITHER),
        links=(words_of(parts, "loc"),),
        tags=tuple(words_of(told, "news:keywords").split(",")),
        published=words_of(told, "news:publication_date"),
        updated=words_of(parts, "lastmod"),
        image=words_of(parts_of(image, names), "image:loc") if image is not None else "",
    )
