"""Fixtures for tests that need an archive: each conftest that wants them imports them."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from broadsheet.archive.engine import database_settings
from broadsheet.archive.memory import MemoryArchive
from broadsheet.archive.protocol import Archive
from broadsheet.archive.sql import SqlArchive
from contracts.archives import (
    NO_WHEEL,
    TEST_URL,
    connected,
    empty,
    migrate,
    own_postgres,
    scratch_database,
    sqlite_archive,
)
from contracts.copydesk import CopyDesk


@pytest.fixture(scope="session")
def sqlite_template(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Path:
    """A migrated SQLite file to copy, made once."""
    file = tmp_path_factory.mktemp("template") / "archive.db"
    with django_db_blocker.unblock():
        migrate(database_settings(str(file)))
    return file


@cache
def _postgres_address() -> str:
    """Start the one PostgreSQL of this process, stopped when it ends; or say why not."""
    if url := os.environ.get(TEST_URL):
        return url
    stack = ExitStack()
    try:
        address = stack.enter_context(own_postgres())
    except ImportError:
        return NO_WHEEL
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        return f"PostgreSQL is not tested: the one in the wheel does not start: {error}"
    atexit.register(stack.close)
    return address


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a PostgreSQL: the one at TEST_URL, else one out of the wheel."""
    address = _postgres_address()
    if not address.startswith("postgres"):
        pytest.skip(address)
    return address


@pytest.fixture(scope="session")
def postgres_settings(
    postgres_server: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, Any]]:
    """A migrated PostgreSQL database of our own."""
    with (
        django_db_blocker.unblock(),
        scratch_database(database_settings(postgres_server)) as settings,
    ):
        migrate(settings)
        yield settings


@pytest.fixture
def sqlite(
    sqlite_template: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[SqlArchive]:
    """An empty archive on SQLite."""
    file = tmp_path / "archive.db"
    shutil.copy(sqlite_template, file)
    with django_db_blocker.unblock(), sqlite_archive(file) as archive:
        yield archive


@pytest.fixture
def postgres(
    postgres_settings: dict[str, Any], django_db_blocker: DjangoDbBlocker
) -> Iterator[SqlArchive]:
    """An empty archive on PostgreSQL."""
    with django_db_blocker.unblock(), connected(postgres_settings) as alias:
        archive = SqlArchive(using=alias)
        empty(archive)
        yield archive


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def archive(request: pytest.FixtureRequest) -> Archive:
    """An empty archive of every kind in turn."""
    if request.param == "memory":
        return MemoryArchive()
    found: SqlArchive = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def sql(request: pytest.FixtureRequest) -> SqlArchive:
    """An empty archive on each database in turn."""
    found: SqlArchive = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def desk() -> CopyDesk:
    """A desk that writes short copy."""
    return CopyDesk(words=60)
