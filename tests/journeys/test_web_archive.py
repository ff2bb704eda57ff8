"""SIGKILL in the middle of a web archive: the next import goes on, and comes to the same."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from cli_command import Command
from make_warc import packed, pages

PAGES = 60
KILLED_AFTER = 15


def filed(archive: Path) -> list[str]:
    """Return the articles an archive holds, in order; none where there is no table yet."""
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True, timeout=5)) as database:
            rows = database.execute("SELECT id FROM archive_article ORDER BY id")
            return [str(one) for (one,) in rows]
    except sqlite3.OperationalError:
        return []


def test_r31_an_import_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "news.warc.gz"
    file.write_bytes(packed(pages(range(PAGES))))
    whole, killed = Command(tmp_path / "whole.db"), Command(tmp_path / "killed.db")
    assert whole("import", str(file)).code == 0
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BROADSHEET_", "DJANGO"))}
    importing = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", "--archive", str(killed.archive), "import", str(file)],
        env={**clean, "BROADSHEET_MODELS": "none"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + 100
    while len(filed(killed.archive)) < KILLED_AFTER and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(importing.pid, signal.SIGKILL)
    importing.wait(10)
    kept = len(filed(killed.archive))
    assert KILLED_AFTER <= kept < PAGES
    done = killed("import", str(file))
    assert done.code == 0, done.errors
    before = re.search(r"60 pages, (\d+) of them filed before", done.out)
    assert before is not None and int(before[1]) == kept
    assert filed(killed.archive) == filed(whole.archive)
    assert len(filed(whole.archive)) == PAGES
