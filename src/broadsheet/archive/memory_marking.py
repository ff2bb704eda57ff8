"""What readers have read, and what editors ruled, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId, VersionId
from broadsheet.news.ruling import Ruling


class MemoryMarking:
    """Marks of reading, and rulings."""

    def __init__(self) -> None:
        super().__init__()
        self._read: dict[tuple[int, ArticleId], VersionId] = {}
        self._rulings: dict[str, Ruling] = {}

    def mark_read(
        self, reader: int, versions: Mapping[ArticleId, VersionId], *, at: datetime
    ) -> None:
        """Keep which version of each article a reader has now had before them."""
        for article, version in versions.items():
            self._read[reader, article] = version

    def mark_unread(self, reader: int, articles: Sequence[ArticleId]) -> None:
        """Forget that a reader has read these; none is no error."""
        for article in articles:
            self._read.pop((reader, article), None)

    def read_by(self, reader: int, articles: Sequence[ArticleId]) -> Mapping[ArticleId, VersionId]:
        """Return of `articles` those a reader has read, each with the version last read."""
        return {one: self._read[reader, one] for one in articles if (reader, one) in self._read}

    def forget_reader(self, reader: int) -> None:
        """Forget all that is kept of what a reader has read."""
        self._read = {key: version for key, version in self._read.items() if key[0] != reader}

    def rule(self, ruling: Ruling) -> None:
        """Keep a ruling in place of any other of the same id."""
        self._rulings[ruling.id] = ruling

    def ruling(self, ruling: str) -> Ruling:
        """Return one ruling; raises NotFound."""
        if ruling not in self._rulings:
            raise NotFound(ruling, "there is no such ruling here")
        return self._rulings[ruling]

    def rulings(self, articles: Sequence[ArticleId]) -> Sequence[Ruling]:
        """Return the rulings, undone ones too, that name any of `articles`, oldest first."""
        asked = set(articles)
        found = [one for one in self._rulings.values() if asked & {*one.moved, *one.others}]
        return sorted(found, key=lambda one: (one.at, one.id))

    def _unmark(self, article: ArticleId) -> None:
        """Forget who has read an article that is deleted."""
        self._read = {key: version for key, version in self._read.items() if key[1] != article}
