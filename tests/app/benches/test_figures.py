"""The bench of figures: cases as their makers wrote them, exact or not, and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.app.benches.figures import cases_of, errors, ours, run
from broadsheet.news.errors import BadInput

FERRY = "The ferry cost £1.5 million"
CASES = {
    "numberwithunit-CurrencyModel": [
        (FERRY, [(15, 26, {"value": "1500000", "unit": "British pound", "isoCurrency": "GBP"})]),
        ("Nobody paid", []),
        ("They paid 40 shells", [(10, 18, {"value": "40", "unit": "Shell"})]),
    ],
    "numberwithunit-AgeModel": [
        ("Orla is ten years old", [(8, 20, {"value": "10", "unit": "Year"})]),
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of cases in the makers' form, whose ends point at the last letter."""
    for name, cases in CASES.items():
        rows = [
            {
                "Input": text,
                "Results": [
                    {"Start": start, "End": end, "Resolution": resolved}
                    for start, end, resolved in right
                ],
            }
            for text, right in cases
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return tmp_path


def test_a_case_is_exact_or_it_is_not(folder: Path) -> None:
    found = run(folder, beside=False, say=print)
    scored = found["ours"]
    assert isinstance(scored, dict)
    assert scored["exact_currency"] == round(2 / 3, 4)
    assert scored["exact_age"] == 1.0


def test_one_file_of_them_will_do(folder: Path) -> None:
    cases = cases_of(folder / "numberwithunit-AgeModel.jsonl")
    assert [case.kind for case in cases] == ["age"]


def test_no_data_is_no_reason_to_fail_but_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path, beside=False, say=print)


def test_errors_say_what_is_wrong_and_where_and_nothing_of_the_text(folder: Path) -> None:
    (found,) = errors(folder)
    assert found == ("currency: not found", "numberwithunit-CurrencyModel, row 3, 10-19")


def test_ages_are_read_before_and_behind_the_number() -> None:
    text = "A man aged 87 and a boat 40 years old"
    assert [text[one.start : one.end] for one in ours("age", text)] == ["aged 87", "40 years old"]
