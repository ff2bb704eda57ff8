"""What a reader writes under an article, and what a moderator says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from broadsheet.news.ids import ArticleId


class CommentState(StrEnum):
    """Where a comment stands: held until a moderator prints or declines it."""

    HELD = "held"
    PRINTED = "printed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment, plain text, `writer` as shown. `id` is 0 until it is filed."""

    id: int
    article: ArticleId
    reader: int
    writer: str
    text: str
    written_at: datetime
    state: CommentState = CommentState.HELD
    decided_by: str = ""
    reason: str = ""
