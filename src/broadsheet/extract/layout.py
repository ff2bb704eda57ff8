"""What a page shows of headline, standfirst, byline and date, by where and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import html

from broadsheet.extract.claims import Claims
from broadsheet.extract.furniture import is_furniture
from broadsheet.news.article import Block, BlockKind
from broadsheet.text.blocks import blocks_within, each_block
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
    marked = list(_marked(around))
    return Claims(
        headline=_line(head) if head is not None else "",
        standfirst=_standfirst(marked, head),
        byline=tuple(_byline(around, marked)),
        published=_date(around, marked, updated=False),
        modified=_date(around, marked, updated=True),
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


def lines_above(root: html.HtmlElement, paragraph: str) -> tuple[Block, ...]:
    """Return what stands above a page's first paragraph, in the smallest element around it that
    holds a line of ten letters before it."""
    start = paragraph[:60]
    for holder in _holders(root, start)[: -_MOST_HOLDERS - 1 : -1]:
        before: list[Block] = []
        for block in each_block(holder):
            if block.text.startswith(start):
                break
            before.append(block)
        if any(len(block.text) >= _SHORTEST_LINE for block in before):
            return tuple(before)
    return ()


def _holders(root: html.HtmlElement, start: str) -> list[html.HtmlElement]:
    """Return the elements around a text, the outermost first."""
    found: list[html.HtmlElement] = []
    inner: html.HtmlElement | None = root
    while inner is not None:
        found.append(inner)
        inner = next((one for one in inner if start in " ".join(one.text_content().split())), None)
    return found


def headline_in(lines: Iterable[Block]) -> str:
    """Return the first heading among lines, else the first that is neither byline nor date."""
    told = list(lines)
    heads = [block.text for block in told if block.kind is BlockKind.SUBHEAD]
    return next(iter(heads or [block.text for block in told if _is_headline(block.text)]), "")


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


def _marked(around: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    for number, element in enumerate(around.iter()):
        if number > _MOST_LOOKED_AT:
            return
        if isinstance(element.tag, str) and (element.get("class") or element.get("rel")):
            yield f"{element.get('class', '')} {element.get('rel', '')}", element


def _standfirst(
    marked: Iterable[tuple[str, html.HtmlElement]], head: html.HtmlElement | None
) -> str:
    for label, element in marked:
        if element is head or element.tag in {"body", "article", "main", "section", "ul", "a"}:
            continue
        if _STANDFIRST.search(label):
            words = _line(element)
            if 20 <= len(words) <= _LONGEST_STANDFIRST:
                return words
    following = head.getnext() if head is not None else None
    if following is not None and following.tag in {"h2", "h3"}:
        words = _line(following)
        if 30 <= len(words) <= _LONGEST_STANDFIRST:
            return words
    return ""


def _byline(
    around: html.HtmlElement, marked: Iterable[tuple[str, html.HtmlElement]]
) -> Iterator[str]:
    linked = [
        one
        for one in around.iter("a")
        if "author" in one.get("rel", "").split() and not _in_comments(one)
    ]
    named = linked or [
        element for label, element in marked if _BYLINE.search(label) and not _in_comments(element)
    ]
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


def _date(
    around: html.HtmlElement, marked: Iterable[tuple[str, html.HtmlElement]], *, updated: bool
) -> str:
    for time in around.iter("time"):
        label = f"{time.get('class', '')} {time.get('itemprop', '')} {_before(time)}"
        if bool(_UPDATED.search(label)) is updated:
            words = tidy(time.get("datetime", "")) or _line(time)
            if words:
                return words
    for label, element in marked:
        if _DATE.search(label) and element.tag != "time":
            words = _line(element)
            if 6 <= len(words) <= _LONGEST_LINE and bool(_UPDATED.search(words)) is updated:
                return words
    return ""


def _before(time: html.HtmlElement) -> str:
    previous = time.getprevious()
    if previous is not None:
        return tidy((previous.tail or "") + " " + (previous.text or ""))[-40:]
    parent = time.getparent()
    return tidy(parent.text or "")[-40:] if parent is not None else ""
