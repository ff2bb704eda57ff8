"""What the faces are given to show: whole pages as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.news.article import Article
from broadsheet.news.changes import Change
from broadsheet.news.comment import Comment
from broadsheet.news.dateline import Dateline
from broadsheet.news.feed import Subscription
from broadsheet.news.filed import Filed, Mention, VersionStub
from broadsheet.news.ids import ArticleId, FeedId, StoryId
from broadsheet.news.ledgers import Dated, FigureLine
from broadsheet.news.notes import Figure, Quote
from broadsheet.news.positions import Stance
from broadsheet.news.story import OriginLedger, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An article in a list. `outlet` is a name, `outlet_key` its address; `age` is in words.

    `digest` is at most 200 characters of its own text. `relation`, `share` and `reasons` are set
    where the card stands beside another article.
    """

    id: ArticleId
    headline: str
    standfirst: str
    digest: str
    outlet: str
    outlet_key: str
    published: Dateline | None
    printed_at: datetime
    age: str
    language: str
    kind: str
    story: StoryId | None = None
    relation: Relation | None = None
    share: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story in a list; `hashtags` are (label, key). `why` says why it stands where it does."""

    id: StoryId
    headline: str
    standfirst: str
    lead: Card
    articles: int
    outlets: int
    origins: int
    age: str
    hashtags: tuple[tuple[str, str], ...]
    why: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Words of one article with where they stand: a key point, or any passage shown as evidence."""

    words: str
    article: ArticleId
    start: int
    end: int
    outlet: str
    outlet_key: str
    printed_at: datetime
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Stories under one hashtag on the front page."""

    label: str
    key: str
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The paper at one moment: a lead with its key points, the stories, then by topic."""

    as_of: datetime
    lead: StoryCard | None
    points: tuple[Point, ...]
    stories: tuple[StoryCard, ...]
    sections: tuple[Section, ...]
    hashtags: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote ready to show: `words` as printed, who said it, where it stands."""

    speaker: str
    speaker_key: str
    role: str
    standing: str
    kind: str
    point: Point
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure ready to show: `words` as printed in `point`, `sentence` the span it stands in."""

    point: Point
    figure: Figure
    counted: str
    sentence: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One print of a figure or a quote: the words, the sentence they stand in, and `note`.

    `note` says how the words stand to the first print of them ("cut"); empty for a figure.
    `spoken` says whether they are the speaker's own, between marks.
    """

    point: Point
    sentence: Point
    note: str = ""
    spoken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One thing counted over a story's reports; `line` has the values, `prints` the words."""

    line: FigureLine
    prints: tuple[Printed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One thing said by one speaker: its prints in order of printing."""

    speaker: str
    speaker_key: str
    standing: str
    outlets: int
    prints: tuple[Printed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCell:
    """Whether an outlet carries a fact ("yes", "left out", "unknown"), and where."""

    held: str
    point: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact that two outlets carry: `kind` of fact, its `label`, the words of its first print."""

    kind: str
    label: str
    first: Point
    cells: tuple[FactCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """Facts by outlet; `outlets` are (label, key), one for each cell of a row."""

    outlets: tuple[tuple[str, str], ...]
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLine:
    """One entry of a timeline: its days, the sentence, the words that date it."""

    dated: Dated
    sentence: Point
    when: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where an actor stands, in the words of one report."""

    actor: str
    actor_key: str
    role: str
    standing: str
    stance: Stance
    words: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What a story's reports say beside each other.

    `timeline` is in order of what is dated, `stands` by actor, then in order of printing.

    `quoted` counts the quotes with a speaker, `unnamed` those of unnamed sources among them.
    """

    figures: tuple[FigureRow, ...]
    quotes: tuple[QuoteRow, ...]
    facts: FactSheet
    quoted: int
    unnamed: int
    timeline: tuple[DatedLine, ...] = ()
    stands: tuple[Stand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshLine:
    """A sentence that is new to this reader, and why."""

    point: Point
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPage:
    """What changed in an article from version number `before` to `after`."""

    filed: Filed
    card: Card
    old: Article
    new: Article
    before: VersionStub
    after: VersionStub
    change: Change
    versions: tuple[VersionStub, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All of an article's page. `story` is None until it is grouped."""

    filed: Filed
    card: Card
    story: StoryCard | None
    points: tuple[Point, ...]
    said: tuple[Said, ...]
    numbers: tuple[Number, ...]
    related: tuple[Card, ...]
    comments: tuple[Comment, ...]
    versions: tuple[VersionStub, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """All of a story's page; `coverage` in order of printing, `beside` by storyline and topic."""

    card: StoryCard
    points: tuple[Point, ...]
    said: tuple[Said, ...]
    numbers: tuple[Number, ...]
    coverage: tuple[Card, ...]
    ledger: OriginLedger
    side: SideBySide
    beside: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Articles under one heading: a hashtag, an outlet, a person or a search.

    `said` holds a person's quotes. `more` says whether another page follows.
    """

    label: str
    key: str
    total: int
    cards: tuple[Card, ...]
    said: tuple[Said, ...] = ()
    more: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsPage:
    """The feeds followed and how they fare; `pushed` are those a hub sends us, and until when."""

    subscriptions: tuple[Subscription, ...]
    pushed: Mapping[FeedId, datetime] = field(default_factory=dict)
