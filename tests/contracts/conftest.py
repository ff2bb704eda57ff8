"""Fixtures for the contract suites."""

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
