"""Which database keeps the archive, from a path or an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.archive.engine import database_settings
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.errors import ArchiveError


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("archive.db", "archive.db"),
        ("/var/lib/a b.db", "/var/lib/a b.db"),
        ("./x:y.db", "./x:y.db"),
        ("C:\\news\\a.db", "C:\\news\\a.db"),
        ("sqlite:///rel/a.db", "rel/a.db"),
        ("sqlite:////abs/a%20b.db", "/abs/a b.db"),
        ("~/a.db", str(Path("~/a.db").expanduser())),
    ],
)
def test_a_path_is_an_sqlite_file(place: str, name: str) -> None:
    found = database_settings(place)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(found["NAME"]) == Path(name)


def test_a_postgres_address_is_taken_apart() -> None:
    found = database_settings("postgres://ann:p%40s%2Fs@db.example:5433/news?sslmode=require")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    named = {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "NAME": "news",
        "USER": "ann",
        "PASSWORD": "p@s/s",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }
    socket = database_settings("postgresql://ann@/news?host=/run/postgresql&port=5444")
    assert (socket["HOST"], socket["PORT"], socket["USER"]) == ("/run/postgresql", "5444", "ann")
    assert socket["OPTIONS"] == {} and socket["PASSWORD"] == ""


@pytest.mark.parametrize(
    "place",
    [
        "",
        ":memory:",
        "sqlite://",
        "sqlite:///",
        "folder/",
        "mysql://ann:secret@host/news",
        "http://secret@host/",
        "postgres://ann:secret@host",
        "postgres://ann:secret@host/",
        "postgres://ann:secret@host:port/news",
        "postgres://ann:secret@[::1/news",
    ],
)
def test_any_other_place_is_one_plain_sentence(place: str) -> None:
    with pytest.raises(ArchiveError) as error:
        database_settings(place)
    assert "secret" not in str(error.value) and "\n" not in str(error.value)
    assert error.value.subject


def test_a_file_keeps_what_it_was_given(sqlite: SqlArchive) -> None:
    with sqlite.cursor() as cursor:
        found = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
    }
    assert sqlite.connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_reference_to_nothing_is_refused(sql: SqlArchive) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError), sql.writing(), sql.cursor() as cursor:
        cursor.execute("INSERT INTO archive_redirect (old, story_id) VALUES (1, 2)")
