"""An answer is words that stand in stored texts, or the plain statement that they don't."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.news.ids import ArticleId, VersionId
from broadsheet.news.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words of one version of one article that an answer rests on."""

    article: ArticleId
    version: VersionId
    span: Span
    words: str
    headline: str
    outlet: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`text` is made of the cited words alone; empty and `abstained` with a `reason` otherwise.

    `nearest` holds the closest passages when abstaining, so that a reader can judge.
    """

    question: str
    text: str
    citations: tuple[Citation, ...]
    abstained: bool = False
    reason: str = ""
    nearest: tuple[Citation, ...] = ()
