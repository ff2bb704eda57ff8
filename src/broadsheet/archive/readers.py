"""The archive's promise to the people who read and edit: comments, marks of reading, rulings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.ids import ArticleId, VersionId
from broadsheet.news.ruling import Ruling


class Commenting(Protocol):
    """What readers write."""

    def write_comment(self, comment: Comment) -> Comment:
        """Keep a new comment and return it with its id; raises NotFound for no such article."""

    def comments(self, article: ArticleId, state: CommentState) -> Sequence[Comment]:
        """Return an article's comments in one state, oldest first."""

    def queue(self, state: CommentState, *, limit: int) -> Sequence[Comment]:
        """Return comments in one state over all articles, oldest first."""

    def comment(self, comment: int) -> Comment:
        """Return one comment; raises NotFound."""

    def decide_comment(self, comment: Comment) -> None:
        """Keep the state, decider and reason of a comment already filed; raises NotFound."""


class Marking(Protocol):
    """What readers have read, and what editors ruled on stories."""

    def mark_read(
        self, reader: int, versions: Mapping[ArticleId, VersionId], *, at: datetime
    ) -> None:
        """Keep which version of each article a reader (the number of the account) has now had
        before them. An article deleted later takes its marks with it."""

    def mark_unread(self, reader: int, articles: Sequence[ArticleId]) -> None:
        """Forget that a reader has read these; none is no error."""

    def read_by(self, reader: int, articles: Sequence[ArticleId]) -> Mapping[ArticleId, VersionId]:
        """Return of `articles` those a reader has read, each with the version last read."""

    def forget_reader(self, reader: int) -> None:
        """Forget all that is kept of what a reader has read."""

    def rule(self, ruling: Ruling) -> None:
        """Keep a ruling in place of any other of the same id."""

    def ruling(self, ruling: str) -> Ruling:
        """Return one ruling; raises NotFound."""

    def rulings(self, articles: Sequence[ArticleId]) -> Sequence[Ruling]:
        """Return the rulings, undone ones too, that name any of `articles`, oldest first."""
