"""Made-up members with figures and quotes for the tests of what reports say side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import make_stories as make
from broadsheet.news.article import Article
from broadsheet.news.filed import Filed
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Figure, Hedge, Notes, Quote, QuoteKind, Speaker, Standing
from broadsheet.news.span import Span
from broadsheet.stories.citing import Sheaf, sheaves

FILLER = "The harbour master keeps a log of every crossing, wind and swell, by hand. " * 8


def place(of: Article, words: str) -> Span:
    """Return where `words` stand first."""
    at = of.text.index(words)
    return Span(at, at + len(words))


def figure(
    of: Article,
    words: str,
    value: str,
    *,
    unit: str = "",
    counted: str = "",
    period: str = "",
    hedge: Hedge = Hedge.EXACT,
) -> Figure:
    """Return a figure whose words, and what it counts, stand in the text."""
    return Figure(
        words=place(of, words),
        value=Decimal(value),
        unit=unit,
        hedge=hedge,
        counted=place(of, counted) if counted else None,
        period=place(of, period) if period else None,
    )


def quote(
    of: Article,
    words: str,
    speaker: str,
    *,
    kind: QuoteKind = QuoteKind.DIRECT,
    standing: Standing = Standing.NAMED,
) -> Quote:
    """Return a quote of `speaker`, whose name stands in the text."""
    return Quote(
        kind=kind,
        words=place(of, words),
        speaker=Speaker(
            label=speaker,
            words=place(of, speaker),
            standing=standing,
            key=key_of(speaker) if standing is Standing.NAMED else "",
        ),
    )


def report(text: str, *, outlet: str, hours: float = 0.0, filler: bool = True) -> Article:
    """Return a report of one paragraph, with enough behind it to be a whole one."""
    blocks = (text, FILLER) if filler else (text,)
    return make.article(f"A report of {outlet}", blocks, outlet=outlet, hours=hours)


def member(of: Article, *notes: Figure | Quote) -> Filed:
    """Return an article filed with these notes."""
    return make.filed(
        of,
        replace(
            Notes(language="en"),
            figures=tuple(one for one in notes if isinstance(one, Figure)),
            quotes=tuple(one for one in notes if isinstance(one, Quote)),
        ),
    )


def laid_out(*members: Filed) -> tuple[Sheaf, ...]:
    """Return members laid out for comparing."""
    return sheaves(members, make.PRESS)
