"""The tables of feeds, their items and their hubs, none of which refers to another."""

from __future__ import annotations

from django.db import models

from broadsheet.archive.fields import IdField, MomentField


class ItemRow(models.Model):
    """A mark of a feed's item and the article it led to; outlives the feed and the article."""

    pk = models.CompositePrimaryKey("feed", "item")
    feed = IdField(letter="f")
    item = IdField(letter="i")
    article = IdField(letter="a", null=True, db_column="article_id")  # type: ignore[misc]
    state = models.TextField(default="")

    class Meta:
        db_table = "archive_item"


class TombstoneRow(models.Model):
    """An article deleted here, which no feed and no import brings back."""

    id = IdField(letter="a", primary_key=True)
    at = MomentField()

    class Meta:
        db_table = "archive_tombstone"


class FeedRow(models.Model):
    """A feed we follow."""

    id = IdField(letter="f", primary_key=True)
    address = models.TextField()
    title = models.TextField()
    site = models.TextField()
    folder = models.TextField()
    etag = models.TextField(null=True)
    last_modified = models.TextField(null=True)
    followed_at = MomentField(null=True)
    visited_at = MomentField(null=True)
    succeeded_at = MomentField(null=True)
    next_visit = MomentField(null=True, db_index=True)
    failures = models.IntegerField()
    trouble = models.TextField()
    extra = models.TextField(default="[]")
    telling = models.CharField(max_length=16, default="both")
    per_day = models.FloatField(null=True)
    digest = models.CharField(max_length=64, default="")
    whole_at = MomentField(null=True)
    moved_to = models.TextField(default="")
    moved_since = MomentField(null=True)
    moved_times = models.IntegerField(default=0)
    rhythm = models.TextField(default="{}")
    hub = models.TextField(default="")
    topic = models.TextField(default="")

    class Meta:
        db_table = "archive_feed"


class PushRow(models.Model):
    """A subscription at a hub; it outlives the following of the feed until the hub lets go."""

    key = models.CharField(max_length=64, primary_key=True)
    feed = IdField(letter="f", unique=True)
    hub = models.TextField()
    topic = models.TextField()
    secret = models.TextField()
    state = models.CharField(max_length=16)
    asked_at = MomentField()
    until = MomentField(null=True)
    reason = models.TextField(default="")

    class Meta:
        db_table = "archive_push"


class DeliveryRow(models.Model):
    """What a hub sent, until it is filed."""

    id = models.CharField(max_length=64, primary_key=True)
    push = models.CharField(max_length=64, db_index=True)
    at = MomentField()
    content_type = models.TextField()
    body = models.BinaryField()

    class Meta:
        db_table = "archive_delivery"
