"""The bench of hashtags: tags held against chosen phrases by their stems."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.app.benches.hashtags import errors, run, scores, stemmed
from broadsheet.news.errors import BadInput

TEXT = "Harbour toll to end\nThe harbour toll ends. Orla Vance opposed the harbour toll.\n"
ROW = {"id": "x", "text": TEXT, "keyphrases": ["harbour tolls", "Orla Vance", "council"]}


def test_phrases_are_compared_by_their_stems() -> None:
    assert stemmed("Harbour Tolls") == stemmed("harbour toll")
    scored = scores([ROW], [("the harbour", "harbour toll", "Orla Vance")])
    assert scored == {"f1_at_10": 0.6667, "precision_at_10": 0.6667, "recall_at_10": 0.6667}


def test_the_same_phrase_twice_counts_once() -> None:
    assert scores([ROW], [("harbour toll", "harbour tolls")])["precision_at_10"] == 1.0


def test_tags_of_a_text_are_scored_and_their_errors_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_MODELS", "none")
    file = tmp_path / "chosen.jsonl"
    file.write_text(json.dumps(ROW))
    ours = run(file, beside=False, say=print)["ours"]
    assert isinstance(ours, dict) and ours["f1_at_10"] > 0
    assert ("fewer than ten tags", "row 1") in list(errors(file))


def test_no_data_is_no_reason_to_fail_but_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path / "none.jsonl", beside=False, say=print)
