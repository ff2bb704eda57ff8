"""Facts by outlet: what at least two outlets carry, and who left out which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from broadsheet.news.ledgers import (
    Cell,
    Cite,
    Fact,
    FactKind,
    FigureLine,
    Held,
    Matrix,
    QuoteLedger,
)
from broadsheet.stories.citing import Sheaf, outlets_of

MOST_FACTS = 24
"""Facts on one page: what most outlets carry comes first."""

Row = tuple[FactKind, str, tuple[Cite, ...]]


def fact_matrix(
    sheaves: Sequence[Sheaf],
    figures: Iterable[FigureLine],
    quotes: QuoteLedger,
    more: Iterable[Row] = (),
) -> Matrix:
    """Return the figures, quotes and other rows that two or more outlets carry, by outlet.

    A fact an outlet does not carry is "left out" only when all of that outlet's reports are here
    whole and were printed after the fact's first print; else nobody can say. `more` are rows of
    another kind: what it is, its label, and every place it stands.
    """
    outlets = tuple(dict.fromkeys(one.outlet for one in sheaves if one.outlet))
    rows = [*_figure_rows(figures), *_quote_rows(quotes), *more]
    carried = [row for row in rows if outlets_of(row[2]) >= 2]
    carried.sort(key=lambda row: (-outlets_of(row[2]), _first(row[2]).printed_at, row[1]))
    return Matrix(
        outlets=outlets,
        facts=tuple(_fact(row, outlets, sheaves) for row in carried[:MOST_FACTS]),
    )


def _figure_rows(lines: Iterable[FigureLine]) -> Iterable[Row]:
    for line in lines:
        yield FactKind.FIGURE, line.label, tuple(one.cite for one in line.prints)


def _quote_rows(ledger: QuoteLedger) -> Iterable[Row]:
    for speaker in ledger.speakers:
        for line in speaker.lines:
            yield FactKind.QUOTE, speaker.label, tuple(one.cite for one in line.prints)


def _first(cites: Iterable[Cite]) -> Cite:
    return min(cites, key=lambda one: (one.printed_at, one.article, one.words))


def _fact(row: Row, outlets: Sequence[str], sheaves: Sequence[Sheaf]) -> Fact:
    kind, label, cites = row
    first = _first(cites)
    return Fact(
        kind=kind,
        label=label,
        first=first,
        cells=tuple(_cell(outlet, cites, first, sheaves) for outlet in outlets),
    )


def _cell(outlet: str, cites: Sequence[Cite], first: Cite, sheaves: Sequence[Sheaf]) -> Cell:
    mine = [one for one in cites if one.outlet == outlet]
    if mine:
        return Cell(held=Held.YES, cite=_first(mine))
    reports = [one for one in sheaves if one.outlet == outlet]
    could = [one for one in reports if one.filed.article.printed_at >= first.printed_at]
    if could and all(one.whole and one.filed.notes for one in reports):
        return Cell(held=Held.LEFT_OUT)
    return Cell(held=Held.UNKNOWN)
