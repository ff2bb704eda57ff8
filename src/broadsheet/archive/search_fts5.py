"""Search on SQLite: an FTS5 index that keeps no text of its own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.utils import CursorWrapper

from broadsheet.archive.wording import Term, indexed

# https://www.sqlite.org/fts5.html: contentless (4.4.1), so a text leaves the index by being said
# again word for word (4.1.2); bm25's weights (5.1.1) stand in the table's settings.
CREATE = (
    "CREATE VIRTUAL TABLE archive_search USING fts5(headline, body, content='',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "INSERT INTO archive_search(archive_search, rank) VALUES('rank', 'bm25(8.0, 1.0)')",
)
DROP = ("DROP TABLE archive_search",)

_BEST = (
    "SELECT rowid, -rank FROM archive_search WHERE archive_search MATCH %s"
    " ORDER BY rank, rowid LIMIT %s"
)
_NEWEST = (
    "SELECT s.rowid, -s.rank FROM archive_search s JOIN archive_article a ON a.id = s.rowid"
    " WHERE s.archive_search MATCH %s ORDER BY a.printed DESC, a.id LIMIT %s"
)


class Fts5Search:
    """The index table `archive_search`, its row ids the articles' 64 bits."""

    def put(
        self, cursor: CursorWrapper, article: int, new: tuple[str, str], old: tuple[str, str] | None
    ) -> None:
        """Index headline and body of an article, in place of those it was indexed by before."""
        if old is not None:
            self.take(cursor, article, old)
        cursor.execute(
            "INSERT INTO archive_search(rowid, headline, body) VALUES(%s, %s, %s)",
            [article, indexed(new[0]), indexed(new[1])],
        )

    def take(self, cursor: CursorWrapper, article: int, old: tuple[str, str]) -> None:
        """Take an article, indexed by headline and body `old`, out of the index."""
        cursor.execute(
            "INSERT INTO archive_search(archive_search, rowid, headline, body)"
            " VALUES('delete', %s, %s, %s)",
            [article, indexed(old[0]), indexed(old[1])],
        )

    def clear(self, cursor: CursorWrapper) -> None:
        """Empty the index."""
        cursor.execute("INSERT INTO archive_search(archive_search) VALUES('delete-all')")

    def find(
        self,
        cursor: CursorWrapper,
        terms: Sequence[Term],
        *,
        limit: int,
        any_word: bool,
        newest_first: bool,
    ) -> list[tuple[int, float]]:
        """Return articles with their bm25 (higher is better), best or newest first, ties by id."""
        # Every term stands in marks and holds letters and digits alone: nothing is syntax.
        asked = (" OR " if any_word else " AND ").join(f'"{" ".join(term)}"' for term in terms)
        cursor.execute(_NEWEST if newest_first else _BEST, [asked, limit])
        return [(row[0], float(row[1])) for row in cursor.fetchall()]
