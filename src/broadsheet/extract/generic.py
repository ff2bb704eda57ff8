"""An article read out of any outlet's page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree, html

from broadsheet.extract.body import LEAST_WORDS, body_of, entries_of
from broadsheet.extract.continued import next_address
from broadsheet.extract.credits import credit_of
from broadsheet.extract.dating import searched
from broadsheet.extract.furniture import SILENT
from broadsheet.extract.kinds import kind_of
from broadsheet.extract.layout import byline_in, date_in, headline_in, lines_above, standfirst_in
from broadsheet.extract.limits import LARGEST_TEXT, check_page, check_tree
from broadsheet.extract.lines import Printed, printed
from broadsheet.extract.masthead import (
    Masthead,
    address_of,
    byline_of,
    dated_by,
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
from broadsheet.extract.outlets.rules import layout_for
from broadsheet.extract.outlets.table import OUTLETS
from broadsheet.extract.refusals import refuse, refuse_list
from broadsheet.extract.rights import reservations_of, shows_wall
from broadsheet.extract.trimmings import without_repeats
from broadsheet.news.article import Article, ArticleKind, Block, BlockKind
from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import NoArticle, TooLarge
from broadsheet.news.ids import digest
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.text.addresses import absolute, host_of
from broadsheet.text.bylines import names_in, names_of
from broadsheet.text.charset import decoded
from broadsheet.text.clean import fold
from broadsheet.text.language import detect
from broadsheet.text.markup import tree_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What was read of one page's copy; `signed` is a byline found among the lines above it."""

    headline: str
    standfirst: str
    blocks: tuple[Block, ...]
    published: Dateline | None
    language: str
    signed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """On what terms a page is printed, and whether it is the whole of its article."""

    paywalled: bool
    reservations: tuple[str, ...]
    continued: str


def extract(page: Page, *, press: Press, subject: str = "") -> Article:
    """Return the article on an HTML page; errors name `subject`, or else the page's address.

    Raises EmptyInput, NotText, TooLarge (page or text over the limits, tags too deep or too full)
    or NoArticle (an error, consent or front page, or nothing to read).
    """
    subject = subject or page.landed or page.url or "page"
    check_page(page.body, subject)
    markup = decoded(page.body, page.content_type, subject)
    root = tree_of(markup, subject)
    check_tree(root, markup, subject)
    address = page.landed or page.url
    base = _base(root, address)
    top = masthead_of(root, address)
    told = _terms(root, markup, top, page, base)
    etree.strip_elements(root, *SILENT, with_tail=False)
    words = " ".join(next(root.iter("body"), root).text_content().split())
    refuse(subject, title=top.title, words=words, claimed=top.claims_article)
    sheet = printed(root)
    reading = _read(root, sheet, top, address, words, seen_at=page.fetched_at)
    refuse_list(subject, sheet.lines, reading.blocks, types=top.types, path=urlsplit(address).path)
    _check(subject, reading)
    return _article(page, press, top, reading, told, address=address, base=base)


def _terms(root: html.HtmlElement, markup: str, top: Masthead, page: Page, base: str) -> _Terms:
    return _Terms(
        paywalled=any(voice.locked for voice in top.voices) or shows_wall(root, markup),
        reservations=reservations_of(root, page.notices),
        continued=next_address(root, page.landed or page.url, base),
    )


def _base(root: html.HtmlElement, address: str) -> str:
    for element in root.iter("base"):
        return absolute(address, element.get("href", "")) or address
    return address


def _read(
    root: html.HtmlElement,
    sheet: Printed,
    top: Masthead,
    address: str,
    words: str,
    *,
    seen_at: datetime,
) -> _Reading:
    """Return what a page's tree holds."""
    language = language_of(top)
    headline = headline_of(top, host_of(address))
    published = published_of(top, seen_at=seen_at, language=language)
    if published is None:
        published = searched(root, address=address, seen_at=seen_at, language=language)
    day = (published.at if published else seen_at).date()
    layout = layout_for(host_of(address), day, OUTLETS)
    blocks = entries_of(root, top, address, seen_at=seen_at, language=language) or body_of(
        root, sheet, top, layout
    )
    above = _above(sheet, blocks) if top.is_bare else ()
    if only_names_site(top, headline, host_of(address)):
        headline = headline_in(above) or headline
    entries = [block.entry for block in blocks if block.entry]
    if entries and top.is_bare:  # a live blog began with its first entry
        published = min(entries, key=lambda entry: entry.at)
    signed = byline_in(above)
    names = names_of([line for voice in top.voices for line in voice.byline])
    kept = tuple(without_repeats(blocks, [*_told(top, headline), signed], names))
    standfirst = standfirst_of(top, words, headline) or standfirst_in(above, headline)
    blocks, standfirst = _apart(kept, standfirst)
    return _Reading(
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        published=dated_by(date_in(above), published, seen_at=seen_at, language=language),
        language=language or detect(" ".join(block.text for block in blocks)),
        signed=signed,
    )


