"""SIGKILL in the middle of an import, again and again: nothing lost, nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Clean:
    """What an import comes to, its seconds, and those of one that finds everything filed."""

    found: dict[str, object]
    seconds: float
    idle: float


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    write_rows(path, count=ARTICLES)
    return path


@pytest.fixture(scope="module")
def clean_run(rows: Path, tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """Import without a kill, and once more, which does nothing but start and read the rows."""
    archive = tmp_path_factory.mktemp("clean") / "archive.db"
    took = []
    for _ in range(2):
        started = time.monotonic()
        assert start_import(archive, rows).wait(240) == 0
        took.append(time.monotonic() - started)
    return Clean(dump(archive), took[0], took[1])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ARCHIVES))
def test_r01_nothing_is_lost_or_twice_after_kills(
    seed: int, rows: Path, clean_run: Clean, tmp_path: Path
) -> None:
    # Any moment from early in the start to a fifth of the work: ten runs do not get to the end.
    latest = clean_run.idle + (clean_run.seconds - clean_run.idle) / 5
    archive = tmp_path / "archive.db"
    dice = random.Random(seed)
    cut_short = 0
    for _ in range(KILLS):
        process = start_import(archive, rows)
        time.sleep(dice.uniform(0.3 * clean_run.idle, latest))
        cut_short += process.poll() is None
        with suppress(ProcessLookupError):
            # The desk alone (its crew must then end by itself), or the desk and its crew at once.
            (os.kill if dice.random() < 0.5 else os.killpg)(process.pid, signal.SIGKILL)
        process.wait()
    assert cut_short >= KILLS // 2
    assert start_import(archive, rows).wait(240) == 0
    again = dump(archive)
    assert again["counts"] == clean_run.found["counts"]
    assert again["rows"] == clean_run.found["rows"]
