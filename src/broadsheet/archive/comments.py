"""What readers write under articles, and what moderators decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.models import ArticleRow, CommentRow
from broadsheet.archive.numbers import is_id
from broadsheet.archive.records import comment_columns, comment_of
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId

_DECIDED = ("state", "decided_by", "reason")


@plainly
class SqlCommenting(Connected):
    """Comments."""

    def write_comment(self, comment: Comment) -> Comment:
        """Keep a new comment and return it as kept, with its id; raises NotFound."""
        with self.writing():
            rows = ArticleRow.objects.using(self.using)
            if not is_id("a", comment.article) or not rows.filter(pk=comment.article).exists():
                raise NotFound(comment.article, "there is no such article here")
            row = CommentRow(**comment_columns(comment))
            row.save(using=self.using, force_insert=True)
        return replace(comment, id=row.pk, writer=row.writer, text=row.text)

    def comments(self, article: ArticleId, state: CommentState) -> Sequence[Comment]:
        """Return an article's comments in one state, oldest first."""
        if not is_id("a", article):
            return []
        rows = CommentRow.objects.using(self.using).filter(article=article, state=state.value)
        return [comment_of(row) for row in rows.order_by("written_at", "id").values()]

    def queue(self, state: CommentState, *, limit: int) -> Sequence[Comment]:
        """Return comments in one state over all articles, oldest first."""
        rows = CommentRow.objects.using(self.using).filter(state=state.value)
        ordered = rows.order_by("written_at", "id").values()
        return [comment_of(row) for row in ordered[: max(0, limit)]]

    def comment(self, comment: int) -> Comment:
        """Return one comment; raises NotFound."""
        for row in CommentRow.objects.using(self.using).filter(pk=comment).values():
            return comment_of(row)
        raise _unknown(comment)

    def decide_comment(self, comment: Comment) -> None:
        """Keep the state, decider and reason of a comment already filed; raises NotFound."""
        columns = comment_columns(comment)
        rows = CommentRow.objects.using(self.using).filter(pk=comment.id)
        if not rows.update(**{name: columns[name] for name in _DECIDED}):
            raise _unknown(comment.id)


def _unknown(comment: int) -> NotFound:
    return NotFound(str(comment), "there is no such comment here")
