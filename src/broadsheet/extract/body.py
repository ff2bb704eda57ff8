"""The body of an article: a live blog's entries, or the column of the page, as blocks."""

from __future__ import annotations

import re
from datetime import datetime

from lxml import html

from broadsheet.extract.column import borne_out, column_of
from broadsheet.extract.lines import Printed, printed
from broadsheet.extract.live import claimed_entries, shown_entries
from broadsheet.extract.masthead import Masthead
from broadsheet.extract.outlets.rules import Layout, ruled
from broadsheet.extract.trimmings import trimmed
from broadsheet.news.article import Block
from broadsheet.text.blocks import blocks_of_markup

LEAST_WORDS = 40
"""Fewer characters of body than this are no article."""
_LIVE_HINT = re.compile(
    r"\b(?:live|ticker|en[ -]direct|en[ -]vivo|ao[ -]vivo|diretta)\b|live(?:blog|ticker)", re.I
)


def entries_of(
    root: html.HtmlElement, top: Masthead, address: str, *, seen_at: datetime, language: str
) -> tuple[Block, ...]:
    """Return the blocks of a live blog's entries, none for any other page."""
    if top.linked.updates:
        entries = claimed_entries(top.linked.updates, seen_at=seen_at, language=language)
        if entries:
            return entries
    hints = f"{address} {top.head.address} {top.title}"
    if "liveblogposting" in top.types or _LIVE_HINT.search(hints):
        return shown_entries(root, seen_at=seen_at, language=language)
    return ()


def body_of(
    root: html.HtmlElement, sheet: Printed, top: Masthead, layout: Layout | None
) -> tuple[Block, ...]:
    """Return the body of a page set as `sheet`: by its outlet's layout, else its column.

    Where a column holds hardly anything the page is set once more, without believing its names.
    """
    found = ruled(sheet, layout) if layout else ()
    found = found or column_of(sheet)
    if sum(len(line.block.text) for line in found) < LEAST_WORDS:
        found = column_of(printed(root, believing=False))
    told = blocks_of_markup(top.linked.body or top.marked.body)
    read = sum(len(line.block.text) for line in found)
    if sum(len(block.text) for block in told) > 1.5 * read + 100:
        return told
    return trimmed(borne_out(found, told))
