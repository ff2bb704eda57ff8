"""The archive looked through: what is derived, row by row, and what is not as it should be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from django.db import Error
from django.db.backends.utils import CursorWrapper

from broadsheet.archive.connected import Connected
from broadsheet.archive.numbers import id_of
from broadsheet.archive.records import article_of, text_digest

DerivedRow = tuple[str, ...]
"""What kind of row, then its columns as text: no number that a database gave out itself."""

_PLAIN = {
    "notes": ("a:article_id", "v:version", "record"),
    "print": ("a:article_id", "signature", "record"),
    "vector": ("a:article_id", "model", "printed", "vector"),
    "band": ("band", "a:article_id"),
    "key": ("key", "printed", "a:article_id"),
    "mention": ("a:article_id", "kind", "key", "label", "printed"),
    "heading": ("kind", "key", "articles"),
    "story": ("s:id",),
    "membership": ("a:article_id", "s:story_id", "printed"),
    "redirect": ("s:old", "s:story_id"),
    "link": ("a:article_id", "a:other_id", "closeness", "score", "share", "reasons"),
    "outbox": ("v:version_id",),
}
_INDEXED = {
    "sqlite": "SELECT id FROM archive_search_docsize",
    "postgresql": "SELECT article FROM archive_search",
}
_VERSIONS = "SELECT id, digest, record FROM archive_version ORDER BY filing"
_STRAY = (
    "SELECT COUNT(*) FROM archive_story WHERE id NOT IN (SELECT story_id FROM archive_membership)"
)
_MISCOUNTED = (
    "SELECT COUNT(*) FROM archive_heading h WHERE h.articles <>"
    " (SELECT COUNT(*) FROM archive_mention m WHERE m.kind = h.kind AND m.key = h.key)"
)
_ADRIFT = (
    "SELECT COUNT(*) FROM archive_article a LEFT JOIN archive_version v ON v.id = a.newest_id"
    " AND v.article_id = a.id WHERE v.id IS NULL"
)
_ASTRAY = (
    "SELECT COUNT(*) FROM archive_item i LEFT JOIN archive_article a ON a.id = i.article_id"
    " LEFT JOIN archive_tombstone t ON t.id = i.article_id"
    " WHERE i.article_id IS NOT NULL AND a.id IS NULL AND t.id IS NULL"
)
_RISEN = "SELECT COUNT(*) FROM archive_tombstone t JOIN archive_article a ON a.id = t.id"
_COUNTED = {
    "articles without a newest version": _ADRIFT,
    "stories without an article": _STRAY,
    "hashtags, people and outlets counted wrongly": _MISCOUNTED,
    "items of feeds that led to no article": _ASTRAY,
    "articles that are deleted and here": _RISEN,
}


class Listed(Protocol):
    """An archive kept otherwise that can list its own derived rows."""

    def derived_rows(self) -> Iterable[DerivedRow]:
        """Return the rows in any order."""
        ...


def derived_rows(archive: Connected | Listed) -> list[DerivedRow]:
    """Return all that is derived, and which articles can be searched, sorted by natural keys.

    Two archives that were given the same articles have equal lists, however often either was
    stopped on the way. Columns of bytes are given as their SHA-256.
    """
    return sorted(_sql_rows(archive) if isinstance(archive, Connected) else archive.derived_rows())


def _sql_rows(archive: Connected) -> Iterator[DerivedRow]:
    with archive.cursor() as cursor:
        for table, columns in _PLAIN.items():
            names = ", ".join(column.rpartition(":")[2] for column in columns)
            cursor.execute(f"SELECT {names} FROM archive_{table}")  # noqa: S608
            letters = [column.rpartition(":")[0] for column in columns]
            for row in cursor.fetchall():
                yield (table, *(_said(*pair) for pair in zip(letters, row, strict=True)))
        cursor.execute(_INDEXED[archive.connection.vendor])
        for (article,) in cursor.fetchall():
            yield ("search", id_of("a", article))


def _said(letter: str, value: object) -> str:
    if letter and isinstance(value, int):
        return id_of(letter, value)
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    return str(value)


def faults(archive: Connected) -> list[str]:
    """Return what is wrong with an archive, a plain sentence each; an empty list when nothing is.

    Reads every version once: some seconds for ten thousand articles.
    """
    found = list(_damage(archive)) if archive.connection.vendor == "sqlite" else []
    with archive.cursor() as cursor:
        cursor.execute("SELECT id FROM archive_article")
        articles = {row[0] for row in cursor.fetchall()}
        cursor.execute(_INDEXED[archive.connection.vendor])
        indexed = {row[0] for row in cursor.fetchall()}
        counted = {what: _count(cursor, query) for what, query in _COUNTED.items()}
    counted |= {
        "articles that search does not know": len(articles - indexed),
        "articles in the search index alone": len(indexed - articles),
        "versions whose text is not the one filed": sum(1 for _ in _altered(archive)),
    }
    return found + [f"{what}: {count}" for what, count in counted.items() if count]


def _count(cursor: CursorWrapper, query: str) -> int:
    cursor.execute(query)
    return int(cursor.fetchone()[0])


def _damage(archive: Connected) -> Iterator[str]:
    with archive.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        yield from (f"the file is damaged: {row[0]}" for row in cursor.fetchall() if row[0] != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"a row of {row[0]} points at nothing in {row[2]}" for row in cursor.fetchall())
        try:
            cursor.execute("INSERT INTO archive_search(archive_search) VALUES('integrity-check')")
        except Error as error:
            yield f"the search index is damaged: {error}"


def _altered(archive: Connected) -> Iterator[str]:
    """Yield the versions whose text does not have the digest it was filed with."""
    with archive.cursor() as cursor:
        cursor.execute(_VERSIONS)
        while rows := cursor.fetchmany(500):
            for version, digest, record in rows:
                if not _is_whole(record, digest):
                    yield id_of("v", version)


def _is_whole(record: str, digest: str) -> bool:
    try:
        return text_digest(article_of(record).text) == digest
    except ValueError:
        return False
