"""Live blogs that are none, and times that cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.extract.claims import Update
from broadsheet.extract.live import claimed_entries, shown_entries
from broadsheet.text.markup import tree_of

SEEN = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)


def shown(markup: str) -> list[tuple[str, str]]:
    blocks = shown_entries(tree_of(markup, "page"), seen_at=SEEN, language="en")
    return [(block.entry.iso() if block.entry else "", block.text) for block in blocks]


def entries(count: int, label: str) -> str:
    inner = "".join(
        f"<article><time datetime='2026-03-11T1{n}:00:00Z'>1{n}.00</time>"
        f"<p>Entry {n}.</p></article>"
        for n in range(count)
    )
    return f"<main class='{label}'><h1>Live: vote</h1>{inner}</main>"


def test_entries_are_read_with_their_times() -> None:
    assert shown(entries(3, "live-feed")) == [
        ("2026-03-11T10:00:00Z", "Entry 0."),
        ("2026-03-11T11:00:00Z", "Entry 1."),
        ("2026-03-11T12:00:00Z", "Entry 2."),
    ]


def test_a_list_of_reports_is_no_live_blog() -> None:
    assert shown(entries(5, "latest-reports")) == []
    assert shown(entries(2, "live-feed")) == []


def test_an_entry_to_come_is_held_back() -> None:
    assert shown(entries(3, "live").replace("T12", "T23"))[-1][0] == "2026-03-11T18:00:00Z"


def test_claimed_entries_without_time_or_words_are_left_out() -> None:
    good = [
        Update(printed=f"2026-03-11T0{n}:00:00Z", headline="", markup=f"<p>{n}</p>")
        for n in (1, 2, 3)
    ]
    bad = [
        Update(printed="", headline="x", markup="y"),
        Update(printed="2026", headline="", markup=""),
    ]
    blocks = claimed_entries((*good, *bad), seen_at=SEEN, language="")
    assert [block.text for block in blocks] == ["1", "2", "3"]
    assert claimed_entries(tuple(good[:2]), seen_at=SEEN, language="") == ()
