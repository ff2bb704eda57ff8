"""The front page: a lead with its key points, the stories in order, then sections by hashtag."""

from __future__ import annotations

from broadsheet.news.filed import MentionKind
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.reading import bundles
from broadsheet.newsroom.storycards import story_card, story_points
from broadsheet.newsroom.views import FrontPage, Section, StoryCard

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
    cards = tuple(story_card(one, now, desk.press) for one in together.values())
    lead = cards[0] if cards else None
    return FrontPage(
        as_of=now,
        lead=lead,
        points=story_points(together[lead.id], desk.press) if lead else (),
        stories=cards[1 : 1 + SHOWN],
        sections=_sections(cards[1 + SHOWN :]),
        hashtags=tuple(desk.archive.mentions(MentionKind.HASHTAG, limit=HASHTAGS)),
    )


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
