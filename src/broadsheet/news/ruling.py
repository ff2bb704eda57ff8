"""What an editor decided by hand about which articles tell one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from broadsheet.news.ids import ArticleId, StoryId


class RulingKind(StrEnum):
    """APART: `moved` tell another story than `others`. TOGETHER: they tell the same one."""

    APART = "apart"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision, obeyed by all later grouping until it is undone.

    `moved` went from story `source` to story `target`; `others` are the articles they were parted
    from or joined with. `by` is the name of who decided, `reason` in their words. `undone_by` is
    empty while it holds.
    """

    id: str
    kind: RulingKind
    moved: tuple[ArticleId, ...]
    others: tuple[ArticleId, ...]
    source: StoryId
    target: StoryId
    by: str
    reason: str
    at: datetime
    undone_by: str = ""
    undone_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Say whether it has not been undone."""
        return self.undone_at is None
