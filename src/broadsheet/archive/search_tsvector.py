"""Search on PostgreSQL: a tsvector an article under a GIN index."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.utils import CursorWrapper

from broadsheet.archive.wording import Term, indexed

# Stems without stop words: a search for "The Who" is to find something. The words come parted and
# without accents, so every kind of token the parser sees is stemmed alike.
CREATE = (
    "CREATE TEXT SEARCH DICTIONARY archive_stem"
    " (TEMPLATE = pg_catalog.snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION archive_words (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION archive_words"
    " ALTER MAPPING FOR asciiword, word, numword, hword, asciihword WITH archive_stem",
    "CREATE TABLE archive_search (article bigint PRIMARY KEY REFERENCES archive_article (id)"
    " DEFERRABLE INITIALLY DEFERRED, words tsvector NOT NULL)",
    # Kept in the row: were it kept apart, the planner would take the table for a small one and read
    # every vector rather than ask the index.
    "ALTER TABLE archive_search ALTER COLUMN words SET STORAGE MAIN",
    "ALTER TABLE archive_search SET (toast_tuple_target = 8160)",
    "CREATE INDEX archive_search_words ON archive_search USING gin (words)",
)
DROP = (
    "DROP TABLE archive_search",
    "DROP TEXT SEARCH CONFIGURATION archive_words",
    "DROP TEXT SEARCH DICTIONARY archive_stem",
)

_PUT = (
    "INSERT INTO archive_search (article, words) VALUES (%s,"
    " setweight(to_tsvector('archive_words', %s), 'A')"
    " || setweight(to_tsvector('archive_words', %s), 'D'))"
    " ON CONFLICT (article) DO UPDATE SET words = excluded.words"
)
# Weights of D, C, B, A: a headline counts eight times its body, as on SQLite. 1 divides by the
# logarithm of the length (PostgreSQL, 12.3.3).
_FIND = (
    "SELECT s.article, ts_rank('{{0.125, 0.25, 0.5, 1.0}}', s.words, q, 1) AS score"
    " FROM archive_search s{join}, to_tsquery('archive_words', %s) q WHERE s.words @@ q"
    " ORDER BY {order} LIMIT %s"
)
_BEST = _FIND.format(join="", order="score DESC, s.article")
_NEWEST = _FIND.format(
    join=" JOIN archive_article a ON a.id = s.article", order="a.printed DESC, a.id"
)


class TsvectorSearch:
    """The index table `archive_search`, one row an article."""

    def put(
        self, cursor: CursorWrapper, article: int, new: tuple[str, str], old: tuple[str, str] | None
    ) -> None:
        """Index headline and body of an article, in place of those it was indexed by before."""
        cursor.execute(_PUT, [article, indexed(new[0]), indexed(new[1])])

    def take(self, cursor: CursorWrapper, article: int, old: tuple[str, str]) -> None:
        """Take an article, indexed by headline and body `old`, out of the index."""
        cursor.execute("DELETE FROM archive_search WHERE article = %s", [article])

    def clear(self, cursor: CursorWrapper) -> None:
        """Empty the index."""
        cursor.execute("DELETE FROM archive_search")

    def find(
        self,
        cursor: CursorWrapper,
        terms: Sequence[Term],
        *,
        limit: int,
        any_word: bool,
        newest_first: bool,
    ) -> list[tuple[int, float]]:
        """Return articles with their ts_rank (higher is better), best or newest first."""
        # Every word stands in marks and holds letters and digits alone: nothing is syntax.
        phrases = [" <-> ".join(f"'{word}'" for word in term) for term in terms]
        asked = (" | " if any_word else " & ").join(f"({phrase})" for phrase in phrases)
        cursor.execute(_NEWEST if newest_first else _BEST, [asked, limit])
        return [(row[0], float(row[1])) for row in cursor.fetchall()]
