"""How articles belong together: four relations, never mixed, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from broadsheet.news.ids import ArticleId, StoryId


class Relation(StrEnum):
    """What one article is to another, closest first."""

    COPY = "copy"
    EVENT = "event"
    STORYLINE = "storyline"
    TOPIC = "topic"


CLOSENESS = tuple(Relation)
"""The relations, closest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`article` is `relation` of `other`; `score` in 0..1; `reasons` in words a person can read.

    For a copy, `article` is the later print and `other` the earlier; `share` is the part of
    `article`'s words that stand in `other` (0..1).
    """

    article: ArticleId
    other: ArticleId
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of one event. `members` are in order of printing, `lead` is one of them.

    `first` and `last` are the earliest and latest printing.
    """

    id: StoryId
    lead: ArticleId
    members: tuple[ArticleId, ...]
    first: datetime
    last: datetime


class OriginStep(StrEnum):
    """Why an article is not counted as an origin of its own."""

    COPY = "copy"
    CREDIT = "credit"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """`article` leans on `origin` (an outlet's or agency's name) and `evidence` says why."""

    article: ArticleId
    origin: str
    step: OriginStep
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLedger:
    """How many prints come down to how many independent origins that we can detect.

    `origins` names each; `leanings` is the evidence; `unknown` lists articles of no known outlet.
    """

    articles: int
    outlets: int
    families: int
    origins: tuple[str, ...]
    leanings: tuple[Leaning, ...] = ()
    unknown: tuple[ArticleId, ...] = ()
