"""A feed as its document prints it, before links, dates and markup are made sense of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Manner(StrEnum):
    """How a feed writes a text: as it stands, with markup in it, or in one way or the other."""

    PLAIN = "plain"
    MARKUP = "markup"
    EITHER = "either"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words as printed, and how they are written."""

    words: str = ""
    manner: Manner = Manner.MARKUP


NOTHING = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoughItem:
    """One entry: raw strings, `links` best first, each seen from its own `base` (may be empty)."""

    guid: str = ""
    title: Wording = NOTHING
    links: tuple[str, ...] = ()
    base: str = ""
    summary: Wording = NOTHING
    content: Wording = NOTHING
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoughFeed:
    """The head of a feed and its entries, in the order printed. `ttl_minutes` as claimed."""

    title: Wording = NOTHING
    site: str = ""
    base: str = ""
    language: str = ""
    ttl_minutes: int | None = None
    items: tuple[RoughItem, ...] = ()
