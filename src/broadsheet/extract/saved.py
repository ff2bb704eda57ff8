"""A page saved as HTML: where and when that was, the clippings on it, and pictures inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree, html

from broadsheet.extract.capture import clippings_of, main_of, read_capture
from broadsheet.extract.chrome import tells_of_press
from broadsheet.extract.claims import Claims
from broadsheet.extract.furniture import SILENT, is_furniture
from broadsheet.extract.generic import extract
from broadsheet.extract.limits import check_tree
from broadsheet.extract.marks import marks_in
from broadsheet.extract.masthead import (
    Masthead,
    address_of,
    byline_of,
    headline_of,
    language_of,
    masthead_of,
    modified_of,
    outlet_of,
    published_of,
    section_of,
    tags_of,
)
from broadsheet.extract.pasteup import Clipping, paste_up
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Article, BlockKind
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.text.addresses import absolute, host_of
from broadsheet.text.blocks import each_block
from broadsheet.text.clean import fold, tidy
from broadsheet.text.markup import tree_of

# A resource in the page itself (RFC 2397): base64 as browsers and SingleFile write it, or
# percent-encoded up to what ends an attribute or a CSS url().
_INLINE = re.compile(
    rb"data:[a-zA-Z]{1,20}/[\w.+-]{1,80}(?:;[\w-]{1,40}=[\w.\"-]{1,80}){0,4}"
    rb"(?:;base64,[A-Za-z0-9+/=_%\s-]*+|,[^\"'<>()\s]*+)",
    re.IGNORECASE,
)
_HEAD = 4000
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(?P<url>\S{1,2048})(?:\s+saved date:\s*"
    r"\w{3} (?P<month>\w{3}) (?P<day>\d{1,2}) (?P<year>\d{4}) (?P<clock>[\d:]{8}) "
    r"GMT(?P<zone>[+-]\d{4}))?"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(?P<url>\S{1,2048})\s*-->")
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments|commentlist|comment[_-](?:list|section|area|thread|stream)|disqus\w*|"
    r"respond|replies|kommentare|commentaires|comentarios)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEVER = frozenset("html body main article".split())
_PLAIN_TAGS = frozenset(
    "span div p time li ul ol small b i em strong cite a h2 h3 h4 h5 h6 td header section".split()
)
_SHORT_LINE = 160
_SURE_CLIPPING, _CLIPPING = 80, 180
"""Characters of text that make a clipping on a page: shorter ones are teasers."""
_OWN_CLIPPING = 400
_FRAMED = 0.9
"""The share of a page's text in one `pre` that makes it a text file shown by a browser."""


def without_inline(body: bytes) -> bytes:
    """Return a page without the pictures, fonts and sounds written into it as `data:` addresses.

    One pass whose time grows with the length alone.
    """
    return _INLINE.sub(b"", body) if b"data:" in body else body


def as_saved(page: Page, text: str) -> Page:
    """Return a file's page with the address, and as of the moment, that its saver wrote down.

    Savers known: SingleFile, and browsers that write "saved from url". The moment is never later
    than the page's own. A page with an address of its own is not touched.
    """
    head = text[:_HEAD]
    found = _SINGLE_FILE.search(head) or _SAVED_FROM.search(head)
    address = absolute("", found["url"]) if found and not page.url else ""
    if found is None or not address:
        return page
    return replace(page, url=address, landed=address, fetched_at=_moment(found, page.fetched_at))


def _moment(found: re.Match[str], seen_at: datetime) -> datetime:
    given = found.groupdict()
    if not given.get("clock"):
        return seen_at
    try:
        moment = parsedate_to_datetime("{day} {month} {year} {clock} {zone}".format(**given))
    except (TypeError, ValueError):
        return seen_at
    return min(moment.astimezone(UTC), seen_at)


def read_saved(page: Page, text: str, *, press: Press, subject: str) -> tuple[Article, ...]:
    """Return the articles of an HTML page: one, or, where clippings are printed on it, each.

    With clippings, the main article's text is what stands between its heading and the chrome, as
    in a capture of the same page as text. Raises what `extract` raises.
    """
    page = as_saved(page, text)
    found = _with_clippings(page, text, press, subject)
    return found or (extract(page, press=press, subject=subject),)


def _with_clippings(page: Page, text: str, press: Press, subject: str) -> tuple[Article, ...]:
    root = tree_of(text, subject)
    check_tree(root, text, subject)
    plain = _plain_text(root)
    if plain:
        return read_capture(plain, seen_at=page.fetched_at, press=press, subject=subject)
    if not _may_hold_clippings(root, press):
        return ()
    address = page.landed or page.url
    base = next((absolute(address, one.get("href", "")) for one in root.iter("base")), "")
    # What the layout says may be said of a clipping.
    top = replace(masthead_of(root, address), shown=Claims())
    lines = lines_of_page(root, press, headline_of(top, host_of(address)))
    sheet = paste_up(lines, press)
    canonical = address_of(top, address, base or address, press)
    outlet = outlet_of(top, canonical or address, press)
    sheet = replace(
        sheet,
        clippings=tuple(one for one in sheet.clippings if _is_clipping(one, outlet)),
    )
    clippings = clippings_of(sheet, seen_at=page.fetched_at, press=press)
    if not clippings:
        return ()
    related = tuple(dict.fromkeys(one.identity for one in clippings))
    main = main_of(sheet, seen_at=page.fetched_at, press=press, url=canonical, related=related)
    own = (_claimed(main, top, press, outlet, base or address),) if main and main.blocks else ()
    return tuple({one.identity: one for one in (*own, *clippings)}.values())


