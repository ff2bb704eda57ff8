"""Articles over several pages: where the next page is, and two pages as one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree, html

from broadsheet.news.article import Article
from broadsheet.text.addresses import absolute, bare, host_of
from broadsheet.text.clean import fold, tidy

MOST_PAGES = 20
"""An article of more pages is followed no further."""
_LONGEST_LINK = 60
# Links whose address holds a number, and whose words are few.
_NUMBERED: Any = etree.XPath(
    "//a[contains(@href, $number) and string-length(.) < $longest]"
    " | //link[contains(@href, $number)]"
)
_NEXT = re.compile(
    r"^(?:next(?: page)?|weiter|nachste seite|(?:auf )?seite \d{1,2}|page suivante|suivante?|"
    r"siguiente|pagina siguiente|pagina seguente|continue(?: to page \d+)?|page \d{1,2}|\d{1,2})"
    r"\s*[>\"›→]*$"  # folded, » is a plain quotation mark
)
_PAGED_PATH = re.compile(r"^(?P<stem>.*?)[/_-](?:page|seite|p)?[/_-]?(?P<number>\d{1,2})$")
_NUMBER = re.compile(r"^\d{1,2}$", re.ASCII)
_PAGE_KEYS = ("page", "seite", "pagina", "p", "pg", "paged")


def next_address(root: html.HtmlElement, address: str, base: str) -> str:
    """Return the address where the article on a page goes on, "" when it does not.

    That is a link, in the head or in the copy, to the same address with a page number one higher:
    marked `rel="next"`, or in words such as "Next page" or "2". A series of articles is linked so
    too, but under other addresses.
    """
    here = _numbered(address)
    if here is None:
        return ""
    for link in _links(root, str(here[1] + 1)):
        there = bare(absolute(base, link.get("href", "")))
        if there and host_of(there) == host_of(address):
            numbered = _numbered(there)
            if numbered is not None and numbered == (here[0], here[1] + 1):
                return there
    return ""


def _links(root: html.HtmlElement, number: str) -> Iterator[html.HtmlElement]:
    for link in _NUMBERED(root, number=number, longest=_LONGEST_LINK):
        if "next" in link.get("rel", "").lower().split() or (
            link.tag == "a" and _NEXT.match(fold(tidy(link.text_content())))
        ):
            yield link


def _numbered(address: str) -> tuple[str, int] | None:
    """Return an address without its page number, and the number: 1 when there is none."""
    parts = urlsplit(bare(address))
    if not parts.netloc:
        return None
    stem = parts.path.rstrip("/").removesuffix(".html").removesuffix(".htm")
    query = parse_qs(parts.query)
    key = next((key for key in _PAGE_KEYS if key in query), "")
    number = query.pop(key)[0] if key else "1"
    match = None if key else _PAGED_PATH.match(stem)
    if match and int(match["number"]) > 1:
        stem, number = match["stem"], match["number"]
    rest = "&".join(f"{name}={one}" for name, said in sorted(query.items()) for one in said)
    return (f"{stem}?{rest}", int(number)) if _NUMBER.match(number) else None


def is_next(first: Article, following: Article) -> bool:
    """Say whether a page prints the same article on: its headline is the same, but for what is
    added at the end ("..., page 2")."""
    one, other = fold(first.headline), fold(following.headline)
    return other.startswith(one) or one.startswith(other)


def joined(first: Article, following: Article) -> Article:
    """Return an article with the blocks of its next page after its own, each block once."""
    known = {block.text for block in first.blocks}
    more = tuple(block for block in following.blocks if block.text not in known)
    return replace(first, blocks=first.blocks + more, continued=following.continued)
