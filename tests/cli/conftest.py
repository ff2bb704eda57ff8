"""Commands over an empty archive and over one that holds the demo's capture."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.app import demo
from cli_command import Command


@pytest.fixture
def broadsheet(tmp_path: Path) -> Command:
    return Command(tmp_path / "archive.db")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """A command over an archive that holds the demo's capture, seen at its own moment."""
    command = Command(tmp_path_factory.mktemp("filled") / "archive.db")
    capture = demo.edition().captures[0]
    path = Path(str(demo.folder() / "captures" / Path(capture.name).name))
    done = command("import", str(path), "--seen-at", capture.seen_at.isoformat(), "--json")
    assert done.code == 0, done.errors
    return command
