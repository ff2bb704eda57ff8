"""The tables of what people do here: what a reader has read, and what an editor decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Index

from broadsheet.archive.fields import IdField, MomentField


class ReadRow(models.Model):
    """The version of an article that a reader (the number of the account) last had before them."""

    pk = models.CompositePrimaryKey("reader", "article")
    reader = models.BigIntegerField()
    article = IdField(letter="a")
    version = IdField(letter="v")
    at = MomentField()

    class Meta:
        db_table = "archive_read"
        indexes = [Index(fields=["article"], name="archive_read_article")]


class RulingRow(models.Model):
    """A decision on which articles tell one story; `record` is all of it as JSON."""

    id = models.CharField(max_length=64, primary_key=True)
    at = MomentField(db_index=True)
    holds = models.BooleanField()
    record = models.TextField()

    class Meta:
        db_table = "archive_ruling"


class RuledRow(models.Model):
    """An article that a ruling names."""

    pk = models.CompositePrimaryKey("article", "ruling")
    article = IdField(letter="a")
    ruling = models.CharField(max_length=64)

    class Meta:
        db_table = "archive_ruled"
