"""An article read out of any outlet's page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree, html

from broadsheet.extract.body import body_lines
from broadsheet.extract.credits import credit_of
from broadsheet.extract.densest import densest_lines
from broadsheet.extract.furniture import SILENT, clear
from broadsheet.extract.kinds import kind_of
from broadsheet.extract.layout import byline_in, date_in, headline_in, lines_above
from broadsheet.extract.limits import LARGEST_TEXT, check_page
from broadsheet.extract.live import claimed_entries, shown_entries
from broadsheet.extract.masthead import (
    Masthead,
    address_of,
    byline_of,
    headline_of,
    language_of,
    masthead_of,
    modified_of,
    only_names_site,
    outlet_of,
    published_of,
    section_of,
    standfirst_of,
    tags_of,
)
from broadsheet.extract.refusals import refuse, refuse_list
from broadsheet.extract.trimmings import trimmed, without_repeats
from broadsheet.news.article import Article, ArticleKind, Block
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.errors import NoArticle, TooLarge
from broadsheet.news.ids import digest
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.text.addresses import absolute, host_of
from broadsheet.text.blocks import blocks_of_markup
from broadsheet.text.charset import decoded
from broadsheet.text.clean import fold
from broadsheet.text.dates import not_after
from broadsheet.text.language import detect
from broadsheet.text.markup import tree_of

_SHORT_BODY = 250
_LEAST_WORDS = 40
"""Fewer characters of body than this are no article."""
_LIVE_HINT = re.compile(
    r"\b(?:live|ticker|en[ -]direct|en[ -]vivo|ao[ -]vivo|diretta)\b|live(?:blog|ticker)", re.I
)


def extract(page: Page, *, press: Press, subject: str = "") -> Article:
    """Return the article on an HTML page; errors name `subject`, or else the page's address.

    Raises EmptyInput, NotText, TooLarge (page or text over the limits, tags too deep or too full)
    or NoArticle (an error, consent or front page, or nothing to read).
    """
    subject = subject or page.landed or page.url or "page"
    check_page(page.body, subject)
    root = tree_of(decoded(page.body, page.content_type, subject), subject)
    address = _base(root, page.landed or page.url)
    top = masthead_of(root, address)
    etree.strip_elements(root, *SILENT, with_tail=False)
    words = " ".join(next(root.iter("body"), root).text_content().split())
    headline = headline_of(top, host_of(address))
    refuse(subject, title=top.title or headline, words=words, claimed=top.claims_article)
    language = language_of(top)
    seen_at = page.fetched_at
    published = published_of(top, seen_at=seen_at, language=language)
    if published is None:  # before the furniture goes: dates stand in it
        published = _searched(root, address, seen_at)
    blocks = _body(root, top, address, seen_at=seen_at, language=language)
    refuse_list(subject, root, blocks, types=top.types, path=urlsplit(address).path)
    standfirst = standfirst_of(top, words, headline)
    above = lines_above(root, blocks[0].text) if blocks and top.is_bare else ()
    if only_names_site(top, headline, host_of(address)):
        headline = headline_in(above) or headline
    published = dated_by(date_in(above), published, seen_at=seen_at, language=language)
    blocks, standfirst = _apart(blocks, standfirst, _told(top, headline))
    _check(subject, top, headline, blocks)
    return _article(
        page, press, top, address=address, headline=headline, standfirst=standfirst,
        blocks=blocks, language=language or detect(" ".join(block.text for block in blocks)),
        published=published,
    )  # fmt: skip


def _base(root: html.HtmlElement, address: str) -> str:
    for element in root.iter("base"):
        return absolute(address, element.get("href", "")) or address
    return address


def _body(
    root: html.HtmlElement, top: Masthead, address: str, *, seen_at: datetime, language: str
) -> tuple[Block, ...]:
    if top.linked.updates:
        entries = claimed_entries(top.linked.updates, seen_at=seen_at, language=language)
        if entries:
            return entries
    hints = f"{address} {top.head.address} {top.title}"
    if "liveblogposting" in top.types or _LIVE_HINT.search(hints):
        entries = shown_entries(root, seen_at=seen_at, language=language)
        if entries:
            return entries
    clear(root)
    found = body_lines(root)
    told = blocks_of_markup(top.linked.body or top.marked.body)
    if _length(told) > 1.5 * sum(len(line.block.text) for line in found) + 100:
        return told
    copy = trimmed(found)
    if _length(copy) < _SHORT_BODY or len(found) == 1:
        dense = trimmed(densest_lines(root))
        # One block for a whole page is the page without its structure, menus and all.
        if _length(dense) > (2 if len(found) != 1 else 0.25) * _length(copy):
            return dense
    return copy


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _told(top: Masthead, headline: str) -> list[str]:
    said = [headline, section_of(top)]
    for voice in top.voices:
        said += [voice.headline, voice.section, *voice.byline]
    return [*said, *(f"By {name}" for voice in top.voices for name in voice.byline)]


def _apart(
    blocks: Sequence[Block], standfirst: str, told: Iterable[str]
) -> tuple[tuple[Block, ...], str]:
    """Return body and standfirst with nothing printed twice.

    A standfirst that is no more than the beginning of the first paragraph is not one.
    """
    kept = tuple(without_repeats(blocks, told))
    if standfirst and kept:
        first = fold(kept[0].text)
        if first != fold(standfirst) and first.startswith(fold(standfirst)):
            return kept, ""
    return tuple(without_repeats(kept, (standfirst,))) or kept, standfirst


def _check(subject: str, top: Masthead, headline: str, blocks: Sequence[Block]) -> None:
    size = _length(blocks)
    if size > LARGEST_TEXT:
        raise TooLarge(subject, f"the article's text is over {LARGEST_TEXT // 1_000_000} MB")
    if not headline:
        raise NoArticle(subject, "this page has no headline, so no article was taken from it")
    if size < _LEAST_WORDS:
        raise NoArticle(
            subject, "no article was found on this page: there is hardly any text on it"
        )


def _article(
    page: Page, press: Press, top: Masthead, *, address: str, headline: str, standfirst: str,
    blocks: tuple[Block, ...], language: str, published: Dateline | None,
) -> Article:  # fmt: skip
    seen_at = page.fetched_at
    canonical = address_of(top, address, press)
    outlet = outlet_of(top, canonical or address, press)
    section = section_of(top)
    said = (*top.linked.byline, *top.linked.bodies, *top.head.byline, *top.shown.byline)
    kind = kind_of(
        types=top.types, headline=headline, sections=(section,),
        path=urlsplit(canonical or address).path, entries=sum(1 for one in blocks if one.entry),
    )  # fmt: skip
    return Article(
        identity=canonical or "capture:" + digest(outlet, headline, *(one.text for one in blocks)),
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        seen_at=seen_at,
        outlet=outlet,
        url=canonical,
        byline=byline_of(top, outlet, press) or names_in(signed),
        credit=credit_of(
            claimed=(top.linked.credit, top.marked.credit, top.head.credit),
            bylines=said, blocks=blocks, outlet=outlet, press=press,
        ),
        published=published,
        modified=modified_of(top, published=published, seen_at=seen_at, language=language),
        language=language,
        kind=ArticleKind.LIVE if any(block.entry for block in blocks) else kind,
        section=section,
        tags=tags_of(top),
        image=absolute(address, top.first("image")),
    )  # fmt: skip


def _searched(root: html.HtmlElement, address: str, seen_at: datetime) -> Dateline | None:
    """Return the day htmldate finds on the page or in its address (Barbaresi 2020)."""
    from htmldate import find_date

    try:
        found = find_date(
            root, url=address or None, original_date=True, extensive_search=True,
            max_date=seen_at.strftime("%Y-%m-%d"),
        )  # fmt: skip
    except Exception:  # what its parsers raise on strange pages is not documented
        return None
    if not found:
        return None
    day = datetime.strptime(found, "%Y-%m-%d").replace(tzinfo=UTC)
    return not_after(Dateline(at=day, precision=Precision.DAY, raw=found), seen_at)
