"""What a page shows of headline, standfirst, byline and date, by where and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from lxml import etree, html

from broadsheet.extract.claims import Claims
from broadsheet.extract.furniture import is_furniture
from broadsheet.extract.lines import Printed
from broadsheet.news.article import Block, BlockKind
from broadsheet.text.blocks import blocks_within
from broadsheet.text.clean import tidy
from broadsheet.text.dates import dateline_of

_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|sub-?head(?:line|ing)?|sub-?title|dek|deck|lead-?text|"
    r"article-?(?:intro|lead|summary|teaser|dek|excerpt)|intro(?:duction)?|lede?|chapeau|"
    r"entradilla|"
    r"bajada|copete|vorspann|teaser-?text|sottotitolo|occhiello|sommario|kicker-?text|excerpt)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|byl|authors?|author-?names?|article-?authors?|post-?author|"
    r"entry-?author|"
    r"writer|autor(?:es|en)?|autore|auteur|redakteur|contributors?|vcard|firma)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:^|[\s_-])(?:date|date-?line|pub-?date|publish(?:ed)?(?:-?(?:date|time|on))?|time-?stamp|"
    r"post-?date|entry-?date|article-?date|datum|fecha|data|posted-?on)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SHAPES = (_STANDFIRST, _BYLINE, _DATE)
_LABELLED: Any = etree.XPath("descendant-or-self::*[@class or @rel]")
_UPDATED = re.compile(r"updat|modif|aktualis|actuali|aggiorn|atualiz|mis à jour", re.IGNORECASE)
_SIGNED = re.compile(
    r"^(?:(?:Posted|Published|Written|Updated)\b.{0,40}?\bby|By|BY|"
    r"Von|VON|Por|POR|Par|PAR|Di|Door|Text|Autor|Autorin|Author|Foto und Text|"
    r"Text und Foto)"
    r"\s?:?\s+(?:[A-ZÀ-Ý][\w'’.-]+)(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-Ý][\w'’.-]+){1,3}"
    r"(?:\s*(?:,|/|&| und | and | y | et )\s*[A-ZÀ-Ý][\w'’. -]{3,40})?$"
)
_HOME = re.compile(r"^(?:https?://[^/]+)?/?(?:index\.html?)?$")
_SHORTEST_LINE = 10
_MOST_HOLDERS = 8
_LONGEST_DATE = 80
_MOST_LINES = 150
_MOST_HEADS = 6
_LONGEST_LINE = 160
_LONGEST_STANDFIRST = 500
_MOST_LOOKED_AT = 4000


def of_layout(root: html.HtmlElement) -> Claims:
    """Return what the visible page claims by its tags, classes and places."""
    body = next(root.iter("body"), root)
    head = _headline(body)
    around = _around(head) if head is not None else body
    marked = _marked(around)
    published, modified = _dates(around, marked[_DATE])
    return Claims(
        headline=_line(head) if head is not None else "",
        standfirst=_standfirst(marked[_STANDFIRST], head),
        byline=tuple(_byline(around, marked[_BYLINE])),
        published=published,
        modified=modified,
    )


def _line(element: html.HtmlElement) -> str:
    return " ".join(block.text for block in blocks_within(element))


def heads_of(root: html.HtmlElement) -> tuple[str, ...]:
    """Return the page's first headings of the first and second rank, the first rank first."""
    body = next(root.iter("body"), root)
    heads = [*list(body.iter("h1"))[:_MOST_HEADS], *list(body.iter("h2"))[:_MOST_HEADS]]
    return tuple(line for head in heads if (line := _line(head)))


def homes_of(root: html.HtmlElement) -> tuple[str, ...]:
    """Return what the page calls its site: the words of links to the front page."""
    found: dict[str, None] = {}
    for link in root.iter("a"):
        address = link.get("href", "").strip()
        if _HOME.match(address) and 3 <= len(words := tidy(link.text_content())) <= 60:
            found[words] = None
            if len(found) == _MOST_HEADS:
                break
    return tuple(found)


def lines_above(page: Printed, paragraph: str) -> tuple[Block, ...]:
    """Return what stands above a page's first paragraph, in the smallest element around it that
    holds a line of ten letters before it."""
    blocks = [line.block for line in page.lines]
    first = next((at for at, one in enumerate(blocks) if one.text == paragraph), None)
    if first is None:
        return ()
    around = [run for run in page.runs if run.start <= first < run.end]
    for run in around[:_MOST_HOLDERS]:
        before = blocks[run.start : first]
        if any(len(block.text) >= _SHORTEST_LINE for block in before):
            return tuple(before)
    return ()


def headline_in(lines: Iterable[Block]) -> str:
    """Return the first heading among lines, else the first that is neither byline nor date."""
    told = list(lines)
    heads = [block.text for block in told if block.kind is BlockKind.SUBHEAD]
    return next(iter(heads or [block.text for block in told if _is_headline(block.text)]), "")


def standfirst_in(lines: Iterable[Block], headline: str) -> str:
    """Return the line that stands between a headline and a byline or date, "" when none does."""
    told = [block.text for block in lines]
    for above, line, below in zip(told, told[1:], told[2:], strict=False):
        tells = _SIGNED.match(below) or dateline_of(below, patient=False)
        if above == headline and tells and _is_headline(line):
            return line
    return ""


