"""The bench of copies: what is made of a report is a copy of it, what others wrote is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.app.benches.copies import INDEPENDENT, couples, ours, run, scored
from broadsheet.news.errors import BadInput

REPORTS = """== beat boats
= event aground thread boats day 0
@ Harbour Post | 9 | Ferry runs aground
The ferry Halden ran aground off Port Merrow on Tuesday morning with 214 passengers aboard. \
"We heard the keel groan," said Captain Orla Vance. Tugs from two harbours came out at noon. \
No one was hurt, and the last passengers were ashore by four.
@ Island Wire | 11 | Passengers saved off Port Merrow
All 214 people on a ferry that struck rocks near Port Merrow were brought to land, rescuers said. \
Fog lay over the strait when the Halden lost her way. The owner has promised an inquiry. \
A diver will look at the hull on Wednesday.
"""
LINES = (
    "The ferry Halden ran aground",
    "We heard the keel groan",
    "Tugs from two harbours came",
    "No one was hurt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports_1.txt").write_text(REPORTS, encoding="utf-8")
    french = "We heard the keel groan | Nous avons entendu gémir la quille\n"
    (tmp_path / "translated.txt").write_text(french, encoding="utf-8")
    return tmp_path


def test_each_kind_of_copy_is_made_of_the_first_report(folder: Path) -> None:
    made = {couple.kind: couple.second for couple in couples(folder)}
    first = couples(folder)[0].first
    assert set(made) == {
        *("verbatim", "credited", "cut", "reordered", "translated", INDEPENDENT),
        *("rewritten_10", "rewritten_20", "rewritten_40", "rewritten_60"),
    }
    assert made["verbatim"].text == first.text
    assert "gémir la quille" in made["translated"].text
    kept = {kind: [line in made[kind].text for line in LINES] for kind in made}
    assert sum(kept["rewritten_10"]) == 3, "one of four sentences is told in other words"
    assert sum(kept["rewritten_60"]) == 2
    assert sum(kept["cut"]) == 2


def test_a_print_is_a_copy_and_another_report_of_the_event_is_not(folder: Path) -> None:
    said = {couple.kind: ours(couple) for couple in couples(folder)}
    assert said["verbatim"] and said["cut"] and said["translated"]
    assert not said[INDEPENDENT]


def test_missed_copies_and_false_ones_are_counted(folder: Path) -> None:
    made = couples(folder)
    none, everything = scored(made, lambda _: False), scored(made, lambda _: True)
    assert (none["precision"], none["recall"], none["f1"], none["false_copies"]) == (0, 0, 0, 0)
    assert (everything["recall"], everything["found_cut"], everything["false_copies"]) == (1, 1, 1)
    assert everything["precision"] == pytest.approx(9 / 10)


def test_no_reports_are_a_reason_to_skip(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path)
