"""The outlets that have rules of their own."""

from __future__ import annotations

from broadsheet.extract.outlets import trevancepost
from broadsheet.extract.outlets.rules import Table

OUTLETS: Table = {trevancepost.HOST: trevancepost.LAYOUTS}
