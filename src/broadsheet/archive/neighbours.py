"""The articles a newcomer may belong with: by shared bands, by names and terms, by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from broadsheet.archive.connected import Connected, among, plainly
from broadsheet.archive.deriving import VECTORS
from broadsheet.archive.nearness import COMMON, RARE, fuse
from broadsheet.archive.numbers import bits, id_of, microseconds
from broadsheet.archive.records import band_numbers, key_numbers, print_of
from broadsheet.archive.remembered import Remembered
from broadsheet.archive.vectors import Held, Projection, Wanted
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId

_COPIES = """
SELECT article_id, COUNT(*) AS shared FROM archive_band
WHERE band IN ({}) AND article_id <> %s
GROUP BY article_id ORDER BY shared DESC, article_id LIMIT %s
"""
_ROWS = """
SELECT p.turn, p.article_id, m.story_id FROM archive_print p
JOIN archive_membership m ON m.article_id = p.article_id WHERE p.article_id IN ({})
"""
_PRINTS = """
SELECT p.turn, p.record, p.signature, v.vector, v.model FROM archive_print p
LEFT JOIN archive_vector v ON v.article_id = p.article_id WHERE p.turn IN ({})
"""
_SHARED = """
WITH holders AS (SELECT key, COUNT(*) AS articles FROM archive_key
    WHERE key IN ({}) AND printed BETWEEN %s AND %s GROUP BY key)
SELECT k.article_id, SUM(%s / h.articles) AS score
FROM holders h JOIN archive_key k ON k.key = h.key
WHERE h.articles <= %s AND k.printed BETWEEN %s AND %s AND k.article_id <> %s
GROUP BY k.article_id ORDER BY score DESC, k.article_id LIMIT %s
"""
_VECTORS = "SELECT turn, article_id, printed, vector FROM archive_vector WHERE model = %s"
_MARK = """
SELECT (SELECT value FROM archive_mark WHERE name = %s), (SELECT MAX(turn) FROM archive_vector)
"""

PRINTS = 2_048
"""Fingerprints remembered: about 20 MB. Articles printed together look at the same neighbours."""


class SqlVectors(Connected):
    """Vectors as the projection reads them."""

    def mark(self) -> tuple[int, int]:
        """Return a number that changes when vectors have gone, and the highest turn."""
        with self.cursor() as cursor:
            cursor.execute(_MARK, [VECTORS])
            epoch, turn = cursor.fetchone()
        return epoch or 0, turn or 0

    def between(self, model: str, low: int, high: int) -> Sequence[Held]:
        """Return the vectors of `model` printed from `low` to `high`, both in."""
        return self._held(_VECTORS + " AND printed BETWEEN %s AND %s", [model, low, high])

    def after(self, turn: int, model: str) -> Sequence[Held]:
        """Return the vectors of `model` written after `turn`, of any day."""
        return self._held(_VECTORS + " AND turn > %s", [model, turn])

    def _held(self, statement: str, values: Sequence[int | str]) -> Sequence[Held]:
        with self.cursor() as cursor:
            cursor.execute(statement, values)
            held: list[Held] = cursor.fetchall()
        return held


@plainly
class SqlNeighbours(Connected):
    """Neighbours, with a projection of vectors kept beside the database."""

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self._vectors = SqlVectors(using)
        self._projection = Projection()
        self._prints: Remembered[int, Fingerprint] = Remembered(PRINTS)

    def neighbours(
        self, newcomer: Fingerprint, *, since: datetime, until: datetime, limit: int
    ) -> Sequence[Neighbour]:
        """Return grouped articles that share bands (at any age), names, terms or meaning."""
        days = (microseconds(since), microseconds(until))
        near = fuse(
            copies=self._copies(newcomer, limit),
            words=self._sharing(newcomer, days, limit),
            meaning=self._alike(newcomer, days, limit),
            limit=limit,
        )
        return self._fetch(near)

    def _copies(self, newcomer: Fingerprint, limit: int) -> list[int]:
        bands = band_numbers(newcomer)
        if not bands:
            return []
        return self._asked(_COPIES, bands, bits(newcomer.article), limit)

    def _sharing(self, newcomer: Fingerprint, days: tuple[int, int], limit: int) -> list[int]:
        keys = key_numbers(newcomer)
        if not keys:
            return []
        mine = bits(newcomer.article)
        return self._asked(_SHARED, keys, *days, RARE, COMMON, *days, mine, limit)

    def _asked(self, statement: str, values: Sequence[int], *more: int) -> list[int]:
        with self.cursor() as cursor:
            cursor.execute(among(statement, values), [*values, *more])
            return [row[0] for row in cursor.fetchall()]

    def _alike(self, newcomer: Fingerprint, days: tuple[int, int], limit: int) -> list[int]:
        wanted = Wanted(
            article=bits(newcomer.article),
            vector=newcomer.vector,
            model=newcomer.vector_model,
            since=days[0],
            until=days[1],
            limit=limit,
        )
        return self._projection.nearest(wanted, self._vectors)

    def _fetch(self, near: Sequence[int]) -> list[Neighbour]:
        if not near:
            return []
        with self.cursor() as cursor:
            cursor.execute(among(_ROWS, near), near)
            rows = {article: (turn, story) for turn, article, story in cursor.fetchall()}
        # A row never changes: a new fingerprint of the same article has another turn.
        prints = self._prints.of([turn for turn, _ in rows.values()], self._read_prints)
        return [
            Neighbour(fingerprint=prints[turn], story=StoryId(id_of("s", story)))
            for turn, story in (rows[one] for one in near if one in rows)
            if turn in prints
        ]

    def _read_prints(self, turns: Sequence[int]) -> dict[int, Fingerprint]:
        with self.cursor() as cursor:
            cursor.execute(among(_PRINTS, turns), turns)
            return {turn: print_of(*columns) for turn, *columns in cursor.fetchall()}
