"""SIGKILL in the middle of an import, again and again: nothing lost, nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from rows import write_rows

ARTICLES = 500
ARCHIVES = 5
KILLS = 10
"""Kills an archive: fifty in all."""

DUMP = """
import json
from broadsheet.app.assemble import assemble
from broadsheet.app.settings import settings_now
from broadsheet.archive.audit import derived_rows
desk = assemble(settings_now(), workers=0)
print(json.dumps({"counts": dict(desk.archive.counts()), "rows": derived_rows(desk.archive)}))
"""


def environment(archive: Path) -> dict[str, str]:
    names = {"BROADSHEET_ARCHIVE": str(archive), "BROADSHEET_MODELS": "none"}
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BROADSHEET_", "DJANGO_"))}
    return {**clean, **names, "BROADSHEET_WORKERS": "1"}


def start_import(archive: Path, rows: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "broadsheet", "import", str(rows)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, env=environment(archive), stdout=quiet, stderr=quiet, start_new_session=True
    )


def dump(archive: Path) -> dict[str, object]:
    command = [sys.executable, "-c", DUMP]
    done = subprocess.run(command, env=environment(archive), capture_output=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def progress(archive: Path) -> int:
    """Return how many of the articles are filed, plus how many of those are noted and grouped."""
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=5)) as database:
            (filed,) = database.execute("SELECT count(*) FROM archive_article").fetchone()
            (waiting,) = database.execute("SELECT count(*) FROM archive_outbox").fetchone()
    except sqlite3.OperationalError:
        return 0  # There is no archive yet, or no table in it.
    return int(filed + filed - waiting)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    write_rows(path, count=ARTICLES)
    return path


@pytest.fixture(scope="module")
def clean(rows: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    archive = tmp_path_factory.mktemp("clean") / "archive.db"
    assert start_import(archive, rows).wait(240) == 0
    return dump(archive)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(ARCHIVES))
def test_r01_nothing_is_lost_or_twice_after_kills(
    seed: int, rows: Path, clean: dict[str, object], tmp_path: Path
) -> None:
    archive = tmp_path / "archive.db"
    dice = random.Random(seed)
    cut_short = 0
    for moment in sorted(dice.randrange(2 * ARTICLES) for _ in range(KILLS)):
        process = start_import(archive, rows)
        while process.poll() is None and progress(archive) < moment:
            time.sleep(0.01)
        time.sleep(dice.uniform(0.0, 0.2))
        cut_short += process.poll() is None
        with suppress(ProcessLookupError):
            # The desk alone (its crew must then end by itself), or the desk and its crew at once.
            (os.kill if dice.random() < 0.5 else os.killpg)(process.pid, signal.SIGKILL)
        process.wait()
    assert cut_short >= KILLS - 2
    assert start_import(archive, rows).wait(240) == 0
    again = dump(archive)
    assert again["counts"] == clean["counts"]
    assert again["rows"] == clean["rows"]
