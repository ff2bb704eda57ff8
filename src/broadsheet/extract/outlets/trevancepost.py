"""The Trevance Evening Post of the demo edition, whose classes say nothing to a stranger."""

from __future__ import annotations

from datetime import date

from broadsheet.extract.outlets.rules import Layout

HOST = "trevancepost.example"
# c1 holds the report, from its headline (c2) to a line that asks for stories (c8).
LAYOUTS = (
    Layout(
        since=date(2020, 1, 1),
        column="c1",
        furniture=frozenset("c2 c3 c4 c5 c6 c8 b2".split()),
    ),
)
