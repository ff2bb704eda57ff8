"""Short copy, made up for these tests, and what is noted of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.noting import SEEN, Noting, said
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.article import Article, Block
from broadsheet.news.notes import Notes
from broadsheet.news.press import Press, known_press, outlets_of

INVENTED = """
[[outlets]]
key = "fen-herald"
name = "The Fen Herald"
aliases = ["Fen Herald", "Herald"]
kind = "paper"

[[outlets]]
key = "marsh-wire"
name = "Marsh Wire"
aliases = ["MW"]
kind = "agency"
"""


@pytest.fixture(scope="session")
def press() -> Press:
    return known_press().extended(outlets_of(INVENTED, "invented"))


@pytest.fixture(scope="session")
def note(press: Press) -> Noting:
    """Note paragraphs under a headline, by rules alone."""

    def noting(
        *paragraphs: str,
        headline: str = "Rain falls on Kell",
        standfirst: str = "",
        language: str = "en",
        credit: str = "",
    ) -> tuple[Article, Notes]:
        article = Article(
            identity="https://news.example/a",
            headline=headline,
            standfirst=standfirst,
            blocks=tuple(Block(text=words) for words in paragraphs),
            seen_at=SEEN,
            outlet="The Fen Herald",
            language=language,
            credit=credit,
        )
        return article, annotate(article, models=Models(), press=press)

    return noting


@pytest.fixture(scope="session")
def spoken(note: Noting) -> Callable[..., list[tuple[str, str, str | None]]]:
    """Note paragraphs and return kind, words and speaker of each quote."""

    def speaking(*paragraphs: str, **rest: str) -> list[tuple[str, str, str | None]]:
        article, notes = note(*paragraphs, **rest)
        return [said(article, quote) for quote in notes.quotes]

    return speaking
