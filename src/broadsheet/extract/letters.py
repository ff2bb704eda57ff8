"""Newsletters and pages saved as messages: the page inside, or one article an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

from broadsheet.extract.capture import read_lines
from broadsheet.extract.copylines import is_body, is_headline
from broadsheet.extract.limits import check_page, check_text, check_tree
from broadsheet.extract.mime import Letter, Part, letter_of
from broadsheet.extract.pasteup import paste_up
from broadsheet.extract.saved import lines_of_page, read_saved, without_inline
from broadsheet.extract.sheet import lines_of_text
from broadsheet.extract.trimmings import Line, trimmed
from broadsheet.news.article import Article, Block, BlockKind
from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import EmptyInput, NoArticle
from broadsheet.news.ids import digest
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.text.charset import decoded
from broadsheet.text.clean import fold
from broadsheet.text.language import detect
from broadsheet.text.markup import tree_of

_FEWEST_ITEMS = 3
_LEAST_ITEM = 60
_LONGEST_OUTLET = 80
_HEADED = re.compile(r"<h1\b|<title\b[^>]{0,200}>\s*[^\s<]", re.IGNORECASE)
_READ_ON = re.compile(
    r"^\W*(?:(?:read (?:more|on|the (?:full )?(?:story|article))|full story|continue reading|more|"
    r"lire (?:la suite|l'article)|weiterlesen|mehr lesen|zum artikel|leer mas|leggi tutto|"
    r"leia mais)\b[^.]{0,60}(?:https?://\S+)?|<?https?://\S+>?\W*)$"
)


def read_message(page: Page, *, press: Press, subject: str) -> tuple[Article, ...]:
    """Return the articles of a message: a saved page's, a newsletter's items, or the one it is.

    All are read as of the moment the message was sent or saved, never later than `page` was seen.
    A page saved as a message (MHTML, RFC 2557) is read as the page it holds. Of a newsletter the
    HTML goes before the plain text; its outlet is the sender's display name, its headline the
    subject unless the page has one, its identity made of its Message-ID. Raises EmptyInput,
    NotText, TooLarge or NoArticle.
    """
    letter = letter_of(page.body, subject)
    sent = min(letter.date or page.fetched_at, page.fetched_at)
    part = letter.first("text/html")
    if part is not None and letter.location:
        inner = _page(part, sent, letter.location)
        return read_saved(inner, _text(inner, subject), press=press, subject=subject)
    refusals: list[Exception] = []
    for part in sorted(letter.parts, key=lambda one: one.kind != "text/html"):
        try:
            inner = _page(part, sent)
            return _read(letter, inner, press, subject)
        except (NoArticle, EmptyInput) as error:
            refusals.append(error)
    raise refusals[0] if refusals else EmptyInput(subject, "this message holds no text")


def _page(part: Part, sent: datetime, location: str = "") -> Page:
    charset = f"; charset={part.charset}" if part.charset else ""
    address = location if location.startswith(("http://", "https://")) else ""
    return Page(
        url=address,
        landed=address,
        body=without_inline(part.body),
        fetched_at=sent,
        content_type=part.kind + charset,
    )


def _text(inner: Page, subject: str) -> str:
    check_page(inner.body, subject)
    return decoded(inner.body, inner.content_type, subject)


def _read(letter: Letter, inner: Page, press: Press, subject: str) -> tuple[Article, ...]:
    """Return the articles of one part: clippings with marks, items, or the letter itself."""
    text = _text(inner, subject)
    marked = inner.content_type.startswith("text/html")
    lines = _lines_of_markup(text, press, subject) if marked else _lines_of_text(text, subject)
    if paste_up(lines, press).clippings:
        found = read_lines(lines, seen_at=inner.fetched_at, press=press, subject=subject)
        return tuple(_sent(one, letter, own=bool(one.related)) for one in found)
    items = tuple(_items(lines))
    if len(items) >= _FEWEST_ITEMS:
        return tuple(_sent(_article(item, inner), letter, own=False) for item in items)
    if marked:
        if not _HEADED.search(text):
            text = f"<title>{escape(letter.subject)}</title>{text}"
        inner = replace(inner, body=text.encode("utf-8", "replace"), content_type="text/html")
        found = read_saved(inner, text, press=press, subject=subject)
    else:
        if letter.subject and (not lines or fold(lines[0].block.text) != fold(letter.subject)):
            lines = (Line(Block(text=letter.subject), 0.0), *lines)
        found = read_lines(lines, seen_at=inner.fetched_at, press=press, subject=subject)
    return (_sent(found[0], letter, own=True), *found[1:])


def _lines_of_markup(text: str, press: Press, subject: str) -> tuple[Line, ...]:
    root = tree_of(text, subject)
    check_tree(root, text, subject)
    return lines_of_page(root, press)


def _lines_of_text(text: str, subject: str) -> tuple[Line, ...]:
    check_text(text, subject)
    return lines_of_text(text)


def _sent(article: Article, letter: Letter, *, own: bool) -> Article:
    """Return an article with what the letter around it says; `own` is the letter itself."""
    published = article.published
    if published is None and letter.date is not None:
        published = Dateline(at=min(letter.date, article.seen_at))
    identity = article.identity
    if own and letter.message_id:
        identity = "capture:" + digest("message", letter.message_id)
    return replace(
        article,
        identity=identity,
        outlet=article.outlet or letter.sender[:_LONGEST_OUTLET],
        published=published,
    )


@dataclass(frozen=True, slots=True)
class _Item:
    headline: str
    blocks: tuple[Block, ...]


def _items(lines: Sequence[Line]) -> Iterator[_Item]:
    """Yield the items of a list: each a headline that is a heading or a link, its text, a link on.

    Only where every one of them is told by such a link: a letter with subheads is one article.
    """
    starts = [at for at, line in enumerate(lines) if _starts_item(lines, at, line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        within = lines[start + 1 : end]
        stop = next((at for at, one in enumerate(within) if _leads_on(one)), None)
        linked = lines[start].linked > 0.5
        if stop is None and not linked:
            continue
        blocks = trimmed([one for one in within[:stop] if not one.linked])
        if sum(len(block.text) for block in blocks) >= _LEAST_ITEM:
            yield _Item(lines[start].block.text, blocks)


def _starts_item(lines: Sequence[Line], at: int, line: Line) -> bool:
    if not is_headline(line) or is_body(line) or at + 1 >= len(lines):
        return False
    headed = line.block.kind is BlockKind.SUBHEAD or line.linked > 0.5
    after_link = at > 0 and _leads_on(lines[at - 1])
    return (headed or after_link or _first_of_pair(lines, at)) and is_body(lines[at + 1])


def _first_of_pair(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line, its text under it, and a link on stand together."""
    return any(_leads_on(line) for line in lines[at + 2 : at + 4])


def _leads_on(line: Line) -> bool:
    return _READ_ON.match(fold(line.block.text)) is not None


def _article(item: _Item, inner: Page) -> Article:
    words = " ".join(block.text for block in item.blocks)
    return Article(
        identity="capture:" + digest("item", item.headline, words),
        headline=item.headline,
        blocks=item.blocks,
        seen_at=inner.fetched_at,
        language=detect(f"{item.headline}. {words}"),
    )
