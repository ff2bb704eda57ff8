"""A feed's entry made into an article, with the page it links to or without."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from broadsheet.extract.limits import check_text
from broadsheet.extract.trimmings import Line, trimmed
from broadsheet.news.article import Article, Block
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.ids import digest
from broadsheet.news.press import Press
from broadsheet.text.addresses import bare, host_of
from broadsheet.text.blocks import blocks_of_text
from broadsheet.text.clean import fold
from broadsheet.text.dates import not_after
from broadsheet.text.language import detect

_LONGEST_HEADLINE = 120
_LEAST_BODY = 40
_LONGEST_STANDFIRST = 400


def from_item(
    item: FeedItem, feed: Feed, *, page: Article | None, seen_at: datetime, press: Press
) -> Article | None:
    """Return the article an entry announces, or None when there is nothing to read in it.

    Raises TooLarge when the entry's own text is over 2 MB.

    With `page`, the page's article, what only the feed knows filled in: outlet, byline, dates,
    tags, language. Without, the entry's own content, or its summary, is the body.
    """
    if page is not None:
        return _filled(page, item, feed, press)
    check_text(item.content or item.summary, item.link or item.title)
    blocks = _body(item.content or item.summary)
    if sum(len(block.text) for block in blocks) < _LEAST_BODY:
        return None
    headline = item.title or _headline(blocks)
    standfirst = item.summary if item.content and _fits(item.summary, blocks) else ""
    address = bare(item.link)
    outlet = _outlet(item, feed, press)
    language = feed.language or detect(" ".join((headline, *(block.text for block in blocks))))
    published = not_after(item.published or item.updated, seen_at)
    return Article(
        identity=address or "capture:" + digest(outlet, headline, *(b.text for b in blocks)),
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        seen_at=seen_at,
        outlet=outlet,
        url=address,
        byline=item.byline,
        published=published,
        modified=_later(not_after(item.updated, seen_at), published),
        language=language,
        tags=item.tags,
    )


def _body(text: str) -> tuple[Block, ...]:
    return trimmed([Line(block, 0.0) for block in blocks_of_text(text)])


def _headline(blocks: tuple[Block, ...]) -> str:
    words = blocks[0].text
    if len(words) <= _LONGEST_HEADLINE:
        return words
    return words[:_LONGEST_HEADLINE].rsplit(" ", 1)[0] + "…"


def _fits(summary: str, blocks: tuple[Block, ...]) -> bool:
    """Say whether a summary is a standfirst: one short paragraph that does not begin the body."""
    if "\n" in summary or not 0 < len(summary) <= _LONGEST_STANDFIRST or not blocks:
        return False
    # One sign may fold into eighteen: no more of a long text is looked at than can matter.
    return not fold(blocks[0].text[:_LONGEST_STANDFIRST]).startswith(
        fold(summary).rstrip(" .…[]")[:200]
    )


def _filled(page: Article, item: FeedItem, feed: Feed, press: Press) -> Article:
    published = page.published
    told = not_after(item.published or item.updated, page.seen_at)
    if told is not None and (published is None or _exacter(told, published)):
        published = told
    return replace(
        page,
        outlet=page.outlet or _outlet(item, feed, press),
        byline=page.byline or item.byline,
        published=published,
        language=page.language or feed.language,
        tags=page.tags or item.tags,
    )


def _exacter(told: Dateline, known: Dateline) -> bool:
    """Say whether the feed gives the hour of a day the page gives alone."""
    if known.precision is not Precision.DAY or told.precision is Precision.DAY:
        return False
    return abs((told.at - known.at).total_seconds()) < 36 * 3600


def _outlet(item: FeedItem, feed: Feed, press: Press) -> str:
    for address in (item.link, feed.site):
        known = press.of_host(host_of(address)) if address else None
        if known is not None:
            return known.name
    return feed.title


def _later(updated: Dateline | None, published: Dateline | None) -> Dateline | None:
    if updated is None or published is None or updated.at <= published.at:
        return None
    return updated
