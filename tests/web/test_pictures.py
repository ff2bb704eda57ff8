"""Pictures of a story: everything is drawn inside the frame, in order, and says what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import make_ledgers
import make_pages
from broadsheet.news.ledgers import Agreement, Dated
from broadsheet.news.span import Span
from broadsheet.news.times import Exactness, Time
from broadsheet.newsroom.views import DatedLine, FactSheet
from broadsheet.web.pictures import WIDTH, figure_picture, matrix_picture, timeline_picture


def test_a_figure_is_drawn_over_time_with_each_value_named_once() -> None:
    (row,) = make_pages.side().figures
    picture = figure_picture(row)
    assert picture is not None
    assert [dot.value for dot in picture.dots if dot.first] == ["9", "12"]
    across = [dot.x for dot in picture.dots]
    assert across == sorted(across) and across[0] > 0 and across[-1] < WIDTH
    # A higher value stands higher: SVG counts downwards.
    assert picture.dots[0].y > picture.dots[-1].y
    assert all(0 < dot.y < picture.height for dot in picture.dots)
    assert picture.steps.startswith(f"M{across[0]} ")


def test_one_value_needs_no_picture() -> None:
    (row,) = make_pages.side().figures
    assert figure_picture(replace(row, line=replace(row.line, agreement=Agreement.AGREE))) is None


def test_the_matrix_has_a_square_for_each_fact_and_outlet_inside_its_frame() -> None:
    sheet = make_pages.side().facts
    picture = matrix_picture(sheet)
    assert picture is not None
    assert len(picture.squares) == len(sheet.rows) * len(sheet.outlets) == 8
    assert all(one.x < picture.width and one.y < picture.height for one in picture.squares)
    assert [one.held for one in picture.squares[:4]] == [cell.held for cell in sheet.rows[0].cells]


def test_one_outlet_or_no_fact_makes_no_matrix() -> None:
    sheet = make_pages.side().facts
    assert matrix_picture(replace(sheet, rows=())) is None
    assert matrix_picture(FactSheet(outlets=sheet.outlets[:1], rows=sheet.rows)) is None


def test_a_timeline_is_drawn_inside_its_frame_and_says_what_lies_ahead() -> None:
    lines = make_pages.side().timeline
    assert lines == ()  # these reports name no time
    drawn = [dated(at) for at in (-30, -1, 20)]
    picture = timeline_picture(drawn, LAST)
    assert picture is not None
    assert [bar.ahead for bar in picture.bars] == [False, False, True]
    assert all(bar.x > 0 and bar.x + bar.width <= picture.width for bar in picture.bars)
    assert picture.now is not None and picture.bars[1].x < picture.now < picture.bars[2].x


def test_one_entry_or_ages_ago_makes_no_timeline() -> None:
    assert timeline_picture([dated(-1)], LAST) is None
    assert timeline_picture([dated(-900), dated(-800)], LAST) is None


LAST = datetime(2026, 3, 7, 12, tzinfo=UTC)


def dated(days: int) -> DatedLine:
    """Return an entry so many days from the last printing."""
    begins = LAST.date() + timedelta(days=days)
    time = Time(
        words=Span(0, 4),
        begins=begins,
        ends=begins + timedelta(days=1),
        exactness=Exactness.DAY,
    )
    sheaf = make_ledgers.laid_out(make_ledgers.member(make_ledgers.report("It shut.", outlet="A")))
    cite = sheaf[0].cite(Span(0, 4))
    point = make_pages.side().facts.rows[0].first
    return DatedLine(
        dated=Dated(time=time, cite=cite, when=cite, outlets=1, ahead=days > 0),
        sentence=point,
        when=point,
    )
