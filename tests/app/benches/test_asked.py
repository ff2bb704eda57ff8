"""A reader in a process of its own answers, or is stopped and started again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from broadsheet.app.benches.asked import Sheet, ask_all

READERS = """
import time

def shouting():
    def read(body, url):
        print("this is no answer")
        if body == b"hang":
            time.sleep(60)
        if body == b"raise":
            raise ValueError("no")
        return {"text": body.decode().upper() * 1000, "url": url}
    return read

def absent():
    import a_module_nobody_has

READERS = {"shouting": shouting, "absent": absent}
"""


@pytest.fixture
def readers(tmp_path: Path) -> Path:
    file = tmp_path / "readers.py"
    file.write_text(READERS)
    return file


def sheet(folder: Path, body: str) -> Sheet:
    page = folder / f"{body}.html"
    page.write_text(body)
    return Sheet(page, f"https://paper.example/{body}")


def test_a_page_that_hangs_is_given_up_and_the_rest_are_read(readers: Path, tmp_path: Path) -> None:
    sheets = [sheet(tmp_path, body) for body in ("one", "hang", "raise", "two")]
    found = ask_all(Path(sys.executable), readers, "shouting", sheets, patience=1.0)
    assert [answer.get("text") for answer in found.said] == [
        "ONE" * 1000, None, None, "TWO" * 1000,
    ]  # fmt: skip
    assert found.said[3]["url"] == "https://paper.example/two"
    assert "ValueError" in found.said[2]["error"]
    assert found.timeouts == 1
    assert found.pages_per_s <= 4.0  # the page given up counts with the whole second


def test_a_reader_that_does_not_start_says_so(readers: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent did not start"):
        ask_all(Path(sys.executable), readers, "absent", [sheet(tmp_path, "one")])
