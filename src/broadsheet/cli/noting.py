"""`note`: one article with its notes, coloured in the text and listed under it, or as JSON."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from broadsheet.cli.desk import console, open_desk, print_json, unless_error
from broadsheet.cli.options import AsJson, SeenAt, moment
from broadsheet.cli.root import app
from broadsheet.news.article import Article
from broadsheet.news.ids import ArticleId
from broadsheet.news.notes import (
    Figure,
    Hedge,
    NameKind,
    Notes,
    Position,
    Quote,
    Source,
    Speaker,
    Standing,
)
from broadsheet.news.span import Span
from broadsheet.news.times import Bearing, Time
from broadsheet.newsroom.printing import notes_json

ARTICLE_ID = re.compile("a[0-9a-f]{16}")
_PLAIN_HEDGES = frozenset({Hedge.EXACT, Hedge.BETWEEN})

Line = tuple[tuple[Span, ...], str]
"""The words a note is about, and what is said of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of note: its heading, its colour in the text, and its lines."""

    heading: str
    style: str
    lines: Callable[[Notes, str], Iterable[Line]]


@app.command()
def note(
    subject: Annotated[str, typer.Argument(help="A file, an address, an article's id, or -.")],
    seen_at: SeenAt = "",
    as_json: AsJson = False,
) -> None:
    """Note one article: who, said what, which number, from whom, when, each a span of its text.

    Nothing is filed. Of a capture with clippings the main article is noted.
    """
    article, notes = _noted(subject, moment(seen_at) or datetime.now(UTC))
    if as_json:
        print_json(notes_json(article, notes))
    else:
        show(article, notes, console())
    for notice in () if as_json else notes.notices:
        print(f"broadsheet: {notice}", file=sys.stderr)


def _noted(subject: str, seen_at: datetime) -> tuple[Article, Notes]:
    from broadsheet.app.intake import page_named
    from broadsheet.newsroom.work import NoteArticles, ReadPage

    with open_desk(workers=1) as desk:
        if ARTICLE_ID.fullmatch(subject):
            article = desk.archive.article(ArticleId(subject)).article
        else:
            page = page_named(desk, subject, seen_at)
            article = unless_error(desk.crew.run(ReadPage(page, subject)))[0]
        return article, unless_error(desk.crew.run(NoteArticles((article,))))[0].notes


def show(article: Article, notes: Notes, out: Console) -> None:
    """Print the text in colour, a legend, and every note under its kind."""
    shown = Text(article.text)
    for kind in KINDS:
        for spans, _ in kind.lines(notes, article.text):
            for span in spans:
                shown.stylize(kind.style, span.start, span.end)
    out.print(shown)
    out.print()
    out.print(Text.assemble(*((f"{kind.heading}  ", kind.style) for kind in KINDS)))
    for kind in KINDS:
        lines = list(kind.lines(notes, article.text))
        if lines:
            out.print()
            out.print(Text(kind.heading, style=f"bold {kind.style}"))
            out.print(_listed(article.text, lines))
    if notes.hashtags:
        out.print()
        out.print(Text(" ".join(f"#{tag.label}" for tag in notes.hashtags), style="bold"))


def _listed(text: str, lines: Iterable[Line]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for spans, says in lines:
        words = " ".join(spans[0].of(text).split())
        table.add_row(str(spans[0].start), Text(words), Text(says))
    return table


def _people(notes: Notes, text: str) -> Iterator[Line]:
    yield from _names(notes, text, NameKind.PERSON)


def _bodies(notes: Notes, text: str) -> Iterator[Line]:
    yield from _names(notes, text, NameKind.BODY)


def _places(notes: Notes, text: str) -> Iterator[Line]:
    yield from _names(notes, text, NameKind.PLACE)


def _names(notes: Notes, text: str, kind: NameKind) -> Iterator[Line]:
    for name in notes.names:
        if name.kind is kind and name.mentions:
            role = f", {name.role.of(text)}" if name.role else ""
            times = f" ({len(name.mentions)} times)" if len(name.mentions) > 1 else ""
            again = "" if name.mentions[0].of(text) == name.label else name.label
            yield name.mentions, f"{again}{role}{times}".lstrip(", ")


def _quotes(notes: Notes, text: str) -> Iterator[Line]:
    for quote in notes.quotes:
        yield (quote.words,), _of_quote(quote, text)


def _of_quote(quote: Quote, text: str) -> str:
    cue = f", “{quote.cue.of(text)}”" if quote.cue else ""
    told = f", told to {quote.addressee.of(text)}" if quote.addressee else ""
    return f"{_who(quote.speaker, text)} ({quote.kind.value}{cue}{told})"


def _who(speaker: Speaker | None, text: str) -> str:
    if speaker is None:
        return "the text does not say who"
    role = f", {speaker.role.of(text)}" if speaker.role else ""
    standing = "" if speaker.standing is Standing.NAMED else f" [{speaker.standing.value}]"
    return f"{speaker.label}{role}{standing}"


def _sources(notes: Notes, text: str) -> Iterator[Line]:
    for source in notes.sources:
        yield (source.words,), _of_source(source)


def _of_source(source: Source) -> str:
    return f"{source.label} ({source.kind.value})"


def _figures(notes: Notes, text: str) -> Iterator[Line]:
    for figure in notes.figures:
        yield (figure.words,), _of_figure(figure, text)


def _of_figure(figure: Figure, text: str) -> str:
    value = f"{figure.value:,f}" + (f" to {figure.high:,f}" if figure.high is not None else "")
    hedge = "" if figure.hedge in _PLAIN_HEDGES else f"{figure.hedge.value} "
    counted = f", counts {figure.counted.of(text)}" if figure.counted else ""
    period = f", {figure.period.of(text)}" if figure.period else ""
    return f"{hedge}{value} {figure.unit}".rstrip() + counted + period


def _times(notes: Notes, text: str) -> Iterator[Line]:
    for time in notes.times:
        yield (time.words,), _of_time(time)


def _of_time(time: Time) -> str:
    last = time.ends - timedelta(days=1)
    days = f"{time.begins}" if last == time.begins else f"{time.begins} to {last}"
    bearing = "" if time.bearing is Bearing.ON else f"{time.bearing.value} "
    return f"{bearing}{days} ({time.exactness.value}{', a guess' if time.guess else ''})"


def _positions(notes: Notes, text: str) -> Iterator[Line]:
    for position in notes.positions:
        yield (position.words,), _of_position(position, text)


def _of_position(position: Position, text: str) -> str:
    return f"{_who(position.actor, text).rstrip(',')}: {position.stance.value}"


KINDS = (
    Kind(heading="Quotes", style="green", lines=_quotes),
    Kind(heading="Sources", style="magenta", lines=_sources),
    Kind(heading="Positions", style="red", lines=_positions),
    Kind(heading="Times", style="blue", lines=_times),
    Kind(heading="Figures", style="yellow", lines=_figures),
    Kind(heading="Places", style="cyan", lines=_places),
    Kind(heading="Bodies", style="bright_cyan", lines=_bodies),
    Kind(heading="People", style="bold bright_cyan", lines=_people),
)
"""The kinds of note in the order they are listed; a later one's colour covers an earlier one's."""
