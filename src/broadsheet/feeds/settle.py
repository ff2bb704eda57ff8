"""A rough feed made into values: plain words, whole links, honest dates, keys that tell apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from broadsheet.feeds.rough import Manner, RoughFeed, RoughItem, Wording
from broadsheet.news.article import GAP
from broadsheet.news.dateline import Dateline
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.ids import digest
from broadsheet.text.addresses import absolute
from broadsheet.text.blocks import lines_of_text, plain_line, plain_text
from broadsheet.text.bylines import names_of
from broadsheet.text.charset import untangled
from broadsheet.text.clean import tidy
from broadsheet.text.dates import dateline_of, not_after
from broadsheet.text.language import plain_code

MOST_TAGS = 40
MOST_ENCLOSURES = 20
_LONGEST_TITLE = 1000
_LONGEST_TAG = 100
_LONGEST_KEY = 1000
_TTL = (1, 7 * 24 * 60)
# Signs that a title carries markup; anything else in angle brackets is meant as words.
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|acronym|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|nobr|p|q|s|"
    r"small|span|strike|strong|sub|sup|tt|u|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
_SLOW_MISSES = 5
# An enumeration is slow to ask, and this is asked five times an item.
_PLAIN, _MARKUP = Manner.PLAIN, Manner.MARKUP


@dataclass(slots=True)
class _Desk:
    """What one feed's items have in common: when it was seen, and what was read already.

    Gives up on odd dates after a few misses, which are slow. Writers, tags and dates come again and
    again in a feed: each is read once.
    """

    seen_at: datetime
    language: str
    misses: int = 0
    dates: dict[str, Dateline | None] = field(default_factory=dict)
    bylines: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    tags: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def date(self, words: str) -> Dateline | None:
        if not words:
            return None
        if words not in self.dates:
            patient = self.misses < _SLOW_MISSES
            found = dateline_of(
                words, seen_at=self.seen_at, language=self.language, patient=patient
            )
            self.misses += found is None
            self.dates[words] = not_after(found, self.seen_at)
        return self.dates[words]

    def byline(self, authors: tuple[str, ...]) -> tuple[str, ...]:
        if authors not in self.bylines:
            self.bylines[authors] = names_of(authors)
        return self.bylines[authors]

    def tagged(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        if tags not in self.tags:
            self.tags[tags] = _tags(tags)
        return self.tags[tags]


def settled(rough: RoughFeed, *, address: str, seen_at: datetime) -> Feed:
    """Return the feed at `address`, fetched at `seen_at`, with every item told apart.

    Two entries alike in GUID, link and title are one. A date after `seen_at` becomes `seen_at`,
    its printed words kept as `raw`.
    """
    base = _joined(address, rough.base)
    language = plain_code(rough.language)
    desk = _Desk(seen_at=seen_at, language=language)
    items = [_item(one, base=base, desk=desk) for one in rough.items]
    return Feed(
        title=line_of(rough.title),
        items=tuple(_told_apart(items)),
        site=absolute(base, rough.site),
        about=text_of(rough.about),
        language=language,
        ttl_minutes=_ttl(rough.ttl_minutes),
        hub=absolute(base, rough.hub),
        self_address=absolute(base, rough.self_address),
        skip_hours=rough.skip_hours,
        skip_days=rough.skip_days,
    )


def _ttl(minutes: int | None) -> int | None:
    return None if not minutes else max(_TTL[0], min(minutes, _TTL[1]))


def _joined(address: str, bases: str) -> str:
    for base in bases.split("\n"):
        address = absolute(address, base) or address
    return address


def _item(rough: RoughItem, *, base: str, desk: _Desk) -> FeedItem:
    at = _joined(base, rough.base) if rough.base else base
    link = _first_whole(rough.links, at)
    title = line_of(rough.title)[:_LONGEST_TITLE]
    guid = tidy(rough.guid)[:_LONGEST_KEY]
    return FeedItem(
        key=guid or link or digest("title", title),
        title=title,
        guid=guid,
        guid_is_link=rough.guid_is_link,
        link=link,
        summary=text_of(rough.summary),
        content=text_of(rough.content),
        byline=desk.byline(rough.authors),
        tags=desk.tagged(rough.tags),
        published=desk.date(rough.published),
        updated=desk.date(rough.updated),
        image=absolute(at, rough.image) if rough.image else "",
        enclosures=_enclosures(rough, at) if rough.enclosures else (),
    )


def _first_whole(links: tuple[str, ...], at: str) -> str:
    for link in links:
        whole = absolute(at, link)
        if whole:
            return whole
    return ""


def _enclosures(rough: RoughItem, at: str) -> tuple[str, ...]:
    whole = dict.fromkeys(absolute(at, one) for one in rough.enclosures)
    return tuple(one for one in whole if one)[:MOST_ENCLOSURES]


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    plain = (tidy(html.unescape(tag)) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in plain if 0 < len(tag) <= _LONGEST_TAG))[:MOST_TAGS]


def _told_apart(items: Iterable[FeedItem]) -> Iterable[FeedItem]:
    """Yield items with keys of their own: the first keeps its GUID, later ones add their link."""
    seen: dict[str, FeedItem] = {}
    for item in items:
        told = item
        if told.key in seen:
            told = _rekeyed(item, f"{item.key} {item.link}".strip())
        if told.key in seen and seen[told.key].title != item.title:
            told = _rekeyed(item, f"{told.key} {digest('title', item.title)}")
        if _same(seen.get(item.key), item) or told.key in seen:
            continue
        seen[told.key] = told
        yield told


def _same(one: FeedItem | None, other: FeedItem) -> bool:
    return one is not None and (one.link, one.title) == (other.link, other.title)


def _rekeyed(item: FeedItem, key: str) -> FeedItem:
    return replace(item, key=key)


def line_of(wording: Wording) -> str:
    """Return a title as one line of plain words.

    Where the feed does not say that it writes markup, only tags that style are dropped: what else
    stands in angle brackets ("<input> explained") is part of the title.
    """
    words = untangled(wording.words)
    if wording.manner is _PLAIN or not _marked(words):
        return tidy(words)
    if wording.manner is _MARKUP:
        return untangled(plain_line(words))
    return tidy(untangled(html.unescape(_INLINE_TAG.sub("", words))))


def text_of(wording: Wording) -> str:
    """Return a text as plain words, paragraphs apart by a blank line."""
    if not wording.words:
        return ""
    words = untangled(wording.words)
    if wording.manner is _PLAIN or not _marked(words):
        return GAP.join(lines_of_text(words))
    return untangled(plain_text(words))


def _marked(words: str) -> bool:
    return "<" in words or "&" in words
