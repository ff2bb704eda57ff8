"""Errors are counted by kind, the worst first, and written where the page keeps them."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from broadsheet.app.benches.errors import BENCHES, KEPT, counted, errors_of, refreshed
from broadsheet.news.errors import BadInput

ROOT = Path(__file__).parents[3]
PAGE = """Before.

<!-- errors: quotes -->
<!-- end -->

Between.

<!-- errors: times -->
<!-- end -->
"""


def test_the_ten_kinds_there_are_most_of_are_kept_with_their_first_place() -> None:
    errors = [(f"kind {at}", f"row {row}") for at in range(12) for row in range(at + 1)]
    found = counted(errors)
    assert found.total == 78
    assert [one.words for one in found.kinds] == [f"kind {at}" for at in range(11, 1, -1)]
    assert len(found.kinds) == KEPT
    assert found.kinds[0].count == 12
    assert {one.place for one in found.kinds} == {"row 0"}


def test_of_as_many_the_kind_met_first_stands_first() -> None:
    found = counted([("one", "row 4"), ("other", "row 5")])
    assert [one.words for one in found.kinds] == ["one", "other"]


def test_a_table_takes_the_place_of_the_last_one_and_of_nothing_else() -> None:
    once = refreshed(PAGE, "quotes", counted([("a speaker is another", "row 1, 2-9")]))
    assert "| a speaker is another | 1 | 100.0 % | row 1, 2-9 |" in once
    assert once.startswith("Before.\n")
    assert once.endswith(PAGE.partition("Between.")[2])
    again = refreshed(once, "quotes", counted([("a quote is not found", "row 3")]))
    assert "a speaker is another" not in again
    assert refreshed(again, "quotes", counted([("a quote is not found", "row 3")])) == again


def test_no_errors_are_said_to_be_none() -> None:
    assert "No error was counted." in refreshed(PAGE, "times", counted([]))


def test_the_page_has_a_place_for_every_bench() -> None:
    page = (ROOT / "docs" / "design" / "accuracy.md").read_text("utf-8")
    for bench in BENCHES:
        assert refreshed(page, bench, counted([]))
    with pytest.raises(BadInput, match="no place"):
        refreshed(page, "nothing", counted([]))


def test_a_bench_that_counts_nothing_is_named() -> None:
    with pytest.raises(BadInput, match="nothing"):
        errors_of("nothing")


def test_the_command_passes_over_what_cannot_be_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    command = runpy.run_path(str(ROOT / "bench" / "errors.py"))
    assert command["main"](["nothing"], page) == 0
    assert "skip nothing" in capsys.readouterr().out
    assert page.read_text() == PAGE
