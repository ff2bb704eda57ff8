"""Articles and stories as they stand in a list, and passages of them, as JSON."""

from __future__ import annotations

from broadsheet.news.dateline import Dateline, iso
from broadsheet.news.filed import Mention
from broadsheet.newsroom.printing.typed import TypedDict
from broadsheet.newsroom.views import Card, Number, Point, Said, StoryCard


class PassageJson(TypedDict):
    """Words of one article, and where they stand in its text."""

    article: str
    start: int
    end: int
    words: str
    outlet: str
    printed: str


class CardJson(TypedDict):
    """An article in a list; `relation` is empty unless it stands beside another."""

    id: str
    headline: str
    standfirst: str
    digest: str
    outlet: str
    outlet_key: str
    published: str | None
    age: str
    language: str
    kind: str
    story: str | None
    relation: str
    share: float
    reasons: list[str]


class StoryCardJson(TypedDict):
    """A story in a list; `lead` is the id of the article its headline comes from."""

    id: str
    headline: str
    standfirst: str
    lead: str
    articles: int
    outlets: int
    origins: int
    age: str
    language: str
    hashtags: list[str]
    why: list[str]


class CardsJson(TypedDict):
    """A page of articles; `more` says whether another follows."""

    page: int
    more: bool
    articles: list[CardJson]


class StoriesJson(TypedDict):
    """A page of stories; `more` says whether another follows."""

    page: int
    more: bool
    stories: list[StoryCardJson]


class SaidJson(TypedDict):
    """A quote in a story or a person's list, with the passage it stands in."""

    speaker: str
    speaker_key: str
    role: str
    standing: str
    kind: str
    passage: PassageJson


class NumberJson(TypedDict):
    """A figure in a story, with the sentence it stands in."""

    words: str
    value: str
    high: str | None
    hedge: str
    unit: str
    counted: str
    passage: PassageJson
    sentence: PassageJson


class MentionJson(TypedDict):
    """A hashtag, person or outlet and how many articles it lists."""

    kind: str
    key: str
    label: str
    articles: int


def card_json(card: Card) -> CardJson:
    """Return an article as it stands in a list."""
    return {
        "id": card.id,
        "headline": card.headline,
        "standfirst": card.standfirst,
        "digest": card.digest,
        "outlet": card.outlet,
        "outlet_key": card.outlet_key,
        "published": moment(card.published),
        "age": card.age,
        "language": card.language,
        "kind": card.kind,
        "story": card.story,
        "relation": card.relation.value if card.relation else "",
        "share": card.share,
        "reasons": list(card.reasons),
    }


def story_card_json(card: StoryCard) -> StoryCardJson:
    """Return a story as it stands in a list."""
    return {
        "id": card.id,
        "headline": card.headline,
        "standfirst": card.standfirst,
        "lead": card.lead.id,
        "articles": card.articles,
        "outlets": card.outlets,
        "origins": card.origins,
        "age": card.age,
        "language": card.language,
        "hashtags": [label for label, _ in card.hashtags],
        "why": list(card.why),
    }


def mention_json(mention: Mention) -> MentionJson:
    """Return a hashtag, person or outlet with its count."""
    return {
        "kind": mention.kind,
        "key": mention.key,
        "label": mention.label,
        "articles": mention.articles,
    }


def passage_json(point: Point) -> PassageJson:
    """Return words of an article with where they stand."""
    return {
        "article": point.article,
        "start": point.start,
        "end": point.end,
        "words": point.words,
        "outlet": point.outlet,
        "printed": iso(point.printed_at),
    }


def said_json(said: Said) -> SaidJson:
    """Return a quote with the passage it stands in."""
    return {
        "speaker": said.speaker,
        "speaker_key": said.speaker_key,
        "role": said.role,
        "standing": said.standing,
        "kind": said.kind,
        "passage": passage_json(said.point),
    }


def number_json(number: Number) -> NumberJson:
    """Return a figure with the sentence it stands in."""
    figure = number.figure
    return {
        "words": number.point.words,
        "value": f"{figure.value:f}",
        "high": None if figure.high is None else f"{figure.high:f}",
        "hedge": figure.hedge.value,
        "unit": figure.unit,
        "counted": number.counted,
        "passage": passage_json(number.point),
        "sentence": passage_json(number.sentence),
    }


def moment(dateline: Dateline | None) -> str | None:
    """Return a dateline as RFC 3339 text, None when there is none."""
    return dateline.iso() if dateline is not None else None
