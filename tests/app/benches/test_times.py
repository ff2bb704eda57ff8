"""The bench of times: cases as their makers wrote them, exact or not, and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.app.benches.times import MODEL, errors, run
from broadsheet.news.errors import BadInput


def _row(text: str, *right: tuple[str, str, dict[str, str]]) -> dict[str, object]:
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2026-03-07T10:00:00"},
        "Results": [
            {
                "Start": text.index(words),
                "End": text.index(words) + len(words) - 1,
                "TypeName": f"datetimeV2.{kind}",
                "Resolution": {"values": [{"type": kind, **value}]},
            }
            for words, kind, value in right
        ],
    }


ROWS = (
    _row("It shut on Friday", ("Friday", "date", {"value": "2026-03-06"})),
    _row("It shut since May 2023", ("since May 2023", "daterange", {"start": "2023-05-01"})),
    _row("It shut at 6pm", ("6pm", "time", {"value": "18:00:00"})),
    _row("It shut in 2019", ("2019", "daterange", {"start": "2018-01-01", "end": "2019-01-01"})),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of cases."""
    (tmp_path / f"{MODEL}.jsonl").write_text("\n".join(json.dumps(row) for row in ROWS))
    return tmp_path


def test_a_case_is_exact_or_it_is_not(folder: Path) -> None:
    scored = run(folder, beside=False, say=print)["ours"]
    assert isinstance(scored, dict)
    assert (scored["exact"], scored["exact_days"]) == (0.5, 0.6667)


def test_errors_say_what_is_wrong_and_where(folder: Path) -> None:
    assert list(errors(folder)) == [
        ("time: not found", f"{MODEL}, row 3, 11-14"),
        ("daterange: other days", f"{MODEL}, row 4, 11-15"),
    ]


def test_no_data_is_no_reason_to_fail_but_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path, beside=False, say=print)
