"""The bench of names: tokens put together again, spans led back to them, and their scores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.app.benches import entities
from broadsheet.app.benches.entities import errors, run, scores
from broadsheet.app.benches.tokentexts import laid
from broadsheet.news.errors import BadInput


def _row(*tokens: tuple[str, str]) -> dict[str, object]:
    return {"sentences": [[list(token) for token in tokens]]}


ROW = _row(
    ("Orla", "B-Person"), ("Vance", "E-Person"), (",", "O"), ("of", "O"), ("the", "O"),
    ("Quay", "B-Organization"), ("-", "I-Organization"), ("Side", "I-Organization"),
    ("Trust", "E-Organization"), (",", "O"), ("said", "O"), ('"', "O"), ("no", "O"), ('"', "O"),
    ("in", "O"), ("Paris", "S-Location"), (".", "O"),
)  # fmt: skip


def test_tokens_are_put_together_as_print_has_them() -> None:
    assert laid(ROW).text == 'Orla Vance, of the Quay-Side Trust, said "no" in Paris.'


def test_marked_names_are_token_spans_with_their_kind() -> None:
    assert laid(ROW).entities == {(0, 2, "PER"), (5, 9, "ORG"), (15, 16, "LOC")}


def test_tags_without_ends_and_kinds_that_are_not_asked_for() -> None:
    row = _row(("In", "O"), ("May", "S-Date"), ("Orla", "B-Person"), ("Vance", "I-Person"))
    assert laid(row).entities == {(2, 4, "PER")}


@given(st.lists(st.lists(st.text("ab.,-'\"’A1", min_size=1, max_size=4), min_size=1), max_size=4))
def test_every_token_stands_where_its_place_says(rows: list[list[str]]) -> None:
    one = laid({"sentences": [[[word, "O"] for word in row] for row in rows]})
    words = [word for row in rows for word in row]
    assert [one.text[start:end] for start, end in one.places] == words
    assert [one.tokens(*place) for place in one.places] == [
        (at, at + 1) for at in range(len(words))
    ]


def test_scores_count_exact_spans_and_kinds() -> None:
    right = [frozenset({(0, 2, "PER"), (5, 9, "ORG")})]
    found = [frozenset({(0, 2, "PER"), (5, 8, "ORG"), (15, 16, "LOC")})]
    scored = scores(found, right)
    assert scored["f1_per"] == 1.0
    assert scored["f1_org"] == scored["f1_loc"] == 0.0
    assert scored["f1"] == pytest.approx(2 / 5)


def test_a_run_reports_every_metric(tmp_path: Path) -> None:
    file = tmp_path / "names.jsonl"
    file.write_text(json.dumps(ROW) + "\n", "utf-8")
    found = run(file, beside=False, say=print)
    assert found["name"] == "entities"
    ours = found["ours"]
    assert isinstance(ours, dict)
    assert {"f1", "f1_per", "f1_org", "f1_loc"} <= set(ours)
    assert ours["f1_per"] == 1.0


def test_errors_say_kind_and_place_and_no_word(tmp_path: Path) -> None:
    file = tmp_path / "names.jsonl"
    row = _row(("zub", "S-Person"), ("sleeps", "O"), (".", "O"))
    file.write_text(json.dumps(row) + "\n", "utf-8")
    assert errors(file) == (("PER missed", "row 0, tokens 0-1"),)


def test_no_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data:"):
        run(tmp_path / "absent.jsonl", beside=False, say=print)


def test_kinds_of_names_all_have_a_letter_code() -> None:
    assert set(entities.OURS.values()) == set(entities.KINDS)
