"""The front page: a lead with its key points, the stories in order, then sections by hashtag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from broadsheet.news.filed import MentionKind
from broadsheet.news.ids import StoryId
from broadsheet.newsroom import cards as cards_of
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.reading import bundles
from broadsheet.newsroom.storycards import Bundle, story_card, story_points
from broadsheet.newsroom.views import FrontPage, Section, StoryCard
from broadsheet.stories.front import Ranked, rank

CONSIDERED = 120
"""Stories looked at, latest printing first."""
SHOWN = 24
SECTIONS = 4
A_SECTION = 4
HASHTAGS = 12


def front_page(desk: Desk) -> FrontPage:
    """Return the paper as of the desk's edition."""
    now = desk.edition()
    found = desk.archive.stories(limit=CONSIDERED, until=now)
    together = {one.story.id: one for one in bundles(desk, found) if one.members}
    cards = _ranked(desk, together, now)
    lead = cards[0] if cards else None
    return FrontPage(
        as_of=now,
        lead=lead,
        points=story_points(together[lead.id], desk.press) if lead else (),
        stories=cards[1 : 1 + SHOWN],
        sections=_sections(cards[1 + SHOWN :]),
        hashtags=tuple(desk.archive.mentions(MentionKind.HASHTAG, limit=HASHTAGS)),
    )


def _ranked(desk: Desk, together: Mapping[StoryId, Bundle], now: datetime) -> tuple[StoryCard, ...]:
    """Return a card for each story in front-page order, saying why it stands there."""
    cards = {id_: story_card(one, now, desk.press) for id_, one in together.items()}
    ranked = [
        Ranked(
            story=id_,
            prints=tuple(
                (cards_of.outlet_key(one.article, desk.press), one.article.printed_at)
                for one in bundle.members
            ),
            origins=cards[id_].origins,
        )
        for id_, bundle in together.items()
    ]
    return tuple(replace(cards[place.story], why=place.why) for place in rank(ranked, now))


def _sections(cards: tuple[StoryCard, ...]) -> tuple[Section, ...]:
    """Return the stories further down under the hashtag each shares with most others."""
    under: dict[tuple[str, str], list[StoryCard]] = {}
    for card in cards:
        for tag in card.hashtags:
            under.setdefault(tag, []).append(card)
    placed: set[str] = set()
    sections: list[Section] = []
    for (label, key), stories in sorted(under.items(), key=lambda one: (-len(one[1]), one[0][1])):
        fresh = [card for card in stories if card.id not in placed][:A_SECTION]
        if len(fresh) > 1 and len(sections) < SECTIONS:
            placed.update(card.id for card in fresh)
            sections.append(Section(label=label, key=key, stories=tuple(fresh)))
    return tuple(sections)
