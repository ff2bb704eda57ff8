"""The bench of quotes: what people marked, what we found, paired once, and what is wrong."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from broadsheet.app.benches.quotes import Attribution, errors, overlap, paired, run
from broadsheet.news.errors import BadInput
from broadsheet.news.span import Span

TEXT = "Pier\n\nOrla Vance said that the pier would open in May.\n\n“Never,” said Tobias Pell."


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


ROW = {
    "id": "x",
    "text": TEXT,
    "attributions": [
        {
            "source": at("Orla Vance"),
            "cue": at("said"),
            "content": at("that the pier would open in May"),
        },
        {"source": at("Tobias Pell"), "cue": at("said Tob"), "content": at("“Never,”")},
    ],
}


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BROADSHEET_MODELS", "none")
    file = tmp_path / "marked.jsonl.xz"
    file.write_bytes(lzma.compress(json.dumps(ROW).encode()))
    return file


def test_what_is_found_is_led_back_to_the_text_as_it_was_given(gold: Path) -> None:
    scored = run(gold, beside=False, say=print)["ours"]
    assert isinstance(scored, dict)
    assert scored["content_overlap_f1"] == 1.0
    assert scored["source_overlap_f1"] == 1.0
    assert scored["all_exact_f1"] == 0.5
    assert scored["speaker_accuracy"] == 1.0


def test_errors_say_what_is_wrong_and_where(gold: Path) -> None:
    (found,) = errors(gold)
    assert found[0] == "cue: ends elsewhere" and found[1].startswith("row 1, ")


def test_each_of_ours_is_paired_once_with_the_one_it_shares_most_with() -> None:
    def one(start: int, end: int) -> Attribution:
        return Attribution(source=(), cue=(), content=(Span(start, end),))

    right = (one(0, 10), one(8, 30))
    mine = (one(5, 30),)
    assert [other for _, other in paired(right, mine)] == [None, mine[0]]
    assert overlap((Span(0, 4), Span(6, 9)), (Span(2, 8),)) == 4


def test_no_data_is_no_reason_to_fail_but_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path / "none.jsonl", beside=False, say=print)
