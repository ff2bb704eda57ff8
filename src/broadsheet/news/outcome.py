"""In a batch, bad news is a value beside the good ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from broadsheet.news.errors import BroadsheetError
from broadsheet.news.ids import ArticleId


class Verdict(StrEnum):
    """What filing an article came to; DELETED when it was deleted here and so is not taken."""

    NEW = "new"
    CHANGED = "changed"
    SEEN = "seen"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input: an article with its verdict, or the error that stopped it.

    `notice` is what is worth saying of an input that holds many, once it is through.
    """

    subject: str
    article: ArticleId | None = None
    verdict: Verdict | None = None
    error: BroadsheetError | None = None
    notice: str = ""
