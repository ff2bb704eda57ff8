"""The bench of notes: real workers over rows, what each analyst takes, and no data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.app.benches.notes import run
from broadsheet.news.errors import BadInput

TEXT = "The mayor of Port Sable, Orla Vance, said on Friday that nine people were hurt."


def test_rows_are_noted_by_workers_and_every_analyst_is_timed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_MODELS", "none")
    file = tmp_path / "articles.jsonl"
    rows = [
        {"url": f"https://paper.example/{at}", "headline": "Pier shut", "text": TEXT}
        for at in range(6)
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows))
    found = run(file, limit=5)
    ours, stages = found["ours"], found["stages"]
    assert isinstance(ours, dict) and isinstance(stages, dict)
    assert ours["failed"] == 0 and ours["notes"] > 0 and ours["articles_per_s"] > 0
    assert {"names", "quotes", "sources", "figures", "times", "positions", "hashtags"} <= set(
        stages
    )


def test_no_data_is_no_reason_to_fail_but_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path / "none.jsonl", limit=1)
