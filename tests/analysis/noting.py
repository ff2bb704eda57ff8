"""What the tests of notes share: a moment, a type and a way to show a quote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from broadsheet.news.article import Article
from broadsheet.news.notes import Notes, Quote

SEEN = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
Noting = Callable[..., tuple[Article, Notes]]


def said(article: Article, quote: Quote) -> tuple[str, str, str | None]:
    """Return kind, words and speaker of a quote."""
    label = quote.speaker.label if quote.speaker else None
    return quote.kind.value, quote.words.of(article.text), label
