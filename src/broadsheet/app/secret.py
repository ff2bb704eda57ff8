"""The key that signs sessions: set by the operator, or made once and kept beside the archive."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from broadsheet.app.settings import Settings, data_folder


def secret_key(settings: Settings) -> str:
    """Return the signing key; without BROADSHEET_SECRET_KEY one is made in a file only we read.

    A read-only place gives a key that lasts as long as this process.
    """
    if settings.secret_key:
        return settings.secret_key
    return kept_key(key_path(settings))


def key_path(settings: Settings) -> Path:
    """Return where the made key is kept: beside a SQLite archive, else in the data folder."""
    if settings.database_url:
        return data_folder() / "secret.key"
    return settings.archive.with_name(settings.archive.name + ".key")


def kept_key(path: Path) -> str:
    """Return the key in `path`, made with 50 random bytes if the file is not there yet."""
    fresh = secrets.token_urlsafe(50)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(fresh)
    except FileExistsError:
        return path.read_text("utf-8").strip() or fresh
    except OSError:
        return fresh
    return fresh
