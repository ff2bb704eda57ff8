"""A peer that stumbles is left out or told of, never counted as if it had answered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from broadsheet.app.benches import peers

SCRIPT = """
import json, sys

for line in sys.stdin:
    question = json.loads(line)
    found = {"stumbled": "no such word"} if question["text"] == sys.argv[1] else {"tags": ["found"]}
    print(json.dumps(found))
"""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.py").write_text(SCRIPT, encoding="utf-8")
    monkeypatch.setattr(peers, "FOLDER", tmp_path)
    monkeypatch.setattr(peers, "PYTHON", Path(sys.executable))


@pytest.mark.usefixtures("bench")
def test_a_peer_that_stumbles_once_is_told_of() -> None:
    said: list[str] = []

    answers = peers.ask(
        "words", "a", [{"text": "a"}, {"text": "b"}], said.append, nothing={"tags": []}
    )

    assert answers == [{"tags": []}, {"tags": ["found"]}]
    assert said == ["a stumbled over 1 of 2: no such word"]


@pytest.mark.usefixtures("bench")
def test_a_peer_that_stumbles_over_everything_is_left_out() -> None:
    said: list[str] = []

    assert peers.ask("words", "a", [{"text": "a"}, {"text": "a"}], said.append) == []
    assert said == ["a is left out: no such word"]


@pytest.mark.usefixtures("bench")
def test_a_script_that_is_absent_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "words.py").unlink()
    said: list[str] = []

    assert peers.ask("words", "a", [{"text": "a"}], said.append) == []
    assert said == [peers.NO_PEERS]
