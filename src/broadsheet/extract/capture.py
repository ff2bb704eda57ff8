"""A page saved as text, or laid out as it: one article, its chrome, and the clippings beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from broadsheet.extract.chrome import Part, is_menu, part_of
from broadsheet.extract.copylines import is_body
from broadsheet.extract.limits import check_text
from broadsheet.extract.marks import is_age, is_byline, pieces_of
from broadsheet.extract.pasteup import Clipping, Pasteup, paste_up
from broadsheet.extract.sheet import lines_of_text
from broadsheet.extract.trimmings import Line, trimmed
from broadsheet.news.article import Article, Block, BlockKind
from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import EmptyInput, NoArticle
from broadsheet.news.ids import digest
from broadsheet.news.press import Press
from broadsheet.text.addresses import bare, host_of
from broadsheet.text.bylines import names_in
from broadsheet.text.clean import fold
from broadsheet.text.dates import by_age, dateline_of, not_after
from broadsheet.text.language import detect

_LONGEST_STANDFIRST = 300
_LONGEST_HEADLINE = 400
_LEAST_BODY = 40
_HIGHEST = 8
"""Lines under a headline among which byline and date are looked for."""
_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z])")
_MODIFIED = re.compile(
    r"^(?:last )?(?:updated|modified|mis a jour|aktualisiert|actualizado|aggiornato|atualizado)\b"
)
_ADDRESS = re.compile(
    r"^(?P<lead>[^\W\d][\w ',’-]{0,40}[:—–-]\s*)?<?(?P<url>https?://[^\s<>]{4,2000}?)>?[.,]?"
    r"(?:\s+(?:page )?\d{1,4}\s?(?:/|of)\s?\d{1,4})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """What stands over an article's text, beside its headline."""

    byline: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    outlet: str = ""


def read_capture(
    text: str, *, seen_at: datetime, press: Press, subject: str
) -> tuple[Article, ...]:
    """Return the main article of a page saved as text, then each clipping as an article.

    The first line of copy is the headline; the second the standfirst when it is one sentence of
    at most 300 characters and the body follows; then a paragraph a line, up to the chrome. Outlet,
    byline and dates are taken where lines of their own say them. A clipping is printed at
    `seen_at` less its age; `related` of the main article names the clippings. A text without
    chrome is one article. Raises EmptyInput, TooLarge or NoArticle.
    """
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise EmptyInput(subject, "there is nothing in it")
    check_text(text, subject)
    return read_lines(lines_of_text(text), seen_at=seen_at, press=press, subject=subject)


def read_lines(
    lines: Sequence[Line], *, seen_at: datetime, press: Press, subject: str, url: str = ""
) -> tuple[Article, ...]:
    """Return the articles of a sheet's lines, as `read_capture` does; `url` is where it was."""
    sheet = paste_up(lines, press)
    clippings = {one.identity: one for one in clippings_of(sheet, seen_at=seen_at, press=press)}
    printed, rest = _address(sheet.copy)
    main = main_of(
        replace(sheet, copy=rest),
        seen_at=seen_at,
        press=press,
        url=bare(url or printed),
        related=tuple(clippings),
    )
    if not clippings:
        _check_main(main, sheet, lines, subject)
    return ((main,) if main else ()) + tuple(
        one for one in clippings.values() if main is None or one.identity != main.identity
    )


def clippings_of(sheet: Pasteup, *, seen_at: datetime, press: Press) -> tuple[Article, ...]:
    """Return each clipping of a sheet as an article."""
    return tuple(_clipped(one, seen_at, press) for one in sheet.clippings)


def _clipped(one: Clipping, seen_at: datetime, press: Press) -> Article:
    top, rest = _topped(one.lines, press)
    blocks = _blocks(rest)
    words = " ".join(block.text for block in blocks)
    return Article(
        identity="capture:" + digest(fold(one.mark.outlet), one.headline, words),
        headline=one.headline[:_LONGEST_HEADLINE],
        blocks=blocks,
        seen_at=seen_at,
        outlet=one.mark.outlet,
        byline=names_in(one.mark.byline) or top.byline,
        published=_printed(one.mark.age, seen_at),
        language=detect(f"{one.headline}. {words}"),
    )


def _printed(age: str, seen_at: datetime, language: str = "") -> Dateline | None:
    if not age:
        return None
    found = by_age(age, seen_at=seen_at) or dateline_of(
        age, seen_at=seen_at, language=language, patient=False
    )
    return not_after(found, seen_at)


