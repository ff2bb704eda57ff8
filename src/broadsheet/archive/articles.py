"""Articles by id with all that belongs to them, and the search index over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from broadsheet.archive.connected import MANY, Connected, plainly
from broadsheet.archive.models import ArticleRow, NotesRow, OutboxRow, VersionRow
from broadsheet.archive.numbers import bits, id_of, is_id
from broadsheet.archive.records import article_of, filed_of, notes_of, searched, stub_of
from broadsheet.archive.remembered import Remembered
from broadsheet.archive.search_fts5 import Fts5Search
from broadsheet.archive.search_tsvector import TsvectorSearch
from broadsheet.archive.wording import telling, terms
from broadsheet.news.article import Article
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Filed, Hit, VersionStub
from broadsheet.news.ids import ArticleId, VersionId
from broadsheet.news.notes import Notes

One = TypeVar("One")

MOST = 1_024
"""Versions, and notes, remembered: a front page looks at some 500. About 60 MB when full."""
_NEWEST = ("id", "newest_id", "notes__turn", "notes__version", "membership__story_id")
_VERSION = ("id", "number", "filed", "record")
_STUB = ("id", "number", "seen", "digest", "headline")


def parts(wanted: Sequence[One], size: int = MANY) -> Iterator[Sequence[One]]:
    """Yield `wanted` in pieces a single statement can name."""
    for at in range(0, len(wanted), size):
        yield wanted[at : at + size]


@plainly
class SqlArticles(Connected):
    """Articles, their versions, and the search index over the newest of them."""

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self._versions: Remembered[str, Filed] = Remembered(MOST)
        self._notes: Remembered[int, Notes] = Remembered(MOST)

    @property
    def index(self) -> Fts5Search | TsvectorSearch:
        """The search index of this engine: the one thing that is said differently on each."""
        return TsvectorSearch() if self.connection.vendor == "postgresql" else Fts5Search()

    def article(self, article: ArticleId) -> Filed:
        """Return the newest version with its notes and story; raises NotFound."""
        found = self.articles([article])
        if not found:
            raise NotFound(article, "there is no such article here")
        return found[0]

    def articles(self, wanted: Sequence[ArticleId]) -> Sequence[Filed]:
        """Return those of `wanted` that are here, in the order asked: three queries for each 500.

        One is enough for what was asked for before: versions and notes never change.
        """
        found: dict[str, Filed] = {}
        ids = list(dict.fromkeys(one for one in wanted if is_id("a", one)))
        for some in parts(ids):
            rows = list(ArticleRow.objects.using(self.using).filter(pk__in=some).values(*_NEWEST))
            versions = self._versions.of([row["newest_id"] for row in rows], self._read_versions)
            turns = [row["notes__turn"] for row in rows if _is_reached(row)]
            notes = self._notes.of(turns, self._read_notes)
            for row in rows:
                reached = notes.get(row["notes__turn"]) if _is_reached(row) else None
                story = row["membership__story_id"] if reached else None
                filed = versions[row["newest_id"]]
                found[row["id"]] = replace(filed, notes=reached, story=story)
        return [found[one] for one in wanted if one in found]

    def _read_versions(self, versions: Sequence[str]) -> dict[str, Filed]:
        rows = VersionRow.objects.using(self.using).filter(id__in=versions)
        return {row["id"]: filed_of(row) for row in rows.values(*_VERSION)}

    def _read_notes(self, turns: Sequence[int]) -> dict[int, Notes]:
        rows = NotesRow.objects.using(self.using).filter(turn__in=turns)
        return {turn: notes_of(record) for turn, record in rows.values_list("turn", "record")}

    def version(self, version: VersionId) -> Article:
        """Return the article as it stood in `version`; raises NotFound."""
        if is_id("v", version):
            rows = VersionRow.objects.using(self.using).filter(id=version)
            for record in rows.values_list("record", flat=True):
                return article_of(record)
        raise NotFound(version, "there is no such version here")

    def versions(self, article: ArticleId) -> Sequence[VersionStub]:
        """Return all versions, oldest first; raises NotFound."""
        found = []
        if is_id("a", article):
            rows = VersionRow.objects.using(self.using).filter(article=article)
            found = [stub_of(row) for row in rows.order_by("seen", "number").values(*_STUB)]
        if not found:
            raise NotFound(article, "there is no such article here")
        return found

    def search(
        self, words: str, *, limit: int, any_word: bool = False, newest_first: bool = False
    ) -> Sequence[Hit]:
        """Return articles holding all (or any) of `words`; odd signs find nothing."""
        asked = telling(terms(words)) if any_word else terms(words)
        if not asked or limit <= 0:
            return []
        with self.cursor() as cursor:
            found = self.index.find(
                cursor, asked, limit=limit, any_word=any_word, newest_first=newest_first
            )
        return [Hit(article=ArticleId(id_of("a", number)), score=score) for number, score in found]

    def reindex(self) -> int:
        """Build the search index anew from the newest versions, and return how many there are.

        One transaction; for an index damaged or made by other rules. Readers go on with the old.
        """
        rows = ArticleRow.objects.using(self.using).order_by("pk")
        with self.writing(), self.cursor() as cursor:
            self.index.clear(cursor)
            count = 0
            for key, record in rows.values_list("pk", "newest__record").iterator(MANY):
                self.index.put(cursor, bits(key), searched(article_of(record)), None)
                count += 1
        return count

    def pending(self, limit: int) -> Sequence[VersionId]:
        """Return versions whose derived work is to be done, in the order they were filed."""
        rows = OutboxRow.objects.using(self.using).order_by("place", "version")
        return [VersionId(str(one)) for one in rows.values_list("version_id", flat=True)[:limit]]


def _is_reached(row: Mapping[str, Any]) -> bool:
    """Say whether derived work has reached the newest version."""
    return bool(row["notes__version"] == row["newest_id"])
