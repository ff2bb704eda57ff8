"""An outlet's layout is chosen by host and day, and says which lines are copy."""

from __future__ import annotations

from datetime import UTC, date, datetime

from broadsheet.extract.generic import extract
from broadsheet.extract.lines import printed
from broadsheet.extract.outlets.rules import Layout, layout_for, ruled
from broadsheet.extract.outlets.table import OUTLETS
from broadsheet.news.page import Page
from broadsheet.news.press import Press
from broadsheet.text.markup import tree_of

OLD = Layout(since=date(2011, 1, 1), column="x1")
NEW = Layout(since=date(2024, 6, 1), column="y1", furniture=frozenset({"y9"}))
TABLE = {"kelpbay.example": (NEW, OLD)}
OLD_PAGE = "<div class='x1'>The pier burned.</div><div class='y1'>From our shop.</div>"
NEW_PAGE = (
    "<div class='x1'>From our shop.</div><section class='y1 wide'><p>The pier stands again.</p>"
    "<p class='y9'>More on piers.</p><p>It cost two million.</p></section>"
)


def texts(markup: str, layout: Layout) -> list[str]:
    return [line.block.text for line in ruled(printed(tree_of(markup, "page")), layout)]


def test_the_layout_is_that_of_the_host_on_the_day() -> None:
    assert layout_for("www.kelpbay.example", date(2024, 5, 31), TABLE) is OLD
    assert layout_for("kelpbay.example", date(2024, 6, 1), TABLE) is NEW
    assert layout_for("kelpbay.example", date(2010, 1, 1), TABLE) is None
    assert layout_for("otherkelpbay.example", date(2025, 1, 1), TABLE) is None


def test_each_layout_reads_the_pages_of_its_time() -> None:
    assert texts(OLD_PAGE, OLD) == ["The pier burned."]
    assert texts(NEW_PAGE, NEW) == ["The pier stands again.", "It cost two million."]
    assert texts("<p>A page of another kind.</p>", NEW) == []


def test_a_rule_in_the_table_is_followed_and_a_page_it_does_not_fit_is_read_all_the_same() -> None:
    assert OUTLETS["trevancepost.example"]
    copy = "<p>The pier burned for two hours on Monday, and nobody was hurt in it at all.</p>"
    aside = "<p>Our own shop has lamps, ropes and a great many other things for the sea.</p>"

    def read(body: str) -> list[str]:
        page = Page(
            url="https://trevancepost.example/pier",
            body=f"<html lang=en><title>Pier</title><h1>Pier burned</h1>{body}</html>".encode(),
            fetched_at=datetime(2026, 4, 2, tzinfo=UTC),
        )
        return [block.text for block in extract(page, press=Press()).blocks]

    assert read(
        f"<div><div class='c1'>{copy}<p class='c8'>Ring us.</p></div>{aside * 3}</div>"
    ) == [copy[3:-4]]
    assert read(f"<div class='other'>{copy}</div>") == [copy[3:-4]]
