"""Whose article it is: the name of the outlet behind a printed name or an address."""

from __future__ import annotations

from urllib.parse import urlsplit

from broadsheet.news.article import Article
from broadsheet.news.ids import key_of
from broadsheet.news.outlet import Outlet
from broadsheet.news.press import Press


def known_outlet(article: Article, press: Press) -> Outlet | None:
    """Return the outlet of the table that printed `article`, by its name, else by its host."""
    if article.outlet:
        found = press.named(article.outlet)
        if found is not None:
            return found
    return press.of_host(_host(article.url or article.identity))


def outlet_of(article: Article, press: Press) -> str:
    """Return the outlet's name: as the table has it, else as printed; empty when unknown.

    A printed name that the table lacks wins over the host: a platform hosts many papers.
    """
    found = press.named(article.outlet) if article.outlet else known_outlet(article, press)
    return found.name if found is not None else " ".join(article.outlet.split())


def house_of(name: str, press: Press) -> tuple[str, str]:
    """Return the key and the family of the outlet called `name` (the key itself when unknown)."""
    found = press.named(name)
    if found is None:
        key = key_of(name)
        return key, key
    return found.key, key_of(found.family) or found.key


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