def main_of(
    sheet: Pasteup, *, seen_at: datetime, press: Press, url: str, related: tuple[str, ...]
) -> Article | None:
    """Return the article a sheet was saved for; None when no text stands under a headline."""
    copy = _from_headline(sheet.copy, press)
    if len(copy) < 2 or (sheet.clippings and not any(map(is_body, copy[1:]))):
        return None
    headline, rest = copy[0].block.text[:_LONGEST_HEADLINE], list(copy[1:])
    standfirst = ""
    if sheet.closed and len(rest) > 1 and _is_standfirst(rest[0]):
        standfirst = rest.pop(0).block.text
    top, rest = _topped(rest, press)
    blocks = _blocks(rest)
    words = " ".join((standfirst, *(block.text for block in blocks)))
    outlet = sheet.mark.outlet if sheet.mark else top.outlet
    known = press.of_host(host_of(url)) if url and not outlet else None
    outlet = known.name if known else outlet
    language = detect(f"{headline}. {words}")
    return Article(
        identity=url or "capture:" + digest(fold(outlet), headline, words),
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        seen_at=seen_at,
        outlet=outlet,
        url=url,
        byline=top.byline or (names_in(sheet.mark.byline) if sheet.mark else ()),
        published=_printed(sheet.mark.age if sheet.mark else top.published, seen_at, language),
        modified=_printed(top.modified, seen_at, language),
        language=language,
        tags=sheet.tags,
        related=related,
    )


def _from_headline(copy: Sequence[Line], press: Press) -> Sequence[Line]:
    """Return copy without what is printed above its headline: menus, dates, an outlet's name."""
    for at, line in enumerate(copy[:_HIGHEST]):
        text = line.block.text
        above = is_age(text) or is_menu(text) or part_of(text) is Part.NOTHING or text[0] == "#"
        if not above and press.named(text) is None and any(map(str.isalpha, text)):
            return copy[at:]
    return copy


def _is_standfirst(line: Line) -> bool:
    text = line.block.text
    if len(text) > _LONGEST_STANDFIRST or _SENTENCE_ENDS.search(text) is not None:
        return False
    return not (is_byline(text) or is_age(text) or line.block.kind is not BlockKind.PARAGRAPH)


def _topped(lines: Sequence[Line], press: Press) -> tuple[_Top, list[Line]]:
    """Return what the lines over a text say of it, and the lines without them."""
    top, kept = _Top(), []
    for at, line in enumerate(lines):
        said = None
        if at < _HIGHEST and not any(map(is_body, lines[:at])):
            said = _said(line.block.text, top, press)
        if said is None:
            kept.append(line)
        else:
            top = said
    return top, kept


def _said(text: str, top: _Top, press: Press) -> _Top | None:
    """Return `top` with what a line adds to it, or None for a line of text."""
    if press.named(text) is not None and not top.outlet:
        return replace(top, outlet=text)
    for piece in pieces_of(text):
        if is_age(piece):
            if _MODIFIED.match(fold(piece)) and top.published:
                top = replace(top, modified=piece)
            else:
                top = replace(top, published=top.published or piece)
        elif is_byline(piece) and (names := names_in(piece)):
            top = replace(top, byline=top.byline or names)
        elif part_of(piece) is not Part.NOTHING:
            return None
    return top


def _address(copy: Sequence[Line]) -> tuple[str, tuple[Line, ...]]:
    """Return the address printed with a text, and the lines without those that are addresses.

    It is the first, if that stands over the text or is the only one: others lead elsewhere.
    """
    matches = ((at, _ADDRESS.match(line.block.text)) for at, line in enumerate(copy))
    found = [(at, match) for at, match in matches if match]
    if not found:
        return "", tuple(copy)
    spent = {at for at, _ in found}
    first, match = found[0]
    over = not any(map(is_body, copy[:first]))
    whole = len({one["url"] for _, one in found}) == 1
    rest = tuple(line for at, line in enumerate(copy) if at not in spent)
    return match["url"] if over or whole else "", rest


def _blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    return trimmed(lines)


def _check_main(main: Article | None, sheet: Pasteup, lines: Sequence[Line], subject: str) -> None:
    """Raise NoArticle for a sheet whose copy is none."""
    if sheet.closed or not sheet.copy:
        if main is None:
            raise NoArticle(subject, "this capture holds no headline with text under it")
        return
    first = sheet.copy[0] if main is None else lines[0]
    if len(first.block.text) > _LONGEST_HEADLINE or (main is None and is_body(first)):
        raise NoArticle(subject, "this text does not begin with a headline")
    if main is None or sum(len(block.text) for block in main.blocks) < _LEAST_BODY:
        raise NoArticle(subject, "there is no body under the first line of this text")
