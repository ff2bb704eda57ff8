"""The notes of one article as numbered lines, and the marks that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from broadsheet.news.notes import (
    Figure,
    Hedge,
    Name,
    NameKind,
    Notes,
    Position,
    Quote,
    Source,
    Standing,
    Whereabouts,
)
from broadsheet.news.span import Span
from broadsheet.news.times import Time
from broadsheet.web.ledgerwords import reason_of, stance_of
from broadsheet.web.marking import Mark, MarkKind
from broadsheet.web.wording import day_of, kind_of_name, kind_of_quote, kind_of_source, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note: the words it is about, and what is said of them. `person` is a key or empty."""

    number: int
    kind: MarkKind
    words: str
    says: tuple[str, ...]
    span: Span
    person: str = ""


def passages(spans: tuple[Span, ...]) -> tuple[Mark, ...]:
    """Return the marks of passages that another page points at."""
    return tuple(Mark(span=span, kind=MarkKind.PASSAGE) for span in spans)


def anchors(notes: Notes) -> tuple[Mark, ...]:
    """Return marks without notes, so that quotes, figures and key points can be linked to."""
    return (
        *(Mark(span=one.words, kind=MarkKind.POINT) for one in notes.key_points),
        *(Mark(span=one.words, kind=MarkKind.QUOTE) for one in notes.quotes),
        *(Mark(span=one.words, kind=MarkKind.FIGURE) for one in notes.figures),
        *(Mark(span=one.words, kind=MarkKind.POSITION) for one in notes.positions),
    )


def noted(
    notes: Notes, text: str, *, below: int = 0
) -> tuple[tuple[NoteLine, ...], tuple[Mark, ...]]:
    """Return all notes in the order their words stand, numbered from 1, and their marks.

    Words that start before `below` (the headline's) are left unmarked.
    """
    everything = (
        (line, tuple(span for span in spans if span.start >= below))
        for line, spans in _found(notes, text)
    )
    found = sorted((one for one in everything if one[1]), key=lambda one: (one[1][0], one[0].kind))
    lines = []
    marks = []
    for number, (line, spans) in enumerate(found, 1):
        lines.append(
            NoteLine(
                number=number,
                kind=line.kind,
                words=line.words,
                says=line.says,
                span=spans[0],
                person=line.person,
            )
        )
        opener = _("note %(number)d") % {"number": number}
        marks += [Mark(span=span, kind=line.kind, note=number, opener=opener) for span in spans]
    points = [Mark(span=one.words, kind=MarkKind.POINT) for one in notes.key_points]
    return tuple(lines), tuple(marks + points)


def _found(notes: Notes, text: str) -> Iterator[tuple[NoteLine, tuple[Span, ...]]]:
    for quote in notes.quotes:
        yield _line(MarkKind.QUOTE, quote.words, text, _of_quote(quote, text))
    for name in notes.names:
        if name.mentions:
            person = name.key if name.kind is NameKind.PERSON else ""
            line = _line(MarkKind.NAME, name.mentions[0], text, _of_name(name, text), person)
            yield line[0], name.mentions
    for figure in notes.figures:
        yield _line(MarkKind.FIGURE, figure.words, text, _of_figure(figure, text))
    for position in notes.positions:
        yield _line(MarkKind.POSITION, position.words, text, _of_position(position, text))
    for time in notes.times:
        yield _line(MarkKind.TIME, time.words, text, _of_time(time))
    for source in notes.sources:
        yield _line(MarkKind.SOURCE, source.words, text, _of_source(source))


def _line(
    kind: MarkKind, span: Span, text: str, says: tuple[str, ...], person: str = ""
) -> tuple[NoteLine, tuple[Span, ...]]:
    kept = tuple(one for one in says if one and one != span.of(text))
    line = NoteLine(number=0, kind=kind, words=span.of(text), says=kept, span=span, person=person)
    return line, (span,)


def _of_quote(quote: Quote, text: str) -> tuple[str, ...]:
    speaker = quote.speaker
    if speaker is None:
        return (kind_of_quote(quote.kind), _("the text does not say whose words these are"))
    told = quote.addressee.of(text) if quote.addressee else ""
    return (
        speaker.label,
        speaker.role.of(text) if speaker.role else "",
        kind_of_quote(quote.kind),
        standing_of(speaker.standing) if speaker.standing is not Standing.NAMED else "",
        _("told to %(whom)s") % {"whom": told} if told else "",
    )


def _of_name(name: Name, text: str) -> tuple[str, ...]:
    times = len(name.mentions)
    return (
        name.label,
        kind_of_name(name.kind),
        name.role.of(text) if name.role else "",
        place_line(name.where) if name.where else "",
        f"Wikidata {name.wikidata}" if name.wikidata else "",
        _("named %(times)d times here") % {"times": times} if times > 1 else "",
    )


def place_line(where: Whereabouts) -> str:
    """Return where a place is: "Tirana, AL: 41.33, 19.82"; what is not known is left out."""
    named = f"{where.label}, {where.country}" if where.country else ""
    if where.latitude is None or where.longitude is None:
        return named
    return f"{named or where.label}: {where.latitude:.2f}, {where.longitude:.2f}"


def _of_figure(figure: Figure, text: str) -> tuple[str, ...]:
    value = plain(figure.value)
    if figure.high is not None:
        value = f"{value}–{plain(figure.high)}"
    if figure.hedge is not Hedge.EXACT and figure.hedge is not Hedge.BETWEEN:
        value = f"{_(figure.hedge.value)} {value}"
    counted = figure.counted.of(text) if figure.counted else ""
    unit = _("per cent") if figure.unit == "percent" else figure.unit
    return (
        f"{value} {unit}".strip(),
        _("counts: %(what)s") % {"what": counted} if counted else "",
        figure.period.of(text) if figure.period else "",
    )


def _of_position(position: Position, text: str) -> tuple[str, ...]:
    actor = position.actor
    return (
        actor.label,
        actor.role.of(text) if actor.role else "",
        stance_of(position.stance),
        reason_of(position.reason),
    )


def _of_time(time: Time) -> tuple[str, ...]:
    last = time.ends - timedelta(days=1)
    days = day_of(time.begins) if last == time.begins else f"{day_of(time.begins)} – {day_of(last)}"
    return (days, _("a guess") if time.guess else "", reason_of(time.reason))


def _of_source(source: Source) -> tuple[str, ...]:
    return (source.label, kind_of_source(source.kind))


def plain(value: Decimal) -> str:
    """Return a number with its thousands apart: `21,117`, `3.2`."""
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"
