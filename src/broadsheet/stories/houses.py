"""Whose article it is: the outlet behind a printed name or an address, and the family behind it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.news.article import Article
from broadsheet.news.ids import key_of
from broadsheet.news.press import Press


@dataclass(frozen=True, slots=True)
class House:
    """An outlet as counted: its key, its name, and the key of its family (its own if unknown)."""

    key: str
    name: str
    family: str


def house_named(name: str, press: Press) -> House | None:
    """Return the house called `name`, known to the table or not; None for no name."""
    found = press.named(name)
    if found is not None:
        return House(found.key, found.name, key_of(found.family) or found.key)
    key = key_of(name)
    return House(key, " ".join(name.split()), key) if key else None


def house_of(article: Article, press: Press) -> House | None:
    """Return the house that printed `article`; None when neither page nor host says which.

    A printed name that the table lacks wins over the host: a platform hosts many papers.
    """
    if article.outlet:
        return house_named(article.outlet, press)
    found = press.of_host(_host(article.url or article.identity))
    return house_named(found.name, press) if found is not None else None


def outlet_of(article: Article, press: Press) -> str:
    """Return the outlet's name: as the table has it, else as printed; empty when unknown."""
    found = house_of(article, press)
    return found.name if found is not None else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
