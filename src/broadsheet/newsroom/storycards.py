"""A story as it is shown: its lead, its counts and the points several outlets make together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.news.filed import Filed
from broadsheet.news.press import Press
from broadsheet.news.story import Link, Story
from broadsheet.newsroom import cards
from broadsheet.newsroom.views import Point, StoryCard
from broadsheet.stories.lead import lead_of
from broadsheet.stories.origins import ledger
from broadsheet.text.ages import age_in_words
from broadsheet.text.words import stems

HASHTAGS = 4
POINTS = 5
ALIKE = 0.45
"""Two points sharing this part of the shorter one's stems say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A story with its members' newest versions and the links among them."""

    story: Story
    members: tuple[Filed, ...]
    links: tuple[Link, ...]

    def lead(self) -> Filed:
        """Return the member that stands for the story."""
        chosen = lead_of(self.members, self.links)
        return next(one for one in self.members if one.article.id == chosen)


def story_card(together: Bundle, now: datetime, press: Press) -> StoryCard:
    """Return the story as it stands in a list."""
    lead = together.lead()
    counted = ledger(together.members, together.links, press)
    return StoryCard(
        id=together.story.id,
        headline=lead.article.headline,
        standfirst=cards.digest(lead.article),
        lead=cards.card(lead, now, press),
        articles=counted.articles,
        outlets=counted.outlets,
        origins=len(counted.origins),
        age=age_in_words(together.story.last, now),
        hashtags=cards.hashtags_of(together.members, limit=HASHTAGS),
        why=(),
        language=cards.language(lead),
    )


def story_points(together: Bundle, press: Press) -> tuple[Point, ...]:
    """Return up to five key points over the story's members, no two saying the same.

    Three of the lead's come first; each other member adds one that is not said yet.
    """
    lead = together.lead()
    language = cards.language(lead)
    others = [
        one for one in together.members if one is not lead and cards.language(one) == language
    ]
    kept: list[tuple[Point, frozenset[str]]] = []
    for filed in (lead, *others):
        for point in cards.key_points(filed, press)[: 3 if filed is lead else 1]:
            mine = frozenset(stems(point.words, language or "en"))
            if len(kept) < POINTS and not any(_same(mine, other) for _, other in kept):
                kept.append((point, mine))
    return tuple(point for point, _ in kept)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter == 0 or len(one & other) / shorter >= ALIKE
