"""How one outlet lays out its pages from a day on, and the lines that such a layout makes copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import html

from broadsheet.extract.lines import Printed, Run
from broadsheet.extract.trimmings import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What an outlet calls things since a day: the class of its column, those of furniture in it.

    A page without the column is read as any other outlet's.
    """

    since: date
    column: str
    furniture: frozenset[str] = frozenset()


Table = Mapping[str, Sequence[Layout]]
"""Layouts by the host that prints them, in any order."""


def layout_for(host: str, day: date, table: Table) -> Layout | None:
    """Return the layout that `host` or a parent domain of it had on a day, None for no rule."""
    parts = host.casefold().split(".")
    for cut in range(len(parts) - 1):
        layouts = [one for one in table.get(".".join(parts[cut:]), ()) if one.since <= day]
        if layouts:
            return max(layouts, key=lambda one: one.since)
    return None


def ruled(page: Printed, layout: Layout) -> tuple[Line, ...]:
    """Return the lines of copy that a layout makes out on a page, none without its column."""
    columns = [run for run in page.runs if layout.column in _classes(run.element)]
    dropped = _lines_of(run for run in page.runs if layout.furniture & _classes(run.element))
    return tuple(page.lines[at] for at in sorted(_lines_of(columns) - dropped))


def _classes(element: html.HtmlElement) -> set[str]:
    return set(element.get("class", "").split())


def _lines_of(runs: Iterable[Run]) -> set[int]:
    return {at for run in runs for at in range(run.start, run.end)}
