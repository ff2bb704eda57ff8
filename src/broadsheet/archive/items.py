"""Items of feeds, and what they were known as at earlier visits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.backends.utils import CursorWrapper

from broadsheet.archive.articles import SqlArticles, parts
from broadsheet.archive.connected import among, insert, plainly
from broadsheet.archive.numbers import bits, id_of, is_id
from broadsheet.archive.records import item_id
from broadsheet.news.ids import ArticleId, FeedId
from broadsheet.news.trace import Former, ItemTrace

_PUT = (
    insert("archive_item", "feed", "item", "article_id", "state")
    + " ON CONFLICT (feed, item) DO UPDATE SET article_id = excluded.article_id,"
    " state = excluded.state"
)
_RECALL = (
    "SELECT i.item, i.article_id, i.state, t.id FROM archive_item i"
    " LEFT JOIN archive_tombstone t ON t.id = i.article_id WHERE i.feed = %s AND i.item IN ({})"
)


@plainly
class SqlItems(SqlArticles):
    """Traces of items in and out."""

    def recall(self, feed: FeedId, marks: Sequence[str]) -> Mapping[str, Former]:
        """Return what is known under each of `marks`, those known alone: one query for 500."""
        if not is_id("f", feed):
            return {}
        asked = {bits(item_id(mark)): mark for mark in marks}
        found: dict[str, Former] = {}
        with self.cursor() as cursor:
            for some in parts(list(asked)):
                cursor.execute(among(_RECALL, some), [bits(feed), *some])
                for item, article, state, stone in cursor.fetchall():
                    known = None if article is None else ArticleId(id_of("a", article))
                    found[asked[item]] = Former(
                        article=known, state=state, deleted=stone is not None
                    )
        return found

    def remember(self, traces: Sequence[tuple[ItemTrace, ArticleId | None]]) -> None:
        """Keep traces of items nothing is filed for, in one transaction."""
        with self.writing(), self.cursor() as cursor:
            for trace, article in traces:
                self._leave(cursor, trace, None if article is None else bits(article))

    def _leave(self, cursor: CursorWrapper, trace: ItemTrace, article: int | None) -> None:
        rows = {bits(item_id(mark)) for mark in trace.marks}
        feed = bits(trace.feed)
        cursor.executemany(_PUT, [(feed, row, article, trace.state) for row in sorted(rows)])
