"""The bench of stories: rows go the product's own way and are scored by the story they come to."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from broadsheet.app.benches.stories import run
from broadsheet.news.errors import BadInput

FERRY = (
    "The ferry Halden ran aground off Port Merrow on Tuesday with 214 passengers aboard.",
    "The coastguard at Port Merrow said that all 214 passengers of the Halden were safe.",
    "Captain Orla Vance told the coastguard that fog had hidden the rocks.",
)
BUDGET = (
    "The city council of Tarnow voted on Tuesday for a budget of 90 million crowns.",
    "Mayor Ivo Brandt said the budget would pay for two schools in the north of the city.",
)


def _row(event: str, outlet: str, headline: str, body: tuple[str, ...]) -> str:
    return json.dumps(
        {
            "event": event,
            "outlet": outlet,
            "headline": headline,
            "url": f"https://{outlet}.example/{event}",
            "date": "2031-03-04",
            "paragraphs": list(body),
        }
    )


def _measured(file: Path) -> Any:
    """Return the bench's own figures; in a process of its own, since it makes its own archive."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "broadsheet", "bench", "stories"),
            *("--gold", str(file), "--no-peers", "--json"),
        ],
        env={**os.environ, "BROADSHEET_MODELS": "none", "BROADSHEET_WORKERS": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)["ours"]


@pytest.fixture
def told(tmp_path: Path) -> Path:
    file = tmp_path / "basil.jsonl"
    rows = (
        _row("ferry", "harbour", "Ferry Halden runs aground off Port Merrow", FERRY),
        _row("ferry", "shore", "Ferry Halden aground off Port Merrow", FERRY[::-1]),
        _row("budget", "town", "Tarnow council votes for a budget", BUDGET),
    )
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_reports_of_one_event_are_one_group(told: Path) -> None:
    ours = _measured(told)
    assert ours["basil_groups"] == 2
    assert ours["basil_bcubed_f"] == ours["basil_ari"] == 1.0
    assert ours["basil_p_at_2"] == pytest.approx(1 / 3, abs=1e-4), "each ferry has one other"
    assert ours["false_merges_per_1000"] == ours["false_splits_per_1000"] == 0


def test_a_stream_without_days_is_read_in_its_order(told: Path) -> None:
    stream = told.with_name("other.jsonl")
    stream.write_text(
        "\n".join(
            json.dumps({"id": at, "story": at % 2, "text": text})
            for at, text in enumerate((FERRY[0], BUDGET[0], FERRY[0], BUDGET[0]))
        ),
        encoding="utf-8",
    )
    ours = _measured(stream)
    assert ours["gold_nmi"] == ours["gold_ari"] == 1.0


def test_a_folder_s_sets_are_each_grouped_in_an_archive_of_their_own(told: Path) -> None:
    titles = told.with_name("googlenews-news-t.jsonl.xz")
    rows = "\n".join(json.dumps({"story": 1, "text": text}) for text in (FERRY[0], FERRY[0]))
    titles.write_bytes(lzma.compress(rows.encode()))
    ours = _measured(told.parent)
    assert (ours["basil_groups"], ours["titles_groups"]) == (2, 1)


def test_rows_of_another_shape_are_told_of(told: Path) -> None:
    told.write_text('{"headline": "no event"}', encoding="utf-8")
    with pytest.raises(BadInput, match="a row lacks"):
        run(told, limit=None, beside=False)


def test_an_absent_set_is_a_reason_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path, limit=None, beside=False)
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path / "none.jsonl", limit=None, beside=False)
