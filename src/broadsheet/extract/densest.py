"""The densest part of a page: what is read when the usual method finds too little."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html

from broadsheet.extract.trimmings import Line
from broadsheet.text.blocks import blocks_within
from broadsheet.text.clean import tidy

_COPY = ("p", "li", "blockquote", "pre", "dd", "td", "div")
_BLOCKS = frozenset("p div ul ol table blockquote section article dl pre h1 h2 h3 h4".split())
_WORTH = {"li": 0.6, "dd": 0.6, "td": 0.6, "div": 0.7}
_FEWEST = 25
_STEPS = 5
_FADING = 0.75
_MOSTLY = 0.8


def densest_lines(root: html.HtmlElement) -> tuple[Line, ...]:
    """Return the text of the element that holds most words outside links, as lines.

    Each text of `_FEWEST` characters counts for its parent, and, fading by a quarter a step, for
    the elements around it; the highest sum wins. Method after Arc90's Readability (2009).
    """
    body = next(root.iter("body"), root)
    scores: dict[html.HtmlElement, float] = {}
    for element in body.iter(*_COPY):
        words, linked = _own_words(element)
        if words < _FEWEST or linked > words / 2:
            continue
        worth = (words - linked) * _WORTH.get(element.tag, 1.0)
        around = element if element.tag in {"div", "td"} else element.getparent()
        for _ in range(_STEPS):
            if around is None or around.tag == "html":
                break
            scores[around] = scores.get(around, 0.0) + worth
            worth *= _FADING
            around = around.getparent()
    if not scores:
        return ()
    best = max(scores, key=lambda one: scores[one])
    links = {tidy(link.text_content()) for link in best.iter("a")}
    return tuple(Line(block, float(block.text in links)) for block in blocks_within(best))


def _own_words(element: html.HtmlElement) -> tuple[int, int]:
    """Return how many characters stand in `element` outside its blocks, and how many are links."""
    words, linked = len((element.text or "").strip()), 0
    for child in element:
        words += len((child.tail or "").strip())
        if not isinstance(child.tag, str) or child.tag in _BLOCKS:
            continue
        inside = len(child.text_content().strip())
        words += inside
        if child.tag == "a":
            linked += inside
        else:
            linked += sum(len(link.text_content()) for link in child.iter("a"))
    return words, linked


def within_densest(found: tuple[Line, ...], dense: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the found lines that stand in the densest part, where it holds nearly all of them.

    What follows elsewhere then is a stray line of another column or the foot of the page. What
    stands above may be the first paragraph, set apart, and is kept.
    """
    text = " ".join(line.block.text for line in dense)
    inside = [line.block.text in text for line in found]
    share = _size(line for line, within in zip(found, inside, strict=True) if within)
    if not any(inside) or share < _MOSTLY * _size(found):
        return found
    first = inside.index(True)
    return (
        *found[:first],
        *(line for line, within in zip(found[first:], inside[first:], strict=True) if within),
    )


def _size(lines: Iterable[Line]) -> int:
    return sum(len(line.block.text) for line in lines)
