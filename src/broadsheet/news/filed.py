"""What the archive holds of an article: the words, when they were filed, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.news.article import Article
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import ArticleId, StoryId, VersionId
from broadsheet.news.notes import Notes
from broadsheet.news.story import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The newest version of one article; `number` counts its versions from 1.

    `notes` and `story` are None until derived work has reached this version.
    """

    article: Article
    version: VersionId
    number: int
    filed_at: datetime
    notes: Notes | None = None
    story: StoryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionStub:
    """One version of an article, without its text; `digest` is SHA-256 of the text, in hex."""

    version: VersionId
    number: int
    seen_at: datetime
    digest: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """All that follows from one version: written in one transaction, rebuilt at any time.

    `story` is the story the article belongs to; `merges` are stories that end in it now: their
    members move over and their addresses redirect.
    """

    article: ArticleId
    version: VersionId
    notes: Notes
    fingerprint: Fingerprint
    story: StoryId
    links: tuple[Link, ...] = ()
    merges: tuple[StoryId, ...] = ()


class MentionKind:
    """The kinds of thing an article can be listed under."""

    HASHTAG = "hashtag"
    PERSON = "person"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A hashtag, person or outlet and how many articles it lists."""

    kind: str
    key: str
    label: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article found by search: a higher `score` is better."""

    article: ArticleId
    score: float
