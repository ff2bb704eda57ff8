"""How much is read at once."""

from __future__ import annotations

from typing import Any

from lxml import etree, html

from broadsheet.news.errors import EmptyInput, TooLarge

LARGEST_PAGE = 15_000_000
"""A page over 15 MB is refused."""
MOST_ELEMENTS = 50_000
"""A page of more elements is refused: a newspaper's longest live blogs have a tenth of that."""
LARGEST_TEXT = 2_000_000
"""An article's text over 2 MB (about 350,000 words) is refused."""

_COUNT: Any = etree.XPath("count(//*)")


def check_page(body: bytes, subject: str) -> None:
    """Raise EmptyInput or TooLarge for bytes not to be read."""
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(subject, "there is nothing in it")
    if len(body) > LARGEST_PAGE:
        raise TooLarge(
            subject, f"it is over the limit of {LARGEST_PAGE // 1_000_000} MB for a page"
        )


def check_text(text: str, subject: str) -> None:
    """Raise TooLarge for an article's text that is too long."""
    if len(text) > LARGEST_TEXT:
        raise TooLarge(
            subject, f"it is over the limit of {LARGEST_TEXT // 1_000_000} MB for an article's text"
        )


def check_tree(root: html.HtmlElement, markup: str, subject: str) -> None:
    """Raise TooLarge for a page whose tree, made of `markup`, would take minutes to weigh."""
    # A tree is counted only where its markup could hold so much.
    if markup.count("<") > MOST_ELEMENTS // 2 and _COUNT(root) > MOST_ELEMENTS:
        raise TooLarge(subject, f"this page has more than {MOST_ELEMENTS:,} elements")
    if len(markup) > LARGEST_PAGE // 3 and len(root.text_content()) > LARGEST_PAGE // 3:
        raise TooLarge(subject, f"there is more than {LARGEST_PAGE // 3_000_000} MB of text on it")
