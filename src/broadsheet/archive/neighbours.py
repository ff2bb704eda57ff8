"""The articles a newcomer may belong with: by shared bands, by names and terms, by meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from threading import Lock

from django.db.backends.utils import CursorWrapper
from django.db.models import Max, QuerySet

from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.deriving import VECTORS
from broadsheet.archive.models import MarkRow, VectorRow
from broadsheet.archive.nearness import RARE, fuse
from broadsheet.archive.numbers import bits, id_of, microseconds, moment_of
from broadsheet.archive.records import band_numbers, key_numbers, print_of
from broadsheet.archive.vectors import Held, Projection, Wanted
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId

_COPIES = """
SELECT article_id, COUNT(*) AS shared FROM archive_band
WHERE band IN ({}) AND article_id <> %s
GROUP BY article_id ORDER BY shared DESC, article_id LIMIT %s
"""
_ROWS = """
SELECT p.row, p.article_id, m.story_id FROM archive_print p
JOIN archive_membership m ON m.article_id = p.article_id WHERE p.article_id IN ({})
"""
_PRINTS = """
SELECT p.row, p.record, p.signature, v.vector, v.model FROM archive_print p
LEFT JOIN archive_vector v ON v.article_id = p.article_id WHERE p.row IN ({})
"""
_SHARED = """
WITH hits AS (SELECT k.key, k.article_id FROM archive_key k
    WHERE k.key IN ({}) AND k.printed BETWEEN %s AND %s AND k.article_id <> %s),
  holders AS (SELECT key, COUNT(*) AS articles FROM hits GROUP BY key)
SELECT hits.article_id, SUM(%s / holders.articles) AS score
FROM hits JOIN holders ON holders.key = hits.key
GROUP BY hits.article_id ORDER BY score DESC, hits.article_id LIMIT %s
"""


REMEMBERED = 2_048
"""Fingerprints kept read: about 20 MB. Articles printed together look at the same neighbours."""


class SqlVectors(Connected):
    """Vectors as the projection reads them."""

    def epoch(self) -> int:
        """Return a number that changes when vectors have gone."""
        rows = MarkRow.objects.using(self.using).filter(name=VECTORS)
        return rows.values_list("value", flat=True).first() or 0

    def newest(self) -> int:
        """Return the highest row number, 0 for none."""
        last = VectorRow.objects.using(self.using).aggregate(last=Max("row"))["last"]
        return int(last or 0)

    def between(self, model: str, low: int, high: int) -> Iterable[Held]:
        """Return the vectors of `model` printed from `low` to `high`, both in."""
        days = (moment_of(low), moment_of(high))
        return self._held(VectorRow.objects.using(self.using).filter(printed__range=days), model)

    def after(self, row: int, model: str) -> Iterable[Held]:
        """Return the vectors of `model` numbered above `row`, of any day."""
        return self._held(VectorRow.objects.using(self.using).filter(row__gt=row), model)

    def _held(self, rows: QuerySet[VectorRow], model: str) -> Iterable[Held]:
        columns = rows.filter(model=model).values_list("row", "article_id", "printed", "vector")
        for row, article, printed, vector in columns.iterator(2000):
            yield row, bits(article), microseconds(printed), bytes(vector)


@plainly
class SqlNeighbours(Connected):
    """Neighbours, with a projection of vectors kept beside the database."""

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self._vectors = SqlVectors(using)
        self._projection = Projection()
        self._lock = Lock()
        self._read: dict[int, Fingerprint] = {}

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
        return self._asked(_SHARED, keys, *days, bits(newcomer.article), RARE, limit)

    def _asked(self, statement: str, values: Sequence[int], *more: int) -> list[int]:
        with self.cursor() as cursor:
            cursor.execute(_among(statement, values), [*values, *more])
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
            cursor.execute(_among(_ROWS, near), near)
            rows = {article: (row, story) for row, article, story in cursor.fetchall()}
            prints = self._prints(cursor, [row for row, _ in rows.values()])
        found = []
        for row, story in (rows[one] for one in near if one in rows):
            if row in prints:
                found.append(Neighbour(fingerprint=prints[row], story=StoryId(id_of("s", story))))
        return found

    def _prints(self, cursor: CursorWrapper, wanted: Sequence[int]) -> dict[int, Fingerprint]:
        """Return fingerprints by row number; a row never changes, so one read stays read."""
        with self._lock:
            found = {row: self._read[row] for row in wanted if row in self._read}
        missing = [row for row in wanted if row not in found]
        if missing:
            cursor.execute(_among(_PRINTS, missing), missing)
            found.update((row, print_of(*columns)) for row, *columns in cursor.fetchall())
        with self._lock:
            for row in wanted:
                self._read.pop(row, None)
            self._read.update(found)
            for row in list(self._read)[: max(0, len(self._read) - REMEMBERED)]:
                del self._read[row]
        return found


def _among(statement: str, values: Sequence[int]) -> str:
    return statement.format(", ".join(["%s"] * len(values)))
