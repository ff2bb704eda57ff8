"""The archive's tables; `docs/reference/archive.md` says which are filed and which derived."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint

from broadsheet.archive import feed_models, reader_models  # noqa: F401 - Django looks here
from broadsheet.archive.fields import IdField, MomentField
from broadsheet.archive.isolation import QuarantineRow as QuarantineRow

# The database checks every reference, but what follows from a deletion is written out in the
# modules that delete: nothing there may disappear by the way.
LEFT = models.DO_NOTHING


class ArticleRow(models.Model):
    """An article: its newest version, since when that is the newest, and when it was printed."""

    id = IdField(letter="a", primary_key=True)
    # Not checked by the database: SQLite, told to put that off until the first version is in, would
    # look for the article in every table (4 ms at 1,500 articles). `audit.faults` checks it.
    newest = models.ForeignKey(
        "VersionRow", LEFT, to_field="id", related_name="+", db_index=False, db_constraint=False
    )
    newest_since = MomentField()
    printed = MomentField()

    class Meta:
        db_table = "archive_article"
        indexes = [Index(F("printed").desc(), F("id"), name="archive_article_latest")]


class VersionRow(models.Model):
    """One printed text of an article. `filing` counts filings of versions over all articles."""

    filing = models.BigAutoField(primary_key=True)
    id = IdField(letter="v", unique=True)
    article = models.ForeignKey(ArticleRow, LEFT, related_name="versions", db_index=False)
    number = models.IntegerField()
    seen = MomentField()
    filed = MomentField()
    digest = models.CharField(max_length=64)
    headline = models.TextField()
    record = models.TextField()

    class Meta:
        db_table = "archive_version"
        constraints = [
            UniqueConstraint(fields=["article", "number"], name="archive_version_number")
        ]


class OutboxRow(models.Model):
    """A version whose derived work is to be done; `place` says in which order."""

    version = models.OneToOneField(
        VersionRow, LEFT, to_field="id", primary_key=True, related_name="+"
    )
    place = models.BigIntegerField(db_index=True)

    class Meta:
        db_table = "archive_outbox"


class NotesRow(models.Model):
    """What was noted in the newest version reached; `turn` grows with every one written."""

    turn = models.BigAutoField(primary_key=True)
    article = models.OneToOneField(ArticleRow, LEFT, related_name="notes")
    version = IdField(letter="v")
    record = models.TextField()

    class Meta:
        db_table = "archive_notes"


class PrintRow(models.Model):
    """An article's fingerprint but for its vector; `turn` grows with every one written."""

    turn = models.BigAutoField(primary_key=True)
    article = models.OneToOneField(ArticleRow, LEFT, related_name="print")
    signature = models.BinaryField()
    record = models.TextField()

    class Meta:
        db_table = "archive_print"


class VectorRow(models.Model):
    """An article's vector as little-endian float16; `turn` grows with every one written."""

    turn = models.BigAutoField(primary_key=True)
    article = models.OneToOneField(ArticleRow, LEFT, related_name="vector")
    model = models.TextField()
    printed = MomentField(db_index=True)
    vector = models.BinaryField()

    class Meta:
        db_table = "archive_vector"


class BandRow(models.Model):
    """One band of an article's signature: articles sharing one may be copies, at any age."""

    pk = models.CompositePrimaryKey("band", "article")
    band = models.BigIntegerField()
    article = models.ForeignKey(ArticleRow, LEFT, related_name="+", db_index=False)

    class Meta:
        db_table = "archive_band"


class KeyRow(models.Model):
    """One name or term of an article, for finding what was printed about it around a day."""

    pk = models.CompositePrimaryKey("key", "printed", "article")
    key = models.BigIntegerField()
    printed = MomentField()
    article = models.ForeignKey(ArticleRow, LEFT, related_name="+", db_index=False)

    class Meta:
        db_table = "archive_key"


