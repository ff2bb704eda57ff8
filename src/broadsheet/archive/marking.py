"""What readers have read, and what editors ruled on stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from broadsheet.archive import codec
from broadsheet.archive.articles import parts
from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.numbers import is_id
from broadsheet.archive.reader_models import ReadRow, RuledRow, RulingRow
from broadsheet.news.errors import NotFound
from broadsheet.news.ids import ArticleId, VersionId
from broadsheet.news.ruling import Ruling


@plainly
class SqlMarking(Connected):
    """Marks of reading, and rulings."""

    def mark_read(
        self, reader: int, versions: Mapping[ArticleId, VersionId], *, at: datetime
    ) -> None:
        """Keep which version of each article a reader has now had before them."""
        rows = [
            ReadRow(reader=reader, article=article, version=version, at=at)
            for article, version in sorted(versions.items())
        ]
        ReadRow.objects.using(self.using).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["reader", "article"],
            update_fields=["version", "at"],
        )

    def mark_unread(self, reader: int, articles: Sequence[ArticleId]) -> None:
        """Forget that a reader has read these; none is no error."""
        mine = ReadRow.objects.using(self.using).filter(reader=reader)
        for some in parts(_ids(articles)):
            mine.filter(article__in=some).delete()

    def read_by(self, reader: int, articles: Sequence[ArticleId]) -> Mapping[ArticleId, VersionId]:
        """Return of `articles` those a reader has read, each with the version last read."""
        mine = ReadRow.objects.using(self.using).filter(reader=reader)
        found: dict[ArticleId, VersionId] = {}
        for some in parts(_ids(articles)):
            rows = mine.filter(article__in=some).values_list("article", "version")
            found |= {ArticleId(article): VersionId(version) for article, version in rows}
        return found

    def forget_reader(self, reader: int) -> None:
        """Forget all that is kept of what a reader has read."""
        ReadRow.objects.using(self.using).filter(reader=reader).delete()

    def rule(self, ruling: Ruling) -> None:
        """Keep a ruling in place of any other of the same id."""
        named = sorted({*ruling.moved, *ruling.others})
        row = RulingRow(id=ruling.id, at=ruling.at, holds=ruling.holds, record=codec.write(ruling))
        with self.writing():
            row.save(using=self.using)
            RuledRow.objects.using(self.using).bulk_create(
                [RuledRow(article=article, ruling=ruling.id) for article in named],
                ignore_conflicts=True,
            )

    def ruling(self, ruling: str) -> Ruling:
        """Return one ruling; raises NotFound."""
        for row in RulingRow.objects.using(self.using).filter(pk=ruling):
            return codec.read(Ruling, row.record)
        raise NotFound(ruling, "there is no such ruling here")

    def rulings(self, articles: Sequence[ArticleId]) -> Sequence[Ruling]:
        """Return the rulings, undone ones too, that name any of `articles`, oldest first."""
        named: set[str] = set()
        for some in parts(_ids(articles)):
            rows = RuledRow.objects.using(self.using).filter(article__in=some)
            named.update(rows.values_list("ruling", flat=True))
        found = [
            codec.read(Ruling, record)
            for some in parts(sorted(named))
            for record in RulingRow.objects.using(self.using)
            .filter(pk__in=some)
            .values_list("record", flat=True)
        ]
        return sorted(found, key=lambda one: (one.at, one.id))


def _ids(articles: Sequence[ArticleId]) -> list[ArticleId]:
    return [one for one in articles if is_id("a", one)]
