"""Pieces of HTML as feeds carry them: read without a tree where that is safe, freed of snares."""

from __future__ import annotations

import re
from html import unescape

from broadsheet.text.clean import tidy

# Whole tags that do no more than part paragraphs (these are caught) or style, as in most summaries
# of feeds. In lower case alone, because that lets the search leap from "<" to "<".
_SIMPLE_TAG = re.compile(
    r"</?(?:(p|br|div|ul|ol|li|h[1-6]|blockquote|hr|section|figure|figcaption)"
    r"|a|b|i|u|s|em|strong|small|span|sub|sup|abbr|cite|code|q|img|time|mark|del|ins|font)"
    r"""(?=[\s/>])[^<>"']*+(?:(?:"[^"<>]*+"|'[^'<>]*+')[^<>"']*+)*+>"""
)
# Embedded things that are closed in their own tag, as XHTML writes them: HTML would take all that
# follows for their inside.
_CLOSED_AT_ONCE = re.compile(
    r"<(?:video|audio|canvas|svg|script|style|textarea|title)\b[^<>]*/>", re.IGNORECASE
)
# What stands within a frame or an object is for readers that do not show those (HTML 4.01, 13.3.1
# and 16.5), and a formula is read by its letters.
_FRAME = re.compile(r"</?(?:iframe|object|math)\b[^<>]*>", re.IGNORECASE)
# "<!" that begins neither a comment nor anything else that ends, and comments that nobody closed.
_LONE_MARK = re.compile(r"<!(?!--|\[CDATA\[[^<]*\]\]>|DOCTYPE\s+[a-z][^<>]*>)", re.IGNORECASE)
_LINE_MARK = "\u2029"
_COMMENT_START = re.compile(r"<!--[^>]*>")


def simple_lines(markup: str) -> list[str] | None:
    """Return the lines of a piece of simple HTML, tidy, or None when it takes a parser to read it.

    Simple are words, character references, and whole tags that part or style. Linear in time.
    """
    pieces = _SIMPLE_TAG.split(markup)
    lines = [pieces[0]]
    for parting, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if parting:
            lines.append(text)
        else:
            lines[-1] += text
    whole = _LINE_MARK.join(lines)
    if "<" in whole:
        return None
    if "&" in whole:
        whole = unescape(whole)
    return [line for one in whole.split(_LINE_MARK) if (line := tidy(one))]


def freed(markup: str) -> str:
    """Return markup in which nothing that is no text swallows the words in it or after it."""
    if "/>" in markup:
        markup = _CLOSED_AT_ONCE.sub("", markup)
    if "<!" in markup:
        markup = _LONE_MARK.sub("&lt;!", markup)
        if markup.rfind("<!--") > markup.rfind("-->"):
            # Behind the last ">" no comment can end, and each start would look to the end for one.
            end = markup.rfind(">") + 1
            markup = _COMMENT_START.sub("", markup[:end]) + markup[end:]
    return _FRAME.sub("", markup)