def date_in(lines: Iterable[Block]) -> str:
    """Return the first of some lines that is or ends in a date."""
    short = (block.text for block in lines if len(block.text) <= _LONGEST_DATE)
    return next((line for line in short if dateline_of(line, patient=False)), "")


def byline_in(lines: Iterable[Block]) -> str:
    """Return the first of some lines that begins like a byline."""
    return next((block.text for block in lines if _SIGNED.match(block.text)), "")


def _is_headline(line: str) -> bool:
    if not _SHORTEST_LINE <= len(line) <= _LONGEST_LINE or _SIGNED.match(line):
        return False
    return dateline_of(line, patient=False) is None


def _headline(body: html.HtmlElement) -> html.HtmlElement | None:
    """Return the first h1 of some words outside furniture, else the first h1 of any."""
    heads = [one for one in body.iter("h1") if any(map(str.isalpha, one.text_content()))]
    for head in heads:
        if not any(is_furniture(one) for one in head.iterancestors()):
            return head
    return heads[0] if heads else None


def _around(head: html.HtmlElement) -> html.HtmlElement:
    """Return the smallest element around the headline that holds a few paragraphs too."""
    around: html.HtmlElement = head
    for ancestor in head.iterancestors():
        if ancestor.tag == "html":
            break
        around = ancestor
        if sum(1 for _ in zip(ancestor.iter("p"), range(3), strict=False)) == 3:
            break
    return around


def _marked(around: html.HtmlElement) -> Mapping[re.Pattern[str], list[html.HtmlElement]]:
    """Return the elements whose class or rel one of the shapes fits, in order."""
    marked: dict[re.Pattern[str], list[html.HtmlElement]] = {shape: [] for shape in _SHAPES}
    for element in islice(_LABELLED(around), _MOST_LOOKED_AT):
        for shape in _shapes_of(f"{element.get('class', '')} {element.get('rel', '')}"):
            marked[shape].append(element)
    return marked


@lru_cache(maxsize=16384)
def _shapes_of(label: str) -> tuple[re.Pattern[str], ...]:
    return tuple(shape for shape in _SHAPES if shape.search(label))


def _standfirst(marked: Iterable[html.HtmlElement], head: html.HtmlElement | None) -> str:
    for element in marked:
        if element is head or element.tag in {"body", "article", "main", "section", "ul", "a"}:
            continue
        words = _line(element)
        if 20 <= len(words) <= _LONGEST_STANDFIRST:
            return words
    following = head.getnext() if head is not None else None
    if following is not None and following.tag in {"h2", "h3"}:
        words = _line(following)
        if 30 <= len(words) <= _LONGEST_STANDFIRST:
            return words
    return ""


def _byline(around: html.HtmlElement, marked: Iterable[html.HtmlElement]) -> Iterator[str]:
    linked = [
        one
        for one in around.iter("a")
        if "author" in one.get("rel", "").split() and not _in_comments(one)
    ]
    named = linked or [element for element in marked if not _in_comments(element)]
    if not named:
        yield from _signed(around)
    seen: set[str] = set()
    for element in named[:20]:
        words = _line(element)
        if words and len(words) <= _LONGEST_LINE and words.casefold() not in seen:
            seen.add(words.casefold())
            yield words
            if not linked:
                return


def _in_comments(element: html.HtmlElement) -> bool:
    labels = (f"{one.get('class', '')} {one.get('id', '')}" for one in element.iterancestors())
    return any("comment" in label.lower() or "respond" in label.lower() for label in labels)


def _signed(around: html.HtmlElement) -> Iterator[str]:
    """Yield the first short line that begins like a byline: "By Ann Lee", "Von Max Muster"."""
    for element in list(around.iter("p", "span", "div", "em", "i", "strong", "address"))[
        :_MOST_LINES
    ]:
        words = tidy(element.text or "") if len(element) == 0 else ""
        if _SIGNED.match(words):
            yield words
            return


def _dates(around: html.HtmlElement, marked: Iterable[html.HtmlElement]) -> tuple[str, str]:
    """Return the words of the first date of printing and of the first of changing."""
    found = {False: "", True: ""}
    for updated, words in chain(_times(around), _marked_dates(marked)):
        found[updated] = found[updated] or words
        if found[False] and found[True]:
            break
    return found[False], found[True]


def _times(around: html.HtmlElement) -> Iterator[tuple[bool, str]]:
    for time in around.iter("time"):
        label = f"{time.get('class', '')} {time.get('itemprop', '')} {_before(time)}"
        yield _UPDATED.search(label) is not None, tidy(time.get("datetime", "")) or _line(time)


def _marked_dates(marked: Iterable[html.HtmlElement]) -> Iterator[tuple[bool, str]]:
    for element in marked:
        words = _line(element) if element.tag != "time" else ""
        if 6 <= len(words) <= _LONGEST_LINE:
            yield _UPDATED.search(words) is not None, words


def _before(time: html.HtmlElement) -> str:
    previous = time.getprevious()
    if previous is not None:
        return tidy((previous.tail or "") + " " + (previous.text or ""))[-40:]
    parent = time.getparent()
    return tidy(parent.text or "")[-40:] if parent is not None else ""
