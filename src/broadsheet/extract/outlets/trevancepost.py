"""The Trevance Evening Post of the demo edition, whose classes say nothing to a stranger."""

from __future__ import annotations

from datetime import date

from broadsheet.extract.outlets.rules import Layout

HOST = "trevancepost.example"
LAYOUTS = (Layout(since=date(2020, 1, 1), column="c7", furniture=frozenset({"b2"})),)
