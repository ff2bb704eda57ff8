"""A document in quarantine as a row: its table, and from value to columns and back."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import Index

from broadsheet.archive import codec
from broadsheet.archive.fields import IdField, MomentField
from broadsheet.news.quarantine import Quarantined


class QuarantineRow(models.Model):
    """A document that undid what was reading it: all that is known of it, and its bytes apart."""

    id = IdField(letter="q", primary_key=True)
    first = MomentField()
    record = models.TextField()
    body = models.BinaryField()

    class Meta:
        app_label = "archive"
        db_table = "archive_quarantine"
        indexes = [Index(fields=["first", "id"], name="archive_quarantine_first")]


def quarantine_columns(case: Quarantined) -> dict[str, Any]:
    """Return a document in quarantine as columns, its bytes compressed (zlib, RFC 1950)."""
    bare = case if case.page is None else replace(case, page=replace(case.page, body=b""))
    return {
        "id": case.id,
        "first": case.first_at,
        "record": codec.write(bare),
        "body": zlib.compress(case.body),
    }


def quarantined_of(row: Mapping[str, Any]) -> Quarantined:
    """Return a document in quarantine from its columns; without `body` its bytes are left out."""
    case = codec.read(Quarantined, row["record"])
    if case.page is None or "body" not in row:
        return case
    return replace(case, page=replace(case.page, body=zlib.decompress(row["body"])))
