"""What a story's reports say side by side, and what is new or was changed, as JSON."""

from __future__ import annotations

from broadsheet.news.changes import Edit
from broadsheet.news.dateline import iso
from broadsheet.newsroom.printing.cards import PassageJson, passage_json
from broadsheet.newsroom.printing.typed import TypedDict
from broadsheet.newsroom.views import (
    ChangedPage,
    DatedLine,
    FactRow,
    FactSheet,
    FigureRow,
    FreshLine,
    Printed,
    QuoteRow,
    SideBySide,
    Stand,
)


class PrintJson(TypedDict):
    """One print of a figure or quote; `note` says how a quote's words stand to the first print."""

    passage: PassageJson
    sentence: PassageJson
    note: str


class FigureRowJson(TypedDict):
    """One thing counted; `values` are the different ones, in order of first printing."""

    label: str
    unit: str
    agreement: str
    reason: str
    outlets: int
    texts: int
    values: list[str]
    prints: list[PrintJson]


class QuoteRowJson(TypedDict):
    """One thing said by one speaker, its prints in order of printing."""

    speaker: str
    speaker_key: str
    standing: str
    outlets: int
    prints: list[PrintJson]


class FactCellJson(TypedDict):
    """Whether an outlet carries a fact, and where."""

    outlet: str
    held: str
    passage: PassageJson | None


class FactJson(TypedDict):
    """A fact that two outlets carry."""

    kind: str
    label: str
    first: PassageJson
    cells: list[FactCellJson]


class DatedJson(TypedDict):
    """One entry of a timeline: its days (the last not included), the sentence, what dates it."""

    begins: str
    ends: str
    exactness: str
    guess: bool
    ahead: bool
    outlets: int
    sentence: PassageJson
    when: PassageJson


class StandJson(TypedDict):
    """Where an actor stands, in the words of one report."""

    actor: str
    actor_key: str
    role: str
    standing: str
    stance: str
    passage: PassageJson


class SideBySideJson(TypedDict):
    """Figures, quotes and facts of a story beside each other."""

    figures: list[FigureRowJson]
    quotes: list[QuoteRowJson]
    facts: list[FactJson]
    quoted: int
    unnamed: int
    timeline: list[DatedJson]
    positions: list[StandJson]


class FreshJson(TypedDict):
    """A sentence that is new to a reader, and why."""

    passage: PassageJson
    reason: str


class RunJson(TypedDict):
    """Words that were kept, added or removed; a removed run points into the older text."""

    edit: str
    start: int
    end: int
    words: str


class TouchJson(TypedDict):
    """A headline, figure or quote that a change touches; `gone` points into the older text."""

    what: str
    start: int
    end: int
    words: str
    gone: bool


class ChangesJson(TypedDict):
    """What changed from version `before` to `after` (numbers) of an article."""

    article: str
    before: int
    after: int
    seen_before: str
    seen_after: str
    coarse: bool
    runs: list[RunJson]
    touches: list[TouchJson]


def side_by_side_json(side: SideBySide) -> SideBySideJson:
    """Return what a story's reports say beside each other."""
    return {
        "figures": [_figure_row(row) for row in side.figures],
        "quotes": [_quote_row(row) for row in side.quotes],
        "facts": [_fact(row, side.facts) for row in side.facts.rows],
        "quoted": side.quoted,
        "unnamed": side.unnamed,
        "timeline": [_dated(line) for line in side.timeline],
        "positions": [_stand(one) for one in side.stands],
    }


def fresh_json(line: FreshLine) -> FreshJson:
    """Return a sentence that is new to a reader."""
    return {"passage": passage_json(line.point), "reason": line.reason}


def changes_json(page: ChangedPage) -> ChangesJson:
    """Return what was changed in an article."""
    old, new = page.old.text, page.new.text
    return {
        "article": page.card.id,
        "before": page.before.number,
        "after": page.after.number,
        "seen_before": iso(page.before.seen_at),
        "seen_after": iso(page.after.seen_at),
        "coarse": page.change.coarse,
        "runs": [
            {
                "edit": run.edit.value,
                "start": run.words.start,
                "end": run.words.end,
                "words": run.words.of(old if run.edit is Edit.REMOVED else new),
            }
            for run in page.change.runs
        ],
        "touches": [
            {
                "what": one.what.value,
                "start": one.words.start,
                "end": one.words.end,
                "words": one.words.of(old if one.gone else new),
                "gone": one.gone,
            }
            for one in page.change.touches
        ],
    }


def _dated(line: DatedLine) -> DatedJson:
    time = line.dated.time
    return {
        "begins": time.begins.isoformat(),
        "ends": time.ends.isoformat(),
        "exactness": time.exactness.value,
        "guess": time.guess,
        "ahead": line.dated.ahead,
        "outlets": line.dated.outlets,
        "sentence": passage_json(line.sentence),
        "when": passage_json(line.when),
    }


def _stand(one: Stand) -> StandJson:
    return {
        "actor": one.actor,
        "actor_key": one.actor_key,
        "role": one.role,
        "standing": one.standing,
        "stance": one.stance.value,
        "passage": passage_json(one.words),
    }


def _print(one: Printed) -> PrintJson:
    return {
        "passage": passage_json(one.point),
        "sentence": passage_json(one.sentence),
        "note": one.note,
    }


def _figure_row(row: FigureRow) -> FigureRowJson:
    return {
        "label": row.line.label,
        "unit": row.line.unit,
        "agreement": row.line.agreement.value,
        "reason": row.line.reason,
        "outlets": row.line.outlets,
        "texts": row.line.texts,
        "values": [f"{value:f}" for value in row.line.values],
        "prints": [_print(one) for one in row.prints],
    }


def _quote_row(row: QuoteRow) -> QuoteRowJson:
    return {
        "speaker": row.speaker,
        "speaker_key": row.speaker_key,
        "standing": row.standing,
        "outlets": row.outlets,
        "prints": [_print(one) for one in row.prints],
    }


def _fact(row: FactRow, sheet: FactSheet) -> FactJson:
    return {
        "kind": row.kind,
        "label": row.label,
        "first": passage_json(row.first),
        "cells": [
            {
                "outlet": key,
                "held": cell.held,
                "passage": passage_json(cell.point) if cell.point else None,
            }
            for (_, key), cell in zip(sheet.outlets, row.cells, strict=True)
        ],
    }
