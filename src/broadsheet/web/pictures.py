"""Where things stand in the pictures of a story: plain geometry, drawn as SVG by the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from broadsheet.news.ledgers import Agreement
from broadsheet.newsroom.views import DatedLine, FactSheet, FigureRow, Printed

WIDTH = 640
"""Units across of every picture; the page scales them."""
LINE_HEIGHT = 120
TOP, BOTTOM, SIDE = 22, 26, 70
ROW = 30
COLUMN = 74
LABELS = 270
HEAD = 40
SHORT = 38
"""Signs of a label a picture has room for; the table under it has the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One print of a figure: where it is drawn, and what it shows."""

    x: float
    y: float
    value: str
    printed: Printed
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePicture:
    """A figure over time: dots in order of printing, the steps between them, and its two ends."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    steps: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One cell of the matrix: its middle, what it holds, and the address of the words if any."""

    x: float
    y: float
    held: str
    outlet: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPicture:
    """Facts by outlet: column heads as (x, name), rows as (y, label), and a square for each."""

    width: int
    height: int
    columns: tuple[tuple[float, str], ...]
    rows: tuple[tuple[float, str], ...]
    squares: tuple[Square, ...]


def figure_picture(row: FigureRow) -> FigurePicture | None:
    """Return a figure over time; None where its prints give but one value."""
    if row.line.agreement not in (Agreement.UPDATED, Agreement.DIFFER, Agreement.ROUNDS):
        return None
    values = [one.figure.value for one in row.line.prints]
    moments = [one.cite.printed_at for one in row.line.prints]
    places = [
        (_across(at, moments), _up(value, values))
        for at, value in zip(moments, values, strict=True)
    ]
    seen: set[Decimal] = set()
    dots = []
    for (x, y), value, printed in zip(places, values, row.prints, strict=True):
        dots.append(Dot(x=x, y=y, value=f"{value:,f}", printed=printed, first=value not in seen))
        seen.add(value)
    return FigurePicture(
        width=WIDTH,
        height=LINE_HEIGHT,
        dots=tuple(dots),
        steps=_steps(places),
        begins=min(moments),
        ends=max(moments),
    )


def _across(at: datetime, moments: Sequence[datetime]) -> float:
    first, last = min(moments), max(moments)
    whole = (last - first).total_seconds()
    part = (at - first).total_seconds() / whole if whole else 0.5
    return round(SIDE + part * (WIDTH - 2 * SIDE), 1)


def _up(value: Decimal, values: Sequence[Decimal]) -> float:
    low, high = min(values), max(values)
    part = float((value - low) / (high - low)) if high > low else 0.5
    return round(LINE_HEIGHT - BOTTOM - part * (LINE_HEIGHT - TOP - BOTTOM), 1)


def _steps(places: Sequence[tuple[float, float]]) -> str:
    """Return the path that holds each value until the next one is printed."""
    (x, y), *rest = places
    path = [f"M{x} {y}"]
    for across, up in rest:
        path.append(f"H{across}V{up}")
    return "".join(path)


def matrix_picture(sheet: FactSheet) -> MatrixPicture | None:
    """Return facts by outlet; None where there are fewer than two outlets or no fact."""
    if len(sheet.outlets) < 2 or not sheet.rows:
        return None
    columns = tuple(
        (LABELS + COLUMN * (at + 0.5), _short(label, 11))
        for at, (label, _) in enumerate(sheet.outlets)
    )
    rows = tuple(
        (
            HEAD + ROW * (at + 0.5),
            _short(f"{row.label}: {row.first.words}" if row.label else row.first.words, SHORT),
        )
        for at, row in enumerate(sheet.rows)
    )
    squares = tuple(
        Square(x=x, y=y, held=cell.held, outlet=outlet, label=row.label or row.first.words)
        for (y, _), row in zip(rows, sheet.rows, strict=True)
        for (x, _), (outlet, _), cell in zip(columns, sheet.outlets, row.cells, strict=True)
    )
    return MatrixPicture(
        width=LABELS + COLUMN * len(columns),
        height=HEAD + ROW * len(rows),
        columns=columns,
        rows=rows,
        squares=squares,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One entry of a timeline as drawn, and what it says."""

    x: float
    y: float
    width: float
    ahead: bool
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePicture:
    """Entries as bars over the days they name; `now` is where the last printing stands."""

    width: int
    height: int
    axis: int
    now: float | None
    bars: tuple[Bar, ...]
    begins: date
    ends: date


LANES = 5
"""Rows of bars: entries that would cover each other lie in rows."""
LONG = 366
"""Days before the last printing beyond which an entry is listed and not drawn."""


def timeline_picture(lines: Sequence[DatedLine], last: datetime) -> TimelinePicture | None:
    """Return a timeline; None for fewer than two entries within a year of the last printing."""
    today = last.date()
    drawn = [one for one in lines if abs((one.dated.time.begins - today).days) <= LONG]
    if len(drawn) < 2:
        return None
    begins = min([today, *(one.dated.time.begins for one in drawn)])
    ends = max([today, *(one.dated.time.ends for one in drawn)])
    whole = max(1, (ends - begins).days)

    def across(day: date) -> float:
        return round(20 + (day - begins).days / whole * (WIDTH - 40), 1)

    bars = tuple(
        Bar(
            x=across(one.dated.time.begins),
            y=14 + 12 * (at % LANES),
            width=max(4.0, round(across(one.dated.time.ends) - across(one.dated.time.begins), 1)),
            ahead=one.dated.ahead,
            says=f"{one.when.words}: {_short(one.sentence.words, 120)}",
        )
        for at, one in enumerate(drawn)
    )
    height = 14 + 12 * LANES + 26
    return TimelinePicture(
        width=WIDTH,
        height=height,
        axis=height - 22,
        now=across(today),
        bars=bars,
        begins=begins,
        ends=max(begins, ends - timedelta(days=1)),
    )


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
