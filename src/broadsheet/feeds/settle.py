"""A rough feed made into values: plain words, whole links, honest dates, keys that tell apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from broadsheet.feeds.rough import Manner, RoughFeed, RoughItem, Wording
from broadsheet.news.dateline import Dateline
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.ids import digest
from broadsheet.text.addresses import absolute
from broadsheet.text.blocks import blocks_of_text, plain_line, plain_text
from broadsheet.text.bylines import names_of
from broadsheet.text.clean import tidy
from broadsheet.text.dates import dateline_of, not_after
from broadsheet.text.language import plain_code

MOST_TAGS = 40
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


@dataclass(slots=True)
class _Calendar:
    """Reads dates in one feed; gives up on odd ones after a few misses, which are slow."""

    seen_at: datetime
    language: str
    misses: int = 0
    read: dict[str, Dateline | None] = field(default_factory=dict)

    def date(self, words: str) -> Dateline | None:
        if not words:
            return None
        if words not in self.read:
            patient = self.misses < _SLOW_MISSES
            found = dateline_of(
                words, seen_at=self.seen_at, language=self.language, patient=patient
            )
            self.misses += found is None
            self.read[words] = not_after(found, self.seen_at)
        return self.read[words]


def settled(rough: RoughFeed, *, address: str, seen_at: datetime) -> Feed:
    """Return the feed at `address`, fetched at `seen_at`, with every item told apart.

    Two entries alike in GUID, link and title are one. A date after `seen_at` becomes `seen_at`,
    its printed words kept as `raw`.
    """
    base = _joined(address, rough.base)
    language = plain_code(rough.language)
    calendar = _Calendar(seen_at=seen_at, language=language)
    site = absolute(base, rough.site)
    items = [_item(one, base=base, calendar=calendar) for one in rough.items]
    return Feed(
        title=line_of(rough.title),
        items=tuple(_told_apart(items)),
        site=site,
        language=language,
        ttl_minutes=_ttl(rough.ttl_minutes),
    )


def _ttl(minutes: int | None) -> int | None:
    return None if not minutes else max(_TTL[0], min(minutes, _TTL[1]))


def _joined(address: str, bases: str) -> str:
    for base in bases.split("\n"):
        address = absolute(address, base) or address
    return address


def _item(rough: RoughItem, *, base: str, calendar: _Calendar) -> FeedItem:
    at = _joined(base, rough.base)
    link = next((whole for one in rough.links if (whole := absolute(at, one))), "")
    title = line_of(rough.title)[:_LONGEST_TITLE]
    guid = tidy(rough.guid)[:_LONGEST_KEY]
    return FeedItem(
        key=guid or link or digest("title", title),
        guid=guid,
        title=title,
        link=link,
        summary=text_of(rough.summary),
        content=text_of(rough.content),
        byline=names_of(rough.authors),
        tags=_tags(rough.tags),
        published=calendar.date(rough.published),
        updated=calendar.date(rough.updated),
    )


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
    if wording.manner is Manner.MARKUP:
        return plain_line(wording.words)
    if wording.manner is Manner.EITHER:
        return tidy(html.unescape(_INLINE_TAG.sub("", wording.words)))
    return tidy(wording.words)


def text_of(wording: Wording) -> str:
    """Return a text as plain words, paragraphs apart by a blank line."""
    if wording.manner is Manner.PLAIN:
        return "\n\n".join(block.text for block in blocks_of_text(wording.words))
    return plain_text(wording.words)
