"""Which database keeps the archive, from a path or an address, as Django wants it said."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from broadsheet.news.errors import ArchiveError

BUSY_SECONDS = 20
"""How long a writer waits for another one on SQLite before it gives up."""
_POSTGRES = {"postgres", "postgresql"}
# FULL: what was filed survives a power cut. The log may grow to 16 MB before it is copied back,
# which halves the copying during an import; after a checkpoint it is cut down again.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA wal_autocheckpoint=4000;"
    "PRAGMA journal_size_limit=33554432;"
    "PRAGMA cache_size=-16000;"
    "PRAGMA temp_store=MEMORY;"
)


def database_settings(place: str) -> dict[str, Any]:
    """Return one entry of Django's DATABASES for the archive at `place`.

    A path or `sqlite:///path` (three strokes and a relative path, four for an absolute one) is an
    SQLite file; `postgres://user:password@host:port/name`, or `postgresql://`, a PostgreSQL
    database, a socket's folder given as `?host=/run/postgresql`. Other parameters go to libpq.
    Raises ArchiveError for any other scheme, for a missing name, or when psycopg is missing.
    """
    try:
        parts = urlsplit(place)
        parts.port  # noqa: B018  # a port that is no number is found out only when read
    except ValueError as error:
        raise ArchiveError(_scheme(place), f"this is no address of a database: {error}") from error
    # One letter before a colon is a disk of Windows, not a scheme.
    if len(parts.scheme) < 2 or (Path(place).is_absolute() and "://" not in place):
        return _sqlite(place)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(place.removeprefix("sqlite:").removeprefix("///")))
    if parts.scheme in _POSTGRES:
        return _postgres(parts)
    raise ArchiveError(
        _scheme(place), "an archive is kept in an SQLite file or at a postgres:// address"
    )


def _scheme(place: str) -> str:
    # An address may hold a password: never repeat it.
    return place.partition(":")[0] + "://…"


def _sqlite(path: str) -> dict[str, Any]:
    if not path or path == ":memory:" or path.endswith("/"):
        raise ArchiveError(path or "sqlite", "an SQLite archive needs the name of a file")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).expanduser()),
        "CONN_MAX_AGE": None,
        # A writer that begins by reading cannot wait its turn later; so every one begins writing.
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": _PRAGMAS,
        },
    }


def _postgres(parts: SplitResult) -> dict[str, Any]:
    if find_spec("psycopg") is None:
        sentence = "PostgreSQL needs a driver: install it with pip install broadsheet[postgres]"
        raise ArchiveError("postgres", sentence)
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ArchiveError(f"{parts.scheme}://…", "the address does not name a database")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or ""))
    port = options.pop("port", str(parts.port or ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": options.pop("user", unquote(parts.username or "")),
        "PASSWORD": options.pop("password", unquote(parts.password or "")),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
