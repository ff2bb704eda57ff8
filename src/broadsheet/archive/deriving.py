"""Derived work: all that follows from an article's newest version, replaced in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.backends.utils import CursorWrapper
from django.db.models import F

from broadsheet.archive.articles import parts
from broadsheet.archive.connected import among, insert, plainly
from broadsheet.archive.filing import SqlFiling
from broadsheet.archive.models import MarkRow, MembershipRow, OutboxRow, VectorRow
from broadsheet.archive.numbers import bits, is_id, microseconds
from broadsheet.archive.records import (
    LINK,
    article_of,
    band_numbers,
    key_numbers,
    link_columns,
    listings,
    notes_text,
    print_of,
    print_text,
    signature_bytes,
    touching,
)
from broadsheet.news.article import Article
from broadsheet.news.filed import Derived
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import ArticleId, StoryId, story_id

VECTORS = "vectors"
"""The mark that moves when vectors have gone."""
# Those that refer to others first.
_DERIVED = (
    *("outbox", "link", "membership", "redirect", "story", "heading", "mention"),
    *("key", "band", "vector", "print", "notes"),
)

_NEWEST = (
    "SELECT v.record, p.record, m.story_id FROM archive_article a"
    " JOIN archive_version v ON v.id = a.newest_id"
    " LEFT JOIN archive_print p ON p.article_id = a.id"
    " LEFT JOIN archive_membership m ON m.article_id = a.id"
    " WHERE a.id = %s AND a.newest_id = %s"
)
_REFILL = (
    "INSERT INTO archive_outbox (version_id, place)"
    " SELECT a.newest_id, v.filing FROM archive_version v"
    " JOIN archive_article a ON a.id = v.article_id WHERE v.number = 1"
)
_NOTES = insert("archive_notes", "article_id", "version", "record")
_PRINT = insert("archive_print", "article_id", "signature", "record")
_VECTOR = insert("archive_vector", "article_id", "model", "printed", "vector")
_BAND = insert("archive_band", "band", "article_id")
_KEY = insert("archive_key", "key", "printed", "article_id")
_MENTION = insert("archive_mention", "article_id", "kind", "key", "label", "printed")
_HEADING = (
    insert("archive_heading", "kind", "key", "articles")
    + " ON CONFLICT (kind, key) DO UPDATE SET articles = archive_heading.articles + 1"
)
_LINK = insert("archive_link", *LINK, keep=True)
_MEMBER = insert("archive_membership", "article_id", "story_id", "printed")
_MOVE = "UPDATE archive_membership SET story_id = %s, printed = %s WHERE article_id = %s"
_SHIFT = "UPDATE archive_membership SET story_id = %s WHERE article_id IN ({})"
_EMPTY = "SELECT COUNT(*) FROM archive_membership WHERE story_id = %s"
_STORY = insert("archive_story", "id", keep=True)
_BACK = "DELETE FROM archive_redirect WHERE old = %s"
_MOVED = "SELECT story_id FROM archive_redirect WHERE old = %s"
_END = (
    "UPDATE archive_membership SET story_id = %s WHERE story_id IN ({})",
    "UPDATE archive_redirect SET story_id = %s WHERE story_id IN ({})",
)
_REDIRECT = insert("archive_redirect", "old", "story_id")
_STRIKE = "DELETE FROM archive_outbox WHERE version_id = %s"
_DROP = (
    # A heading is taken down with its last article.
    "DELETE FROM archive_heading WHERE articles = 1 AND (kind, key) IN"
    " (SELECT kind, key FROM archive_mention WHERE article_id = %s)",
    "UPDATE archive_heading SET articles = articles - 1 WHERE (kind, key) IN"
    " (SELECT kind, key FROM archive_mention WHERE article_id = %s)",
    "DELETE FROM archive_notes WHERE article_id = %s",
    "DELETE FROM archive_print WHERE article_id = %s",
    "DELETE FROM archive_mention WHERE article_id = %s",
    "DELETE FROM archive_link WHERE article_id = %s",
    "DELETE FROM archive_link WHERE other_id = %s",
)
_DROP_BAND = "DELETE FROM archive_band WHERE band = %s AND article_id = %s"
_DROP_KEY = "DELETE FROM archive_key WHERE key = %s AND printed = %s AND article_id = %s"


@plainly
class SqlDeriving(SqlFiling):
    """Derived rows in and out."""

    def derive(self, derived: Derived) -> None:
        """Replace the article's derived rows and strike the version off the outbox, at once."""
        if not is_id("v", derived.version):
            return
        with self.writing(), self.cursor() as cursor:
            self._one_at_a_time()
            cursor.execute(_NEWEST, [bits(derived.article), bits(derived.version)])
            row = cursor.fetchone()
            if row is not None:
                article, (_, before, story) = article_of(row[0]), row
                if before is not None:
                    self._drop(cursor, derived.fingerprint, print_of(before))
                self._put_notes(cursor, derived, article)
                self._put_print(cursor, derived.fingerprint)
                self._join(cursor, derived, microseconds(article.printed_at), story)
                self._put_links(cursor, derived)
            cursor.execute(_STRIKE, [bits(derived.version)])

    def start_over(self) -> int:
        """Drop all derived rows, refill the outbox in the order of first filing, and count it."""
        outbox = OutboxRow.objects.using(self.using)
        with self.writing(), self.cursor() as cursor:
            self._one_at_a_time()
            for table in _DERIVED:
                cursor.execute(f"DELETE FROM archive_{table}")  # noqa: S608
            self._vectors_went()
            cursor.execute(_REFILL)
            return outbox.count()

    def _one_at_a_time(self) -> None:
        """Wait for other derived work on PostgreSQL; on SQLite the transaction does so itself.

        Stories merge over many articles, and vectors are read by rising row numbers: both need
        transactions that end in the order they began.
        """
        if not self.connection.features.has_select_for_update:
            return
        marks = MarkRow.objects.using(self.using).select_for_update().filter(name=VECTORS)
        if not list(marks):
            row = MarkRow(name=VECTORS)
            MarkRow.objects.using(self.using).bulk_create([row], ignore_conflicts=True)
            list(marks)

    def _vectors_went(self) -> None:
        rows = MarkRow.objects.using(self.using)
        if not rows.filter(name=VECTORS).update(value=F("value") + 1):
            rows.bulk_create([MarkRow(name=VECTORS, value=1)])

    def _drop(self, cursor: CursorWrapper, newer: Fingerprint, before: Fingerprint) -> None:
        """Take away what followed from the version before."""
        self._take_down(cursor, newer.article, before)
        rows = VectorRow.objects.using(self.using).filter(article=newer.article)
        for model in list(rows.values_list("model", flat=True)):
            rows.delete()
            if model != newer.vector_model or not newer.vector:
                self._vectors_went()

    def _take_down(self, cursor: CursorWrapper, article: ArticleId, before: Fingerprint) -> None:
        """Take away an article's derived rows but for its vector and its place in a story."""
        key, printed = bits(article), microseconds(before.printed_at)
        for statement in _DROP:
            cursor.execute(statement, [key])
        cursor.executemany(_DROP_BAND, [(band, key) for band in band_numbers(before)])
        cursor.executemany(_DROP_KEY, [(one, printed, key) for one in key_numbers(before)])

    def _put_notes(self, cursor: CursorWrapper, derived: Derived, article: Article) -> None:
        mine, printed = bits(derived.article), microseconds(article.printed_at)
        cursor.execute(_NOTES, [mine, bits(derived.version), notes_text(derived.notes)])
        found = listings(article, derived)
        rows = [(mine, one.kind, one.key, one.label, printed) for one in found]
        cursor.executemany(_MENTION, rows)
        cursor.executemany(_HEADING, [(one.kind, one.key, 1) for one in found])

    def _put_print(self, cursor: CursorWrapper, print_: Fingerprint) -> None:
        article, printed = bits(print_.article), microseconds(print_.printed_at)
        cursor.execute(_PRINT, [article, signature_bytes(print_.signature), print_text(print_)])
        cursor.executemany(_BAND, [(band, article) for band in band_numbers(print_)])
        cursor.executemany(_KEY, [(key, printed, article) for key in key_numbers(print_)])
        if print_.vector:
            cursor.execute(_VECTOR, [article, print_.vector_model, printed, print_.vector])

    def _put_links(self, cursor: CursorWrapper, derived: Derived) -> None:
        links = touching(derived)
        ends = sorted({end for link in links for end in (link.article, link.other)})
        here = self._here(cursor, [bits(end) for end in ends if is_id("a", end)])
        rows = [link_columns(link) for link in links if is_id("a", link.other)]
        cursor.executemany(_LINK, [row for row in rows if row[0] in here and row[1] in here])

    def _here(self, cursor: CursorWrapper, articles: Sequence[int]) -> set[object]:
        if not articles:
            return set()
        cursor.execute(among("SELECT id FROM archive_article WHERE id IN ({})", articles), articles)
        return {row[0] for row in cursor.fetchall()}

    def _join(
        self, cursor: CursorWrapper, derived: Derived, printed: int, before: int | None
    ) -> None:
        """Put the article into its story, and end the stories that are merged or left empty."""
        story = self._living(cursor, derived)
        if before is None:
            cursor.execute(_MEMBER, [bits(derived.article), story, printed])
        else:
            cursor.execute(_MOVE, [story, printed, bits(derived.article)])
        ending = {bits(one) for one in derived.merges if is_id("s", one)} - {story}
        if before is not None and before != story:
            cursor.execute(_EMPTY, [before])
            if cursor.fetchone()[0] == 0:
                ending.add(before)
        if ending:
            self._end(cursor, sorted(ending), story)

    def _living(self, cursor: CursorWrapper, derived: Derived) -> int:
        """Return the story meant, made if it is not there, a merged one followed to its end."""
        story = bits(derived.story)
        if derived.story == story_id(derived.article):
            # Whoever founds a story anew takes its address back.
            cursor.execute(_BACK, [story])
        else:
            cursor.execute(_MOVED, [story])
            for (heir,) in cursor.fetchall():
                story = heir
        cursor.execute(_STORY, [story])
        return story

    def move(self, articles: Sequence[ArticleId], story: StoryId) -> None:
        """Put grouped articles into `story` by hand, in one transaction; others are left alone."""
        homes = self.homes(articles)
        if not homes or not is_id("s", story):
            return
        target, moved = bits(story), [bits(one) for one in homes]
        with self.writing(), self.cursor() as cursor:
            self._one_at_a_time()
            cursor.execute(_BACK, [target])
            cursor.execute(_STORY, [target])
            for some in parts(moved):
                cursor.execute(among(_SHIFT, some), [target, *some])
            for left in sorted({bits(home) for home in homes.values()} - {target}):
                cursor.execute(_EMPTY, [left])
                if cursor.fetchone()[0] == 0:
                    self._end(cursor, [left], target)

    def homes(self, articles: Sequence[ArticleId]) -> Mapping[ArticleId, StoryId]:
        """Return the story of each of `articles` that is in one."""
        found: dict[ArticleId, StoryId] = {}
        for some in parts([one for one in articles if is_id("a", one)]):
            rows = MembershipRow.objects.using(self.using).filter(article__in=some)
            pairs = rows.values_list("article_id", "story_id")
            found |= {ArticleId(article): StoryId(home) for article, home in pairs}
        return found

    def _end(self, cursor: CursorWrapper, ending: Sequence[int], story: int) -> None:
        cursor.execute(among("SELECT id FROM archive_story WHERE id IN ({})", ending), ending)
        live = [row[0] for row in cursor.fetchall()]
        if not live:
            return
        for statement in _END:
            cursor.execute(among(statement, live), [story, *live])
        cursor.executemany(_REDIRECT, [(one, story) for one in live])
        cursor.execute(among("DELETE FROM archive_story WHERE id IN ({})", live), live)
