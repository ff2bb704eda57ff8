"""Live blogs: entries with their times kept, from what the page claims or how it is laid out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from lxml import html

from broadsheet.extract.claims import Update
from broadsheet.extract.furniture import is_furniture
from broadsheet.news.article import Block, BlockKind
from broadsheet.news.dateline import Dateline
from broadsheet.text.blocks import blocks_of_markup, blocks_within
from broadsheet.text.clean import fold, tidy
from broadsheet.text.dates import dateline_of, not_after

FEWEST = 3
"""Fewer dated entries do not make a live blog."""
_LIVE_LABEL = re.compile(r"live|ticker|direct", re.IGNORECASE)
_ENTRY_TAGS = frozenset("article section li div".split())


def claimed_entries(
    updates: tuple[Update, ...], *, seen_at: datetime, language: str
) -> tuple[Block, ...]:
    """Return the blocks of the entries a page claims, in its order; empty for fewer than "
    "`FEWEST`."""
    blocks: list[Block] = []
    told = 0
    for update in updates:
        entry = _dateline(update.printed, seen_at, language)
        found = blocks_of_markup(update.markup)
        if entry is None or not (found or update.headline):
            continue
        told += 1
        head = Block(text=update.headline, kind=BlockKind.SUBHEAD, entry=entry)
        if update.headline and not (found and fold(found[0].text) == fold(update.headline)):
            blocks.append(head)
        blocks.extend(replace(block, entry=entry) for block in found)
    return tuple(blocks) if told >= FEWEST else ()


def shown_entries(root: html.HtmlElement, *, seen_at: datetime, language: str) -> tuple[Block, ...]:
    """Return the blocks of the dated entries a page shows; empty when it is no live blog.

    Entries are at least `FEWEST` brothers of one tag, each with one time of its own, under
    something whose class or id says live.
    """
    times = [
        time for time in root.iter("time") if time.get("datetime") or tidy(time.text_content())
    ]
    entries = [(_entry_of(time), time) for time in times]
    homes = Counter(entry.getparent() for entry, _ in entries if entry is not None)
    if not homes:
        return ()
    home, count = homes.most_common(1)[0]
    if home is None or count < FEWEST or not _says_live(home):
        return ()
    blocks: list[Block] = []
    done: set[html.HtmlElement] = set()
    for entry, time in entries:
        if entry is None or entry.getparent() is not home or entry in done:
            continue
        done.add(entry)
        printed = time.get("datetime") or tidy(time.text_content())
        blocks.extend(_entry_blocks(entry, time, _dateline(printed, seen_at, language)))
    return tuple(blocks)


def _dateline(printed: str, seen_at: datetime, language: str) -> Dateline | None:
    return not_after(dateline_of(printed, seen_at=seen_at, language=language), seen_at)


def _entry_of(time: html.HtmlElement) -> html.HtmlElement | None:
    """Return the nearest element around a time that holds a paragraph and has brothers like it."""
    for ancestor in time.iterancestors():
        if ancestor.tag in {"body", "html"}:
            return None
        if ancestor.tag in _ENTRY_TAGS and next(ancestor.iter("p"), None) is not None:
            parent = ancestor.getparent()
            alike = sum(1 for one in parent if one.tag == ancestor.tag) if parent is not None else 0
            if alike >= FEWEST:
                return ancestor
    return None


def _says_live(home: html.HtmlElement) -> bool:
    around = (home, *home.iterancestors())
    labels = (
        f"{one.get('class', '')} {one.get('id', '')} {one.get('itemtype', '')}" for one in around
    )
    return any(_LIVE_LABEL.search(label) for label in labels)


def _entry_blocks(
    entry: html.HtmlElement, time: html.HtmlElement, dateline: Dateline | None
) -> Iterator[Block]:
    for inner in list(entry.iter()):
        if inner is not entry and (inner is time or is_furniture(inner)):
            _empty(inner)
    for block in blocks_within(entry):
        if block.kind is not BlockKind.CAPTION:
            yield replace(block, entry=dateline)


def _empty(element: html.HtmlElement) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail
