"""Markup or plain text laid out as the blocks of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from broadsheet.news.article import GAP, Block, BlockKind
from broadsheet.news.errors import BadInput
from broadsheet.text.clean import tidy
from broadsheet.text.fragments import freed, simple_lines
from broadsheet.text.markup import tree_of

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEAD),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.ITEM),
    "blockquote": BlockKind.BLOCKQUOTE,
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
}
BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
# Nothing in these is meant to be read as copy.
UNREAD = frozenset(
    "applet audio button canvas datalist dialog frame frameset head iframe input map math "
    "meta noembed noframes noscript object optgroup option script select style svg template "
    "textarea title video".split()
)
_PARAGRAPH_MARK = "\u2029"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def blocks_within(root: html.HtmlElement) -> tuple[Block, ...]:
    """Return the text under `root` as blocks, in order; empty ones are left out.

    The innermost heading, item, quotation or caption around a text gives its kind.
    """
    return tuple(each_block(root))


def each_block(root: html.HtmlElement) -> Iterator[Block]:
    """Yield the blocks under `root` one by one, no further than asked for."""
    words: list[str] = []
    kinds = [BlockKind.PARAGRAPH]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if starts and (name in UNREAD or not name):
            walk.skip_subtree()
            continue
        if name in BREAKS:
            yield from _block(words, kinds[-1])
            words.clear()
        if name in KINDS:
            if starts:
                kinds.append(KINDS[name])
            else:
                kinds.pop()
        if starts:
            words.append(element.text or "")
        elif element is not root:
            words.append(element.tail or "")
    yield from _block(words, kinds[-1])


def _block(words: list[str], kind: BlockKind) -> Iterator[Block]:
    text = tidy("".join(words))
    if text:
        yield Block(text=text, kind=kind)


def blocks_of_markup(markup: str, subject: str = "") -> tuple[Block, ...]:
    """Return the text of a piece of HTML as blocks; of wild or empty markup, none."""
    if "<" not in markup and "&" not in markup:
        return blocks_of_text(markup)
    try:
        return blocks_within(tree_of(markup, subject))
    except BadInput:
        return ()


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return plain text as paragraphs: a blank line parts two, a line break alone does not."""
    return tuple(Block(text=line) for line in lines_of_text(text))


def lines_of_text(text: str) -> list[str]:
    """Return the paragraphs of plain text, each as one tidy line."""
    if "\n" in text or "\r" in text:
        parts = _BLANK_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n"))
        return [line for part in parts if (line := tidy(part))]
    line = tidy(text)
    return [line] if line else []


def plain_text(markup: str, subject: str = "") -> str:
    """Return the words of a piece of HTML, paragraphs apart by a blank line, no markup left."""
    return GAP.join(_lines(markup, subject))


def plain_line(markup: str) -> str:
    """Return the words of a piece of HTML as one line."""
    return " ".join(_lines(markup, ""))


def _lines(markup: str, subject: str) -> list[str]:
    """Return the text of each block, as `blocks_of_markup` would, in a fraction of the time."""
    if "<" not in markup and "&" not in markup:
        return lines_of_text(markup)
    simple = simple_lines(markup)
    return _lines_of_tree(freed(markup), subject) if simple is None else simple


def _lines_of_tree(markup: str, subject: str) -> list[str]:
    try:
        root = tree_of(markup, subject)
    except BadInput:
        return []
    etree.strip_elements(root, *UNREAD, with_tail=False)
    for element in root.iter(*BREAKS):
        element.text = _PARAGRAPH_MARK + (element.text or "")
        # the end of an element that holds others stands after the last of them
        element.tail = _PARAGRAPH_MARK + (element.tail or "")
    parts = root.text_content().split(_PARAGRAPH_MARK)
    return [line for part in parts if (line := tidy(part))]
