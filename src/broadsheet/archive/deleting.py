"""Deleting an article with all that follows from it, for good."""

from __future__ import annotations

from datetime import datetime

from django.db.backends.utils import CursorWrapper

from broadsheet.archive.connected import insert, plainly
from broadsheet.archive.deriving import SqlDeriving
from broadsheet.archive.numbers import bits, is_id, microseconds
from broadsheet.archive.records import article_of, print_of, searched
from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId

_STONE = insert("archive_tombstone", "id", "at", keep=True)
_NEWEST = (
    "SELECT v.record, p.record, m.story_id FROM archive_article a"
    " JOIN archive_version v ON v.id = a.newest_id"
    " LEFT JOIN archive_print p ON p.article_id = a.id"
    " LEFT JOIN archive_membership m ON m.article_id = a.id WHERE a.id = %s"
)
_HOLD = "SELECT id FROM archive_article WHERE id = %s"
_VECTOR = "DELETE FROM archive_vector WHERE article_id = %s"
# What refers to others goes before what it refers to.
_REST = (
    "DELETE FROM archive_link WHERE article_id = %s",
    "DELETE FROM archive_link WHERE other_id = %s",
    "DELETE FROM archive_comment WHERE article_id = %s",
    "DELETE FROM archive_read WHERE article = %s",
    "DELETE FROM archive_membership WHERE article_id = %s",
    "DELETE FROM archive_outbox WHERE version_id IN"
    " (SELECT id FROM archive_version WHERE article_id = %s)",
    "DELETE FROM archive_version WHERE article_id = %s",
    "DELETE FROM archive_article WHERE id = %s",
)
_LEFT = "SELECT COUNT(*) FROM archive_membership WHERE story_id = %s"
_EMPTIED = (
    "DELETE FROM archive_redirect WHERE story_id = %s",
    "DELETE FROM archive_story WHERE id = %s",
)


@plainly
class SqlDeleting(SqlDeriving):
    """Articles out."""

    def delete(self, article: ArticleId, *, at: datetime) -> None:
        """Delete an article and leave its identity as a tombstone; raises NotFound."""
        if not is_id("a", article):
            raise _unknown(article)
        key = bits(article)
        with self.writing(), self.cursor() as cursor:
            self._one_at_a_time()
            # Whoever files it at this moment waits here, and then finds the tombstone.
            lock = " FOR UPDATE" if self.connection.features.has_select_for_update else ""
            cursor.execute(_HOLD + lock, [key])
            if cursor.fetchone() is None:
                raise _unknown(article)
            cursor.execute(_STONE, [key, microseconds(at)])
            cursor.execute(_NEWEST, [key])
            record, before, story = cursor.fetchone()
            if before is not None:
                self._take_down(cursor, article, print_of(before))
            cursor.execute(_VECTOR, [key])
            if cursor.rowcount:
                self._vectors_went()
            self.index.take(cursor, key, searched(article_of(record)))
            for statement in _REST:
                cursor.execute(statement, [key])
            if story is not None:
                self._close_if_empty(cursor, story)

    def _close_if_empty(self, cursor: CursorWrapper, story: int) -> None:
        cursor.execute(_LEFT, [story])
        if cursor.fetchone()[0] == 0:
            for statement in _EMPTIED:
                cursor.execute(statement, [story])


def _unknown(article: str) -> NotFound:
    return NotFound(article, "there is no such article here")
