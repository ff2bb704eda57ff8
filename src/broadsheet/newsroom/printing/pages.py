"""A story, the front page and a list of articles as JSON."""

from __future__ import annotations

from broadsheet.news.dateline import iso
from broadsheet.news.story import OriginLedger
from broadsheet.newsroom.printing.cards import (
    CardJson,
    MentionJson,
    NumberJson,
    PassageJson,
    SaidJson,
    StoryCardJson,
    card_json,
    mention_json,
    number_json,
    passage_json,
    said_json,
    story_card_json,
)
from broadsheet.newsroom.printing.sides import SideBySideJson, side_by_side_json
from broadsheet.newsroom.printing.typed import TypedDict
from broadsheet.newsroom.views import FrontPage, ListPage, StoryPage


class LeaningJson(TypedDict):
    """Why an article is not counted as an origin of its own."""

    article: str
    origin: str
    step: str
    evidence: str


class OriginsJson(TypedDict):
    """How many prints come down to how many independent origins that we can detect."""

    articles: int
    outlets: int
    families: int
    origins: list[str]
    leanings: list[LeaningJson]
    unknown: list[str]


class StoryJson(TypedDict):
    """All of one story; `coverage` in order of printing."""

    story: StoryCardJson
    key_points: list[PassageJson]
    quotes: list[SaidJson]
    figures: list[NumberJson]
    coverage: list[CardJson]
    origins: OriginsJson
    side_by_side: SideBySideJson
    related: list[CardJson]


class SectionJson(TypedDict):
    """Stories under one hashtag."""

    label: str
    key: str
    stories: list[StoryCardJson]


class FrontJson(TypedDict):
    """The front page at one moment."""

    as_of: str
    lead: StoryCardJson | None
    key_points: list[PassageJson]
    stories: list[StoryCardJson]
    sections: list[SectionJson]
    hashtags: list[MentionJson]


class ListJson(TypedDict):
    """Articles under one heading; `more` says whether another page follows."""

    label: str
    key: str
    total: int
    page: int
    more: bool
    articles: list[CardJson]
    quotes: list[SaidJson]


def story_json(page: StoryPage) -> StoryJson:
    """Return all of a story's page."""
    return {
        "story": story_card_json(page.card),
        "key_points": [passage_json(point) for point in page.points],
        "quotes": [said_json(said) for said in page.said],
        "figures": [number_json(number) for number in page.numbers],
        "coverage": [card_json(card) for card in page.coverage],
        "origins": origins_json(page.ledger),
        "side_by_side": side_by_side_json(page.side),
        "related": [card_json(card) for card in page.beside],
    }


def front_json(page: FrontPage) -> FrontJson:
    """Return the front page."""
    return {
        "as_of": iso(page.as_of),
        "lead": story_card_json(page.lead) if page.lead else None,
        "key_points": [passage_json(point) for point in page.points],
        "stories": [story_card_json(card) for card in page.stories],
        "sections": [
            {
                "label": section.label,
                "key": section.key,
                "stories": [story_card_json(card) for card in section.stories],
            }
            for section in page.sections
        ],
        "hashtags": [mention_json(mention) for mention in page.hashtags],
    }


def list_json(page: ListPage) -> ListJson:
    """Return articles under one heading."""
    return {
        "label": page.label,
        "key": page.key,
        "total": page.total,
        "page": page.page,
        "more": page.more,
        "articles": [card_json(card) for card in page.cards],
        "quotes": [said_json(said) for said in page.said],
    }


def origins_json(ledger: OriginLedger) -> OriginsJson:
    """Return the count of independent origins with its evidence."""
    return {
        "articles": ledger.articles,
        "outlets": ledger.outlets,
        "families": ledger.families,
        "origins": list(ledger.origins),
        "leanings": [
            {
                "article": leaning.article,
                "origin": leaning.origin,
                "step": leaning.step.value,
                "evidence": leaning.evidence,
            }
            for leaning in ledger.leanings
        ],
        "unknown": list(ledger.unknown),
    }
