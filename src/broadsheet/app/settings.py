"""What an operator may set, from BROADSHEET_* variables, each with a default that works."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from broadsheet.news.errors import BadInput


class Settings(BaseSettings):
    """One installation's settings; `docs/reference/settings.md` explains each.

    `edition` freezes the paper at a moment (RFC 3339); `routes` maps a named `host:port` to a
    loopback `host:port`, `allow` lists private `host:port` pairs that may be fetched.
    """

    model_config = SettingsConfigDict(env_prefix="BROADSHEET_", env_ignore_empty=True)

    archive: Path = Field(default_factory=lambda: data_folder() / "archive.db")
    database_url: str = ""
    shelf: Path = Field(default_factory=lambda: data_folder() / "shelf")
    models: Literal["shelf", "none"] = "shelf"
    outlets: Path | None = None
    wikidata: Path = Field(default_factory=lambda: data_folder() / "wikidata.db")
    workers: int = Field(default_factory=lambda: min(os.cpu_count() or 1, 8), ge=0, le=64)
    edition: datetime | None = None
    allow: Annotated[tuple[str, ...], NoDecode] = ()
    routes: Annotated[tuple[tuple[str, str], ...], NoDecode] = ()
    hosts: Annotated[tuple[str, ...], NoDecode] = ("127.0.0.1", "localhost", "[::1]")
    secret_key: str = ""
    private: bool = False
    https: bool = False
    public_url: str = ""

    @field_validator("allow", "hosts", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(one.strip() for one in value.split(",")) if isinstance(value, str) else value

    @field_validator("routes", mode="before")
    @classmethod
    def _routed(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [one.partition("=") for one in value.split(",") if one]
        return tuple((name.strip(), target.strip()) for name, _, target in pairs)

    @field_validator("public_url")
    @classmethod
    def _reachable(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query):
            raise ValueError("say where readers reach this server, as in https://news.example.org")
        return value.rstrip("/")

    @field_validator("edition")
    @classmethod
    def _zoned(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("say the time zone too, as in 2026-03-11T18:00:00Z")
        return value


def data_folder() -> Path:
    """Return the folder for a user's archive and models when nothing else is set."""
    return user_data_path("broadsheet", appauthor=False)


def settings_now() -> Settings:
    """Read the settings from the environment; raises BadInput naming the variable at fault."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "BROADSHEET_" + "_".join(str(part) for part in first["loc"][:1]).upper()
        raise BadInput(name, f"this setting cannot be used: {first['msg']}") from error
