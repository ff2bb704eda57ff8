"""Settings come from the environment, and a bad one is named in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.app.secret import kept_key
from broadsheet.app.settings import settings_now
from broadsheet.news.errors import BadInput


def test_lists_and_routes_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_ALLOW", "10.1.2.3:8080, feeds.lan:80")
    monkeypatch.setenv("BROADSHEET_ROUTES", "a.example:80=127.0.0.1:1,b.example:80=127.0.0.1:2")
    settings = settings_now()
    assert settings.allow == ("10.1.2.3:8080", "feeds.lan:80")
    assert settings.routes == (
        ("a.example:80", "127.0.0.1:1"),
        ("b.example:80", "127.0.0.1:2"),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BROADSHEET_WORKERS", "many"),
        ("BROADSHEET_EDITION", "2026-03-11T18:00:00"),
        ("BROADSHEET_MODELS", "some"),
        ("BROADSHEET_WORKERS", "-1"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadInput, match=f"^{name}: this setting cannot be used"):
        settings_now()


def test_the_key_is_made_once_and_only_we_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "archive.db.key"
    first = kept_key(path)
    assert len(first) >= 50
    assert kept_key(path) == first
    assert path.stat().st_mode & 0o077 == 0
