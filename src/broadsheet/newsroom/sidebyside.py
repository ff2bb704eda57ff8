"""A story's reports beside each other, ready for a page: figures, quotes, facts by outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
from broadsheet.news.ledgers import (
    Agreement,
    Cell,
    Cite,
    Fact,
    FigureLine,
    Matrix,
    QuoteLedger,
    QuoteLine,
    SpeakerLedger,
)
from broadsheet.news.notes import QuoteKind
from broadsheet.news.press import Press
from broadsheet.newsroom import cards
from broadsheet.newsroom.storycards import Bundle
from broadsheet.newsroom.views import (
    DatedLine,
    FactCell,
    FactRow,
    FactSheet,
    FigureRow,
    FreshLine,
    Point,
    Printed,
    QuoteRow,
    SideBySide,
    Stand,
)
from broadsheet.stories.citing import Sheaf, sheaves
from broadsheet.stories.matrix import fact_matrix
from broadsheet.stories.quoteledger import quote_ledger
from broadsheet.stories.reconcile import figure_lines
from broadsheet.stories.timeline import timeline
from broadsheet.stories.unseen import unseen

FIGURES = 40
QUOTES = 40
FRESH = 30
STANDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The sheaves of a story by article, and whose they are."""

    sheaves: Sequence[Sheaf]
    press: Press

    def point(self, cite: Cite) -> Point:
        """Return the words a cite points at, with where they stand."""
        return cards.point(self._of(cite.article).filed, cite.words, self.press)

    def printed(self, cite: Cite, note: str = "", *, spoken: bool = False) -> Printed:
        """Return one print with the sentence it stands in."""
        sheaf = self._of(cite.article)
        line = sheaf.line_at(cite.words.start)
        whole = line if line.holds(cite.words) else cite.words
        return Printed(
            point=self.point(cite),
            sentence=cards.point(sheaf.filed, whole, self.press),
            note=note,
            spoken=spoken,
        )

    def outlet(self, key: str) -> str:
        """Return an outlet's name by its key."""
        known = self.press.named(key)
        printed = (one.filed.article.outlet for one in self.sheaves if one.outlet == key)
        return known.name if known else next(printed, key)

    def _of(self, article: ArticleId) -> Sheaf:
        return next(one for one in self.sheaves if one.filed.article.id == article)


def side_by_side(together: Bundle, press: Press) -> SideBySide:
    """Return what the members of a story say beside each other."""
    laid_out = sheaves(together.members, press, together.links)
    table = Table(sheaves=laid_out, press=press)
    lines, quotes = figure_lines(laid_out), quote_ledger(laid_out)
    return SideBySide(
        figures=tuple(_figure_row(line, table) for line in lines[:FIGURES] if _telling(line)),
        quotes=_quote_rows(quotes, table),
        facts=_fact_sheet(fact_matrix(laid_out, lines, quotes), table),
        quoted=quotes.quotes,
        unnamed=quotes.unnamed,
        timeline=tuple(
            DatedLine(dated=one, sentence=table.point(one.cite), when=table.point(one.when))
            for one in timeline(laid_out, together.story.last.date())
        ),
        stands=_stands(laid_out, table),
    )


def _stands(laid_out: Sequence[Sheaf], table: Table) -> tuple[Stand, ...]:
    """Return where actors stand, each wording once, actors in the order they are first met."""
    found: dict[tuple[str, str, str], Stand] = {}
    for sheaf in laid_out:
        for one in sheaf.filed.notes.positions if sheaf.filed.notes else ():
            words = table.point(sheaf.cite(one.words))
            who = one.actor.key or one.actor.label
            stand = Stand(
                actor=one.actor.label,
                actor_key=one.actor.key,
                role=one.actor.role.of(sheaf.text) if one.actor.role else "",
                standing=one.actor.standing.value,
                stance=one.stance,
                words=words,
            )
            found.setdefault((who, one.stance.value, words.words.casefold()), stand)
    order = list(dict.fromkeys(key[0] for key in found))
    ranked = sorted(found, key=lambda key: order.index(key[0]))
    return tuple(found[key] for key in ranked[:STANDS])


def new_since(together: Bundle, read: Sequence[Filed], press: Press) -> tuple[FreshLine, ...]:
    """Return the sentences of a story that are new to someone who read `read`."""
    laid_out = sheaves(together.members, press, together.links)
    table = Table(sheaves=laid_out, press=press)
    return tuple(
        FreshLine(point=table.point(one.cite), reason=one.reason)
        for one in unseen(laid_out, sheaves(read, press), limit=FRESH)
    )


def _telling(line: FigureLine) -> bool:
    return line.agreement is not Agreement.ALONE


def _figure_row(line: FigureLine, table: Table) -> FigureRow:
    return FigureRow(line=line, prints=tuple(table.printed(one.cite) for one in line.prints))


def _quote_rows(ledger: QuoteLedger, table: Table) -> tuple[QuoteRow, ...]:
    rows = [
        _quote_row(speaker, line, table)
        for speaker in ledger.speakers
        for line in speaker.lines
        if line.outlets > 1
    ]
    return tuple(rows[:QUOTES])


def _quote_row(speaker: SpeakerLedger, line: QuoteLine, table: Table) -> QuoteRow:
    return QuoteRow(
        speaker=speaker.label,
        speaker_key=speaker.key,
        standing=speaker.standing.value,
        outlets=line.outlets,
        prints=tuple(
            table.printed(one.cite, one.wording.value, spoken=one.quote.kind is QuoteKind.DIRECT)
            for one in line.prints
        ),
    )


def _fact_sheet(matrix: Matrix, table: Table) -> FactSheet:
    return FactSheet(
        outlets=tuple((table.outlet(key), key) for key in matrix.outlets),
        rows=tuple(_fact_row(fact, table) for fact in matrix.facts),
    )


def _fact_row(fact: Fact, table: Table) -> FactRow:
    return FactRow(
        kind=fact.kind.value,
        label=fact.label,
        first=table.point(fact.first),
        cells=tuple(_fact_cell(cell, table) for cell in fact.cells),
    )


def _fact_cell(cell: Cell, table: Table) -> FactCell:
    return FactCell(
        held=cell.held.value, point=table.point(cell.cite) if cell.cite is not None else None
    )