def _above(sheet: Printed, blocks: Sequence[Block]) -> tuple[Block, ...]:
    first = next((one.text for one in blocks if _is_running(one)), "")
    return lines_above(sheet, first) if first else ()


def _is_running(block: Block) -> bool:
    """Say whether a block is running text, not a headline or byline that stands in a paragraph."""
    paragraph = block.kind is BlockKind.PARAGRAPH and len(block.text) >= LEAST_WORDS
    return paragraph and block.text.rstrip("\"'”’»)")[-1:] in {".", "!", "?", "…", ":"}


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _told(top: Masthead, headline: str) -> list[str]:
    said = [line for voice in top.voices for line in (voice.headline, voice.section, *voice.byline)]
    return [headline, *said]


def _apart(kept: tuple[Block, ...], standfirst: str) -> tuple[tuple[Block, ...], str]:
    """Return body and standfirst with nothing printed twice.

    A standfirst that is no more than the beginning of the first paragraph is not one.
    """
    if standfirst and kept:
        first = fold(kept[0].text)
        if first != fold(standfirst) and first.startswith(fold(standfirst)):
            return kept, ""
    return tuple(without_repeats(kept, (standfirst,))) or kept, standfirst


def _check(subject: str, reading: _Reading) -> None:
    size = _length(reading.blocks)
    if size > LARGEST_TEXT:
        raise TooLarge(subject, f"the article's text is over {LARGEST_TEXT // 1_000_000} MB")
    if not reading.headline:
        raise NoArticle(subject, "this page has no headline, so no article was taken from it")
    if size < LEAST_WORDS:
        raise NoArticle(subject, "there is hardly any text on this page, and no article")


def _article(
    page: Page,
    press: Press,
    top: Masthead,
    reading: _Reading,
    told: _Terms,
    *,
    address: str,
    base: str,
) -> Article:
    seen_at, blocks = page.fetched_at, reading.blocks
    canonical = address_of(top, address, base, press)
    outlet = outlet_of(top, canonical or address, press)
    words = (outlet, reading.headline, *(block.text for block in blocks))
    return Article(
        identity=canonical or "capture:" + digest(*words),
        headline=reading.headline,
        standfirst=reading.standfirst,
        blocks=blocks,
        seen_at=seen_at,
        outlet=outlet,
        url=canonical,
        byline=byline_of(top, outlet, press) or names_in(reading.signed),
        credit=_credit(top, reading, outlet, press),
        published=reading.published,
        modified=_modified(top, reading, seen_at),
        language=reading.language,
        kind=_kind(top, reading, canonical or address),
        section=section_of(top),
        tags=tags_of(top),
        image=absolute(base, top.first("image")),
        paywalled=told.paywalled,
        reservations=told.reservations,
        continued=told.continued,
    )


def _modified(top: Masthead, reading: _Reading, seen_at: datetime) -> Dateline | None:
    published = reading.published
    claimed = modified_of(top, published=published, seen_at=seen_at, language=reading.language)
    entries = [block.entry for block in reading.blocks if block.entry]
    if claimed is not None or not entries or published is None:
        return claimed
    latest = max(entries, key=lambda entry: entry.at)
    return latest if latest.at > published.at else None


def _kind(top: Masthead, reading: _Reading, address: str) -> ArticleKind:
    entries = sum(1 for block in reading.blocks if block.entry)
    if entries:
        return ArticleKind.LIVE
    return kind_of(
        types=top.types,
        headline=reading.headline,
        sections=(section_of(top),),
        path=urlsplit(address).path,
        entries=entries,
    )


def _credit(top: Masthead, reading: _Reading, outlet: str, press: Press) -> str:
    bylines = [line for voice in top.voices for line in (*voice.byline, *voice.bodies)]
    return credit_of(
        claimed=[voice.credit for voice in top.voices],
        bylines=[*bylines, reading.signed],
        blocks=reading.blocks,
        outlet=outlet,
        press=press,
    )
