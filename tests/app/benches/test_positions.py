"""The bench of positions: targets judged by people, and where we judge otherwise."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from broadsheet.app.benches.positions import FILES, errors, run, targets_of
from broadsheet.news.errors import BadInput

ROWS = (
    ("The report accused Vance of lying and called her a disgrace.", "Vance", 2.0),
    ("Voters praised Vance for her brilliant and honest work.", "Vance", 6.0),
    ("Vance said on Tuesday that the meeting starts at noon.", "Vance", 6.0),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one of the two files; a target that stands twice is judged once."""
    rows = []
    for text, target, polarity in ROWS:
        at = text.index(target)
        one = {"from": at, "to": at + len(target), "mention": target, "polarity": polarity}
        rows.append(json.dumps({"sentence_normalized": text, "targets": [one, one]}))
    (tmp_path / FILES[0]).write_bytes(lzma.compress("\n".join(rows).encode()))
    return tmp_path


def test_each_target_counts_once(folder: Path) -> None:
    assert [one.right for one in targets_of(folder)] == ["negative", "positive", "positive"]


def test_scores_and_baselines(folder: Path) -> None:
    found = run(folder, beside=False, say=lambda _: None)
    scored, peers = found["ours"], found["peers"]
    assert isinstance(scored, dict) and isinstance(peers, dict)
    assert 0 < scored["macro_f1"] < 1
    assert peers["majority class"]["f1_positive"] == 0.8


def test_errors_say_how_and_where(folder: Path) -> None:
    (found,) = errors(folder)
    assert found == ("positive taken for neutral", f"{FILES[0]}, row 3, 0-5")


def test_no_data_is_no_reason_to_fail_but_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path, beside=False, say=print)