def _plain_text(root: html.HtmlElement) -> str:
    """Return the text of a page that is but plain text in a frame, as browsers show a text file."""
    body = next(root.iter("body"), root)
    frames = [frame.text_content() for frame in body.iter("pre")]
    whole = max(frames, key=len, default="")
    return whole if len(whole) > _FRAMED * len(body.text_content().strip()) else ""


def _may_hold_clippings(root: html.HtmlElement, press: Press) -> bool:
    """Say whether a page has a mark that could be a clipping's. One in four newspaper pages has."""
    # Pieces of text do for lines here, and cost a third.
    pieces = (" ".join(piece.split()) for piece in next(root.iter("body"), root).itertext())
    words = [piece for piece in pieces if any(map(str.isalnum, piece))]
    marks = list(marks_in(words, press))
    if any(mark.sure or mark.recent or mark.known for mark in marks):
        return True
    return bool(marks) and any(map(tells_of_press, words[: marks[-1].start]))


def _is_clipping(one: Clipping, own: str) -> bool:
    """Say whether what looks like a clipping is one, and no teaser, reader's post or embedded note.

    Pages are full of names with dates: unless the outlet stands there twice, only the heading
    above tells them from a clipping.
    """
    if not (one.mark.sure or one.headed):
        return False
    least = _SURE_CLIPPING if one.mark.sure else _CLIPPING
    if fold(one.mark.outlet) == fold(own):
        least = _OWN_CLIPPING
    return sum(len(line.block.text) for line in one.lines) >= least


def _claimed(main: Article, top: Masthead, press: Press, outlet: str, base: str) -> Article:
    """Return the main article with what the page claims of it and does not print."""
    language = language_of(top) or main.language
    seen_at = main.seen_at
    published = main.published or published_of(top, seen_at=seen_at, language=language)
    claimed = modified_of(top, published=published, seen_at=seen_at, language=language)
    return replace(
        main,
        outlet=main.outlet or outlet,
        byline=main.byline or byline_of(top, outlet, press),
        published=published,
        modified=main.modified or claimed,
        language=language,
        section=section_of(top),
        tags=main.tags or tags_of(top),
        image=absolute(base, top.first("image")),
    )


def lines_of_page(root: html.HtmlElement, press: Press, headline: str = "") -> tuple[Line, ...]:
    """Return a page's text as lines, from its heading on; the tree is taken apart on the way.

    Without menus, footers, forms and readers' comments; boxes that hold clippings stay.
    """
    body = next(root.iter("body"), root)
    etree.strip_elements(body, *SILENT, with_tail=False)
    _clear(body, press)
    _part_runs(body)
    lines = tuple(_lines(body))
    return lines[_heading(body, lines, headline) :]


def _lines(body: html.HtmlElement) -> Iterator[Line]:
    links = {
        words
        for link in body.iter("a")
        if (words := tidy(link.text_content())) and len(words) < 400
    }
    for block in each_block(body):
        if block.kind is BlockKind.CAPTION:
            continue
        yield Line(block, 1.0 if block.text in links else 0.0)


def _heading(body: html.HtmlElement, lines: Sequence[Line], headline: str) -> int:
    """Return the line the article's heading stands on: the one claimed, else the first h1."""
    wanted = [headline, *(tidy(one.text_content()) for one in body.iter("h1"))]
    for words in filter(None, map(fold, wanted)):
        for at, line in enumerate(lines):
            if fold(line.block.text) == words:
                return at
    return 0


def _clear(body: html.HtmlElement, press: Press) -> None:
    left = list(body)
    while left:
        element = left.pop()
        if _is_dropped(element, press):
            # Emptied, not taken out: lxml moves no tail that holds a control character.
            element.clear(keep_tail=True)
        else:
            left.extend(element)


def _is_dropped(element: html.HtmlElement, press: Press) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NEVER:
        return False
    heading = element.tag == "h1" or next(element.iter("h1"), None) is not None
    if heading:
        return False
    if _COMMENTS.search(f"{element.get('class', '')} {element.get('id', '')}"):
        return True
    if not is_furniture(element):
        return False
    words = element.text_content()
    if element.tag in _PLAIN_TAGS and len(words) <= _SHORT_LINE:
        return False  # It may be the line that names an outlet; chrome is told by its words.
    return not _holds_clippings(element, words, press)


def _holds_clippings(element: html.HtmlElement, words: str, press: Press) -> bool:
    if len(words) < _SURE_CLIPPING:
        return False
    lines = [block.text for block in each_block(element)]
    return next(marks_in(lines, press), None) is not None


def _part_runs(body: html.HtmlElement) -> None:
    """Put a sign between words of neighbours that touch: <b>Courier</b><time>3 hours ago</time>."""
    for element in body.iter("span", "time", "b", "strong", "small", "cite", "em", "i", "a"):
        previous = element.getprevious()
        if previous is None or (previous.tail or "").strip(" ") != "" or previous.tail:
            continue
        if previous.tag not in {"span", "time", "b", "strong", "small", "cite", "em", "i", "a"}:
            continue
        before, after = previous.text_content()[-1:], element.text_content()[:1]
        if before.isalpha() and before.islower() and (after.isdigit() or after.isupper()):
            previous.tail = " · "
