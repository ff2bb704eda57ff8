"""Pictures of a story: everything is drawn inside the frame, in order, and says what it is."""

from __future__ import annotations

from dataclasses import replace

import make_pages
from broadsheet.news.ledgers import Agreement
from broadsheet.newsroom.views import FactSheet
from broadsheet.web.pictures import WIDTH, figure_picture, matrix_picture


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
