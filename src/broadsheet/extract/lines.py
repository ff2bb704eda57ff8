"""A page as the lines it would print, each element a run of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from broadsheet.extract.furniture import Kind, kind_of_box, kind_of_tag
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block, BlockKind
from broadsheet.text.blocks import BREAKS, KINDS, UNREAD
from broadsheet.text.clean import tidy

_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SHORT_CELL = 100
_LONGEST_SUBHEAD = 120
_COPY_SHARE = 0.4
_ALL_SHARE = 0.9
_GALLERY = 0.3
_FEW_LINKS = 0.3
_FRAMES = frozenset({"div", "span"})
_AROUND_PICTURE = _FRAMES | {
    "a",
    "picture",
    "center",
    "p",
    "figure",
    "section",
    "noscript",
    "button",
}
_SHORT_CAPTION = 200
# Texts as one list, which the C library makes: a third of the time of asking each element.
_LINKED: Any = etree.XPath(".//a//text()", smart_strings=False)
_PARAGRAPHS: Any = etree.XPath(".//p//text()", smart_strings=False)


@dataclass(frozen=True, slots=True)
class Run:
    """An element and the lines it fills, `start` to before `end`."""

    element: html.HtmlElement
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printed:
    """All lines of a page in order, furniture left out, and the runs of them, inner ones first.

    `tags` holds the tag each line stands in.
    """

    lines: tuple[Line, ...]
    tags: tuple[str, ...]
    runs: tuple[Run, ...]


def printed(root: html.HtmlElement, *, believing: bool = True) -> Printed:
    """Return a page's body as lines.

    What holds `_COPY_SHARE` of the characters in paragraphs, or of all characters outside links, is
    no furniture, whatever it is called: pages wrap everything in a form, or call their one column
    "with-sidebar". Readers' comments stay furniture unless they are nearly all there is. Not
    `believing`, only tags make furniture, not what a page calls them.
    """
    body = next(root.iter("body"), root)
    setter = _Setter(body, kind_of_box if believing else kind_of_tag)
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            setter.end(element)
        elif not setter.start(element):
            walk.skip_subtree()
    setter.close()
    return Printed(_as_gallery(setter.lines), tuple(setter.tags), tuple(setter.runs))


def _as_gallery(lines: list[Line]) -> tuple[Line, ...]:
    """Return lines, captions made paragraphs where they are `_GALLERY` of all, and so the copy."""
    captions = sum(len(line.block.text) for line in lines if _is_caption(line))
    if captions < _GALLERY * sum(len(line.block.text) * (1 - line.linked) for line in lines):
        return tuple(lines)
    return tuple(
        Line(Block(text=line.block.text), line.linked) if _is_caption(line) else line
        for line in lines
    )


def _is_caption(line: Line) -> bool:
    return line.block.kind is BlockKind.CAPTION


class _Setter:
    """Takes the elements of a body one after the other and sets their words in lines."""

    def __init__(self, body: html.HtmlElement, kind_of: Callable[[html.HtmlElement], Kind]) -> None:
        words = len(body.text_content()) - _linked_in(body)
        self.lines: list[Line] = []
        self.tags: list[str] = []
        self.runs: list[Run] = []
        self._body = body
        self._kind_of = kind_of
        self._enough = _COPY_SHARE * words
        self._enough_paragraphs = _COPY_SHARE * sum(map(len, _PARAGRAPHS(body)))
        self._all = _ALL_SHARE * words
        self._frames = frozenset(_frames(body))
        self._words: list[str] = []
        self._linked = 0
        self._links: list[html.HtmlElement] = []
        self._kinds = [BlockKind.PARAGRAPH]
        self._open: list[tuple[html.HtmlElement, int, int]] = []

    def start(self, element: html.HtmlElement) -> bool:
        """Take a start tag; say whether what is inside is to be read."""
        tag = element.tag
        if not isinstance(tag, str) or (tag in UNREAD and tag != "noscript"):
            return False
        kind = self._kind_of(element)
        if kind is Kind.COPY and element in self._frames:
            kind = Kind.CAPTION
        caption = kind is Kind.CAPTION
        breaks = caption or (tag in BREAKS and (tag not in {"td", "th"} or _is_column(element)))
        if breaks:
            self.close()
        if not caption and kind is not Kind.COPY and not self._is_copy(element, kind):
            return False
        if breaks and tag != "br":
            self._open.append((element, len(self.lines), len(self._kinds)))
            self._kinds.extend(_kinds_of(element, caption))
        elif tag == "a" and element.get("href"):
            self._links.append(element)
        elif tag in {"td", "th"}:
            self._words.append(" ")
        if element.text:
            self._say(element.text)
        return True

    def _is_copy(self, element: html.HtmlElement, kind: Kind) -> bool:
        """Say whether what is called furniture holds so much that it is none."""
        words = len(element.text_content())
        if (
            kind is Kind.TEASER
            and element.tag != "li"
            and next(element.iter(*_HEADS), None) is None
        ):
            return _linked_in(element) < _FEW_LINKS * words  # the lead of the article itself
        if kind is Kind.OTHERS:
            return words > self._all and words - _linked_in(element) > self._all
        if words >= self._enough > 0 and words - _linked_in(element) >= self._enough:
            return True
        if words < self._enough_paragraphs:
            return False
        return bool(sum(map(len, _PARAGRAPHS(element))) >= self._enough_paragraphs > 0)

    def end(self, element: html.HtmlElement) -> None:
        """Take an end tag and the words after it."""
        if self._open and self._open[-1][0] is element:
            self.close()
            _, start, depth = self._open.pop()
            del self._kinds[depth:]
            if len(self.lines) > start:
                self.runs.append(Run(element, start, len(self.lines)))
        elif element.tag == "br":
            self.close()
        elif self._links and self._links[-1] is element:
            self._links.pop()
        if element is not self._body and element.tail:
            self._say(element.tail)

    def _say(self, words: str) -> None:
        self._words.append(words)
        if self._links:
            self._linked += len(words.strip())

    def close(self) -> None:
        """End the line that was being set."""
        if not self._words:
            return
        text = tidy("".join(self._words))
        if text:
            share = min(1.0, self._linked / len(text)) if self._linked else 0.0
            kind = self._kinds[-1]
            if kind is BlockKind.SUBHEAD and len(text) > _LONGEST_SUBHEAD and text[-1] in ".!?…":
                kind = BlockKind.PARAGRAPH  # a sentence or two set large
            self.lines.append(Line(Block(text=text, kind=kind), share))
            self.tags.append(self._open[-1][0].tag if self._open else "")
        self._words.clear()
        self._linked = 0


def _kinds_of(element: html.HtmlElement, caption: bool) -> tuple[BlockKind, ...]:
    if element.tag in KINDS:
        return (KINDS[element.tag],)
    if element.tag == "figure":
        holds = next(element.iter("table", "pre", "blockquote"), None)
        return (BlockKind.CAPTION if holds is None else BlockKind.PARAGRAPH,)
    return (BlockKind.CAPTION,) if caption else ()


def _frames(body: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what holds a picture and no more than a few words: what it shows and who took it."""
    for picture in body.iter("img", "picture", "amp-img"):
        frame, around = None, picture.getparent()
        while around is not None and around.tag in _AROUND_PICTURE:
            words = len(around.text_content().strip())
            if words > _SHORT_CAPTION or around is body:
                break
            frame = around if words and around.tag in _FRAMES else frame
            around = around.getparent()
        if frame is not None and next(frame.iter(*_HEADS[:3], "li", "table"), None) is None:
            yield frame


def _linked_in(element: html.HtmlElement) -> int:
    return sum(map(len, _LINKED(element)))


def _is_column(cell: html.HtmlElement) -> bool:
    """Say whether a table's cell holds copy of its own: text of some length, or elements."""
    return len(cell.text or "") > _SHORT_CELL or any(child.tag in BREAKS for child in cell)
