"""Documents in quarantine, their bytes compressed."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.archive.connected import Connected, plainly
from broadsheet.archive.isolation import QuarantineRow, quarantine_columns, quarantined_of
from broadsheet.archive.numbers import is_id
from broadsheet.news.errors import NotFound
from broadsheet.news.quarantine import Quarantined

_LISTED = ("id", "record")


@plainly
class SqlQuarantine(Connected):
    """The quarantine."""

    def isolate(self, case: Quarantined) -> None:
        """Keep a document; one of the same id is replaced."""
        row = QuarantineRow(**quarantine_columns(case))
        QuarantineRow.objects.using(self.using).bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["first", "record", "body"],
        )

    def isolated(self, *, limit: int) -> Sequence[Quarantined]:
        """Return documents without their bytes, the first one in first, ties by id."""
        rows = QuarantineRow.objects.using(self.using).order_by("first", "pk")
        return [quarantined_of(row) for row in rows.values(*_LISTED)[: max(0, limit)]]

    def isolation(self, case: str) -> Quarantined:
        """Return one document with its bytes; raises NotFound."""
        if is_id("q", case):
            for row in QuarantineRow.objects.using(self.using).filter(pk=case).values():
                return quarantined_of(row)
        raise _unknown(case)

    def release(self, case: str) -> None:
        """Let go of a document; raises NotFound."""
        rows = QuarantineRow.objects.using(self.using)
        if not is_id("q", case) or not rows.filter(pk=case).delete()[0]:
            raise _unknown(case)


def _unknown(case: str) -> NotFound:
    return NotFound(case, "there is no such document in quarantine")
