"""The work on untrusted bytes and long texts, done by the crew away from the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate_all
from broadsheet.extract.generic import extract
from broadsheet.extract.items import from_item
from broadsheet.extract.read import read
from broadsheet.feeds.discover import discover
from broadsheet.feeds.parse import parse
from broadsheet.feeds.sniff import looks_like_feed
from broadsheet.news.article import Article
from broadsheet.news.errors import BadInput, BroadsheetError
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.notes import Notes
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.newsroom.chute import Limits
from broadsheet.stories.likeness import fingerprint, lead_text
from broadsheet.text.models import Embedder


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Read the articles of one page or file."""

    page: Page
    subject: str


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """Read a feed, or, if the page is none, say which feeds it names."""

    page: Page


@dataclass(frozen=True, slots=True)
class ReadItem:
    """Read one feed item with the page it links to (None when that could not be had)."""

    item: FeedItem
    feed: Feed
    page: Page | None
    listed: Page


@dataclass(frozen=True, slots=True)
class NoteArticles:
    """Note a batch of articles and take their fingerprints."""

    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class LeaveAlone:
    """Hand back an error, unread: what a document gets that has failed too often."""

    error: BroadsheetError


@dataclass(frozen=True, slots=True)
class Noted:
    """One article's notes and fingerprint, with the seconds its batch took per stage."""

    notes: Notes
    fingerprint: Fingerprint


Task = ReadPage | ReadFeed | ReadItem | NoteArticles | LeaveAlone
Result = tuple[Article, ...] | Feed | tuple[str, ...] | Article | None | tuple[Noted, ...]


READING = Limits(seconds=10.0, memory=512 << 20)
"""What reading one document may take; a long page takes a second and 200 MB."""
NOTING = Limits(seconds=60.0, memory=1 << 30)
"""What noting a batch may take, with the models' own working memory."""


def limits_of(task: Task) -> Limits:
    """Return what a task may take."""
    return READING if isinstance(task, ReadPage | ReadFeed | ReadItem) else NOTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """One pair of hands: what it knows of the press, and its models (None for lexical rules)."""

    press: Press
    models: Models
    embedder: Embedder | None = None

    def __call__(self, task: Task) -> Result:
        """Do one task; raises BadInput when its bytes cannot be read."""
        match task:
            case ReadPage(page, subject):
                return read(page, press=self.press, subject=subject)
            case ReadFeed(page):
                return parse(page) if looks_like_feed(page) else discover(page)
            case ReadItem():
                return self._item(task)
            case NoteArticles(articles):
                return self._note(articles)
            case LeaveAlone(error):
                raise error

    def _item(self, task: ReadItem) -> Article | None:
        article = None
        if task.page is not None:
            try:
                article = extract(task.page, press=self.press)
            except BadInput:
                article = None
        return from_item(
            task.item,
            task.feed,
            page=article,
            seen_at=(task.page or task.listed).fetched_at,
            press=self.press,
        )

    def _note(self, articles: Sequence[Article]) -> tuple[Noted, ...]:
        notes = annotate_all(articles, models=self.models, press=self.press)
        vectors = self._vectors(articles)
        model = self.embedder.name if self.embedder else ""
        return tuple(
            Noted(
                notes=note,
                fingerprint=fingerprint(
                    article, note, vector=vector, vector_model=model, press=self.press
                ),
            )
            for article, note, vector in zip(articles, notes, vectors, strict=True)
        )

    def _vectors(self, articles: Sequence[Article]) -> Sequence[np.ndarray | None]:
        if self.embedder is None:
            return [None] * len(articles)
        return list(self.embedder([lead_text(article) for article in articles]))
