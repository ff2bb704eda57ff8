"""The body of an article: trafilatura's choice from a page cleared of furniture, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block, BlockKind
from broadsheet.text.clean import tidy

_KINDS = {
    "head": BlockKind.SUBHEAD,
    "item": BlockKind.ITEM,
    "quote": BlockKind.BLOCKQUOTE,
}
_BREAKS = frozenset("p head item list quote row lb code table".split())


def body_lines(root: html.HtmlElement, *, fast: bool = True) -> tuple[Line, ...]:
    """Return the body as lines, furniture and captions left out; empty when there is none.

    `root` is taken apart on the way. Method: trafilatura (Barbaresi 2021), balanced.
    """
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            root,
            fast=fast,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            include_links=True,
        )
    except Exception:  # what its rescue paths raise on strange trees is not documented
        return ()
    return tuple(_lines(found.body)) if found is not None else ()


def _lines(body: etree._Element) -> Iterator[Line]:
    words: list[str] = []
    linked: list[str] = []
    kinds = [BlockKind.PARAGRAPH]
    done: list[Line] = []

    def close() -> None:
        text = tidy("".join(words))
        if text:
            share = min(1.0, len(tidy("".join(linked))) / len(text))
            done.append(Line(Block(text=text, kind=kinds[-1]), share))
        words.clear()
        linked.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        breaks = element.tag in _BREAKS
        if event == "start":
            if breaks:
                close()
            if element.tag in _KINDS:
                kinds.append(_KINDS[element.tag])
            if element.tag == "ref":
                linked.append("".join(element.itertext()))
            words.append(element.text or "")
        else:
            if breaks:
                close()
            if element.tag in _KINDS:
                kinds.pop()
            words.append(" " if element.tag == "cell" else "")
            words.append(element.tail or "" if element is not body else "")
    close()
    yield from done