class MentionRow(models.Model):
    """A hashtag, person or outlet an article is listed under."""

    pk = models.CompositePrimaryKey("article", "kind", "key")
    article = models.ForeignKey(ArticleRow, LEFT, related_name="mentions", db_index=False)
    kind = models.CharField(max_length=16)
    key = models.TextField()
    label = models.TextField()
    printed = MomentField()

    class Meta:
        db_table = "archive_mention"
        indexes = [
            Index("kind", "key", F("printed").desc(), "article", name="archive_mention_list")
        ]


class HeadingRow(models.Model):
    """How many articles are listed under a hashtag, person or outlet; always more than none."""

    pk = models.CompositePrimaryKey("kind", "key")
    kind = models.CharField(max_length=16)
    key = models.TextField()
    articles = models.IntegerField()

    class Meta:
        db_table = "archive_heading"
        indexes = [Index(F("kind"), F("articles").desc(), F("key"), name="archive_heading_most")]


class StoryRow(models.Model):
    """A story that has members; what it is follows from them."""

    id = IdField(letter="s", primary_key=True)

    class Meta:
        db_table = "archive_story"


class MembershipRow(models.Model):
    """The one story an article belongs to."""

    article = models.OneToOneField(ArticleRow, LEFT, primary_key=True, related_name="membership")
    story = models.ForeignKey(StoryRow, LEFT, related_name="members", db_index=False)
    printed = MomentField()

    class Meta:
        db_table = "archive_membership"
        indexes = [
            Index(fields=["story", "printed", "article"], name="archive_membership_story"),
            Index(F("printed").desc(), F("story"), name="archive_membership_latest"),
        ]


class RedirectRow(models.Model):
    """Where the address of a story that ended in another leads now."""

    old = IdField(letter="s", primary_key=True)
    story = models.ForeignKey(StoryRow, LEFT, related_name="redirects")

    class Meta:
        db_table = "archive_redirect"


class LinkRow(models.Model):
    """`article` is copy (0), event (1), storyline (2) or topic (3) of `other`."""

    pk = models.CompositePrimaryKey("article", "other", "closeness")
    article = models.ForeignKey(ArticleRow, LEFT, related_name="+", db_index=False)
    other = models.ForeignKey(ArticleRow, LEFT, related_name="+")
    closeness = models.SmallIntegerField()
    score = models.FloatField()
    share = models.FloatField()
    reasons = models.TextField()

    class Meta:
        db_table = "archive_link"


class MarkRow(models.Model):
    """A number that says when something kept in memory beside the database has to be read anew."""

    name = models.CharField(max_length=32, primary_key=True)
    value = models.BigIntegerField(default=0)

    class Meta:
        db_table = "archive_mark"


class CommentRow(models.Model):
    """What a reader wrote under an article; the shown name stays when the account goes."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey(ArticleRow, LEFT, related_name="comments", db_index=False)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="comments"
    )
    writer = models.TextField()
    text = models.TextField()
    written_at = MomentField()
    state = models.CharField(max_length=16)
    decided_by = models.TextField()
    reason = models.TextField()

    class Meta:
        db_table = "archive_comment"
        indexes = [
            Index(fields=["article", "state", "written_at", "id"], name="archive_comment_article"),
            Index(fields=["state", "written_at", "id"], name="archive_comment_queue"),
        ]


class JobRow(models.Model):
    """Slow work; `open` until it is done or has failed."""

    id = models.CharField(max_length=100, primary_key=True)
    kind = models.TextField()
    order = models.TextField()
    state = models.CharField(max_length=16)
    asked_at = MomentField(db_index=True)
    reader = models.BigIntegerField()
    attempts = models.IntegerField()
    result = models.TextField(null=True)
    trouble = models.TextField()
    open = models.BooleanField()
    holder = models.TextField(default="")
    leased_until = MomentField(null=True)

    class Meta:
        db_table = "archive_job"
        indexes = [Index(F("asked_at"), F("id"), name="archive_job_open", condition=Q(open=True))]


class LeaseRow(models.Model):
    """Who may do what only one may do at a time, and until when."""

    name = models.CharField(max_length=100, primary_key=True)
    holder = models.TextField()
    until = MomentField()

    class Meta:
        db_table = "archive_lease"
