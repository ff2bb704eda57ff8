"""Fixtures for the tests of the archive's parts."""

from contracts.fixtures import (  # noqa: F401
    archive,
    desk,
    postgres,
    postgres_server,
    postgres_settings,
    sql,
    sqlite,
    sqlite_template,
)
