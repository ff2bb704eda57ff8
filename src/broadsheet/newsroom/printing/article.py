"""One article's page as JSON."""

from __future__ import annotations

from broadsheet.news.article import FRONT, Article
from broadsheet.news.comment import Comment
from broadsheet.news.dateline import iso
from broadsheet.news.filed import Filed, VersionStub
from broadsheet.news.notes import Notes
from broadsheet.newsroom.printing.cards import (
    CardJson,
    StoryCardJson,
    card_json,
    moment,
    story_card_json,
)
from broadsheet.newsroom.printing.marks import (
    FigureJson,
    HashtagJson,
    KeyPointJson,
    NameJson,
    PositionJson,
    QuoteJson,
    SourceJson,
    TimeJson,
    figure_json,
    hashtag_json,
    key_point_json,
    name_json,
    position_json,
    quote_json,
    source_json,
    time_json,
)
from broadsheet.newsroom.printing.typed import TypedDict
from broadsheet.newsroom.views import ArticlePage

NOT_NOTED = "this version has not been noted yet: names, quotes and figures follow"


class PrintedJson(TypedDict):
    """What the outlet printed, and when. `text` is headline, standfirst and paragraphs."""

    id: str
    version: str
    number: int
    url: str
    headline: str
    standfirst: str
    outlet: str
    byline: list[str]
    credit: str
    published: str | None
    published_precision: str
    published_words: str
    modified: str | None
    seen: str
    kind: str
    section: str
    tags: list[str]
    image: str
    paywalled: bool
    reservations: list[str]
    continued: str
    text: str
    paragraphs: list[str]


class NotedJson(TypedDict):
    """What was noted in the text; `notices` say what was done without."""

    language: str
    hashtags: list[HashtagJson]
    people: list[NameJson]
    names: list[NameJson]
    quotes: list[QuoteJson]
    sources: list[SourceJson]
    figures: list[FigureJson]
    times: list[TimeJson]
    positions: list[PositionJson]
    key_points: list[KeyPointJson]
    notices: list[str]


class VersionJson(TypedDict):
    """One printed text of an article; `digest` is its SHA-256."""

    version: str
    number: int
    seen: str
    digest: str
    headline: str


class CommentJson(TypedDict):
    """A printed comment, plain text."""

    id: int
    writer: str
    text: str
    written: str


class BesideJson(TypedDict):
    """What stands beside the article: its story, related articles, comments, versions."""

    age: str
    story: StoryCardJson | None
    related: list[CardJson]
    comments: list[CommentJson]
    versions: list[VersionJson]


class ArticleJson(PrintedJson, NotedJson, BesideJson):
    """All of one article: its words, what was noted in them, and what stands beside it."""


def article_json(page: ArticlePage) -> ArticleJson:
    """Return all of an article's page; the notes are empty, and `notices` says so, until noted."""
    article = page.filed.article
    notes = page.filed.notes or Notes(language=article.language, notices=(NOT_NOTED,))
    return {
        **_printed(page.filed),
        **_noted(notes, article),
        "age": page.card.age,
        "story": story_card_json(page.story) if page.story else None,
        "related": [card_json(card) for card in page.related],
        "comments": [_comment(comment) for comment in page.comments],
        "versions": [_version(stub) for stub in page.versions],
    }


def filed_json(filed: Filed) -> PrintedJson:
    """Return the printed words of an article, without what was noted in them."""
    return _printed(filed)


def notes_json(article: Article, notes: Notes) -> dict[str, object]:
    """Return one article's text and all that was noted in it."""
    printed: dict[str, object] = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "outlet": article.outlet,
        "published": moment(article.published),
        "text": article.text,
    }
    return {**printed, **_noted(notes, article)}


def _printed(filed: Filed) -> PrintedJson:
    article = filed.article
    published = article.published
    return {
        "id": article.id,
        "version": filed.version,
        "number": filed.number,
        "url": article.url,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "outlet": article.outlet,
        "byline": list(article.byline),
        "credit": article.credit,
        "published": moment(published),
        "published_precision": published.precision.value if published else "",
        "published_words": published.raw if published else "",
        "modified": moment(article.modified),
        "seen": iso(article.seen_at),
        "kind": article.kind.value,
        "section": article.section,
        "tags": list(article.tags),
        "image": article.image,
        "paywalled": article.paywalled,
        "reservations": list(article.reservations),
        "continued": article.continued,
        "text": article.text,
        "paragraphs": [part.text for part in article.parts() if part.kind not in FRONT],
    }


def _noted(notes: Notes, article: Article) -> NotedJson:
    text = article.text
    return {
        "language": article.language or notes.language,
        "hashtags": [hashtag_json(tag) for tag in notes.hashtags],
        "people": [name_json(name, text) for name in notes.people],
        "names": [name_json(name, text) for name in notes.names],
        "quotes": [quote_json(quote, text) for quote in notes.quotes],
        "sources": [source_json(source, text) for source in notes.sources],
        "figures": [figure_json(figure, text) for figure in notes.figures],
        "times": [time_json(time, text) for time in notes.times],
        "positions": [position_json(position, text) for position in notes.positions],
        "key_points": [key_point_json(point, text) for point in notes.key_points],
        "notices": list(notes.notices),
    }


def _comment(comment: Comment) -> CommentJson:
    return {
        "id": comment.id,
        "writer": comment.writer,
        "text": comment.text,
        "written": iso(comment.written_at),
    }


def _version(stub: VersionStub) -> VersionJson:
    return {
        "version": stub.version,
        "number": stub.number,
        "seen": iso(stub.seen_at),
        "digest": stub.digest,
        "headline": stub.headline,
    }
