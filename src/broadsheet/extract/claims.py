"""What a page claims about its article in one voice: JSON-LD, meta tags, microdata or layout."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of a live blog, as claimed: its time as printed, its words with their markup."""

    printed: str
    headline: str
    markup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Claims as printed, plain and tidy, empty where a voice is silent.

    `types` are the schema.org, Open Graph or body types a voice gives the page, lower case. `body`
    is the article's whole text where a voice repeats it, markup and all. `locked`: this voice says
    that the text, or a part of it, is not free to read.
    """

    headline: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    outlet: str = ""
    credit: str = ""
    published: str = ""
    modified: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    language: str = ""
    address: str = ""
    types: tuple[str, ...] = ()
    body: str = ""
    updates: tuple[Update, ...] = ()
    locked: bool = False


SILENT = Claims()
