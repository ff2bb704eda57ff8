"""The line that says where a place is."""

from __future__ import annotations

import pytest

from broadsheet.news.notes import Whereabouts
from broadsheet.web.noting import place_line


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (
            Whereabouts(label="Kell", country="GB", latitude=51.5, longitude=-0.126),
            "Kell, GB: 51.50, -0.13",
        ),
        (Whereabouts(label="Marrow", country="IN"), "Marrow, IN"),
        (Whereabouts(label="Fen", latitude=1.0, longitude=2.0), "Fen: 1.00, 2.00"),
        (Whereabouts(label="North Sea"), ""),
    ],
)
def test_a_place_is_said_as_far_as_it_is_known(where: Whereabouts, line: str) -> None:
    assert place_line(where) == line
