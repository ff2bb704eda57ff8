"""A feed as its document prints it, before links, dates and markup are made sense of."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Manner(StrEnum):
    """How a feed writes a text: as it stands, with markup in it, or in one way or the other."""

    PLAIN = "plain"
    MARKUP = "markup"
    EITHER = "either"


# Named tuples, because a feed makes some hundreds of these: three times as quick as dataclasses.
class Wording(NamedTuple):
    """Words as printed, and how they are written."""

    words: str = ""
    manner: Manner = Manner.MARKUP


NOTHING = Wording()


class RoughItem(NamedTuple):
    """One entry: raw strings, `links` best first, all seen from its own `base` (may be empty)."""

    guid: str = ""
    guid_is_link: bool = False
    title: Wording = NOTHING
    links: tuple[str, ...] = ()
    base: str = ""
    summary: Wording = NOTHING
    content: Wording = NOTHING
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    image: str = ""
    enclosures: tuple[str, ...] = ()


class RoughFeed(NamedTuple):
    """The head of a feed and its entries, in the order printed. `ttl_minutes` as claimed."""

    title: Wording = NOTHING
    site: str = ""
    about: Wording = NOTHING
    base: str = ""
    language: str = ""
    ttl_minutes: int | None = None
    hub: str = ""
    self_address: str = ""
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    items: tuple[RoughItem, ...] = ()
