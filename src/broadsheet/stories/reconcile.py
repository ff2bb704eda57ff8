"""Figures reconciled over the reports of a story: what agrees, rounds, was updated or differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from itertools import islice, pairwise

from broadsheet.news.ids import ArticleId
from broadsheet.news.ledgers import Agreement, FigureLine, FigurePrint
from broadsheet.news.notes import Figure
from broadsheet.stories.citing import Sheaf, outlets_of
from broadsheet.stories.nearly import NEAR, rounds, same

MOST_PRINTS = 600
"""Figures of one story that are reconciled: what follows is a table, and a page has no room."""
EXACT_DIGITS = 3
"""From so many digits that are not noughts on, two prints of one number are hardly by chance."""
SHARED_CONTEXT = 0.3
"""Part of the shorter sentence's stems two prints of one value must share."""
SHARED_ROUNDED = 0.4
"""The same where one value is the other rounded."""
SHARED_DIFFERENT = 0.5
"""The same where the values differ: only then are they set against each other."""
FEWEST_DIFFERENT = 3
"""Stems two such sentences must share beside what is counted."""
FAR_APART = 5
"""Values further apart than this many times count different things."""
LATER = timedelta(hours=1)
"""How much later a value must be printed than the one before to have replaced it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    print: FigurePrint
    original: ArticleId
    counted: frozenset[str]
    around: frozenset[str]
    period: frozenset[str]

    @property
    def figure(self) -> Figure:
        return self.print.figure


@dataclass(slots=True)
class _Line:
    entries: list[_Entry] = field(default_factory=list)


def figure_lines(sheaves: Sequence[Sheaf]) -> tuple[FigureLine, ...]:
    """Return a line for each thing counted, those more houses print first, then by first printing.

    Two prints are of one thing when the unit is one, what is counted shares a word or the
    sentences share most words, and the values are the same or one is the other rounded. Different
    values are set against each other only where both count the same in sentences that share half
    their words, in different articles, for no different period; two values in one article are two
    things. Two exact values within a tenth of each other need share but one word more.
    A figure without a unit and without anything counted is left out.
    """
    lines: dict[str, list[_Line]] = {}
    for entry in islice(_entries(sheaves), MOST_PRINTS):
        here = lines.setdefault(entry.figure.unit, [])
        found = _best(entry, here)
        if found is None:
            here.append(found := _Line())
        found.entries.append(entry)
    done = [_line(line) for group in lines.values() for line in group]
    return tuple(sorted(done, key=_order))


def _order(line: FigureLine) -> tuple[int, int, object, str, int]:
    first = line.prints[0].cite
    return (-line.outlets, -len(line.prints), first.printed_at, first.article, first.words.start)


def _entries(sheaves: Sequence[Sheaf]) -> Iterable[_Entry]:
    for sheaf in sheaves:
        for figure in sheaf.filed.notes.figures if sheaf.filed.notes else ():
            if figure.unit or figure.counted:
                yield _entry(sheaf, figure)


def _entry(sheaf: Sheaf, figure: Figure) -> _Entry:
    label = figure.counted.of(sheaf.text) if figure.counted else ""
    line = sheaf.line_at(figure.words.start)
    around = sheaf.stems_of(line) - sheaf.stems_of(figure.words)
    return _Entry(
        print=FigurePrint(cite=sheaf.cite(figure.words), figure=figure, label=label),
        original=sheaf.original,
        counted=sheaf.stems_of(figure.counted) if figure.counted else frozenset(),
        around=frozenset(stem for stem in around if not stem[0].isdigit()),
        period=sheaf.stems_of(figure.period) if figure.period else frozenset(),
    )


def _best(entry: _Entry, lines: Sequence[_Line]) -> _Line | None:
    """Return the line an entry belongs to, the one whose words are likest; None for a new one."""
    scored = [
        (score, -at, line)
        for at, line in enumerate(lines)
        if (score := _fits(entry, line.entries)) > 0
    ]
    return max(scored, key=lambda one: one[:2])[2] if scored else None


def _fits(entry: _Entry, line: Sequence[_Entry]) -> float:
    """Return how well `entry` fits a line, 0 where it does not."""
    mine = entry.print.cite.article
    at_home = [one for one in line if one.print.cite.article == mine]
    if any(not _compatible(entry.figure, one.figure) for one in at_home):
        return 0.0
    return max(_likeness(entry, one) for one in line)


def _compatible(one: Figure, other: Figure) -> bool:
    return same(one, other) or rounds(one, other)


def _likeness(one: _Entry, other: _Entry) -> float:
    if _clash(one.period, other.period):
        return 0.0
    around = _shared(one.around, other.around)
    counted = bool(one.counted & other.counted)
    if one.counted and other.counted and not counted:
        return 0.0
    if same(one.figure, other.figure):
        telling = _digits(one.figure.value) >= EXACT_DIGITS and bool(one.around & other.around)
        fits = around >= (SHARED_CONTEXT / 2 if counted else SHARED_CONTEXT) or telling
        return 2 + around if fits else 0.0
    if rounds(one.figure, other.figure):
        return 1 + around if counted and around >= SHARED_ROUNDED / 2 else 0.0
    return around if _opposed(one, other) else 0.0


def _opposed(one: _Entry, other: _Entry) -> bool:
    """Say whether two different values are of the same thing, by words that are all the same."""
    if not one.counted or one.counted != other.counted or one.figure.high or other.figure.high:
        return False
    low, high = sorted((abs(one.figure.value), abs(other.figure.value)))
    beside, theirs = one.around - one.counted, other.around - other.counted
    if min(_digits(low), _digits(high)) >= EXACT_DIGITS and high - low <= NEAR * high:
        return bool(beside & theirs)
    if len(beside & theirs) < FEWEST_DIFFERENT or _shared(beside, theirs) < SHARED_DIFFERENT:
        return False
    return low > 0 and high <= FAR_APART * low


def _clash(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _line(line: _Line) -> FigureLine:
    prints = tuple(entry.print for entry in line.entries)
    texts = len({entry.original for entry in line.entries})
    agreement = _agreement(prints, texts)
    outlets = outlets_of(one.cite for one in prints)
    label = max((one.label for one in prints), key=len)
    return FigureLine(
        label=label,
        unit=prints[0].figure.unit,
        prints=prints,
        agreement=agreement,
        outlets=outlets,
        texts=texts,
        reason=_reason(prints, agreement, texts),
    )


def _agreement(prints: Sequence[FigurePrint], texts: int) -> Agreement:
    """Prints of one text agree with nobody: a copy confirms nothing."""
    figures = [one.figure for one in prints]
    if texts < 2:
        return Agreement.ALONE
    if all(same(figures[0], one) for one in figures):
        return Agreement.AGREE
    exact = max(figures, key=lambda one: (_digits(one.value), one.high is None))
    if all(_compatible(exact, one) for one in figures):
        return Agreement.ROUNDS
    return Agreement.UPDATED if _replaced(prints) else Agreement.DIFFER


def _replaced(prints: Sequence[FigurePrint]) -> bool:
    """Say whether each value was last printed an hour or more before the next one came."""
    spans = []
    for value in dict.fromkeys(one.figure.value for one in prints):
        moments = [one.cite.printed_at for one in prints if one.figure.value == value]
        spans.append((min(moments), max(moments)))
    spans.sort()
    return all(later[0] - earlier[1] >= LATER for earlier, later in pairwise(spans))


def _reason(prints: Sequence[FigurePrint], agreement: Agreement, texts: int) -> str:
    values = [f"{value:,f}" for value in dict.fromkeys(one.figure.value for one in prints)]
    listed = " and ".join((", ".join(values[:-1]), values[-1])) if values[1:] else values[0]
    match agreement:
        case Agreement.ALONE:
            copies = len({one.cite.article for one in prints}) > 1
            return "prints of one text" if copies else "in one report only"
        case Agreement.AGREE:
            return f"{texts} texts give the same value"
        case Agreement.ROUNDS:
            return f"{listed}: one is the other rounded, or a hedge allows it"
        case Agreement.UPDATED:
            return f"{listed}: each value printed after the one before"
        case Agreement.DIFFER:
            return f"{listed}: printed side by side for the same count"
