"""Figures count something; years, times, ages, scores and numbers in names do not."""

from __future__ import annotations

import pytest

from analysis.noting import Noting


def figures(
    note: Noting, line: str, language: str = "en"
) -> list[tuple[str, str, str | None, str | None]]:
    article, notes = note(line, headline="Rain", language=language)
    return [
        (
            one.words.of(article.text),
            str(one.value),
            one.counted.of(article.text) if one.counted else None,
            one.period.of(article.text) if one.period else None,
        )
        for one in notes.figures
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Almost 22,000 people came last year.", ("Almost 22,000", "22000", "people", "last year")),
        ("Some 49 rebels voted against it.", ("Some 49", "49", "rebels", None)),
        ("There have been 17 deaths in 2025 alone.", ("17", "17", "deaths", "in 2025 alone")),
        (
            "The bill is £28 billion a year by 2029.",
            ("£28 billion", "28000000000", "bill", "a year"),
        ),
        ("It holds reserves of £9.4m.", ("£9.4m", "9400000", "reserves", None)),
        ("That took the annual total to 21,117.", ("21,117", "21117", "annual total", None)),
        ("About one in five voters agreed.", ("About one in five", "0.2", "voters", None)),
        ("Turnout was 3.2 per cent of the vote.", ("3.2 per cent", "3.2", "vote", None)),
        ("A dozen boats left on Friday.", ("A dozen", "12", "boats", "on Friday")),
    ],
)
def test_figures(
    note: Noting, line: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert figures(note, line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "It began in 2019 and ended in the 1990s, by 2028-29 or so.",
        "They met on 8-10 July, on 6 July 2025, in March 2024 and on Friday 13 March.",
        "The 8.15 sailing left at 10.30am, the last at 7 p.m. and 1930 GMT.",
        "No 10 and Number 11 kept Article 50, Channel 4, Covid-19, the G7 and clause 14.",
        "Iris Osk, 81, aged 34 once, met a 19-year-old; Tom Osk (52) came.",
        "Kell won 3-2 after a 2-1 lead.",
        "Ring 0800 123 4567 or 555-123-4567, or see https://kell.example/2/345 and v1.2.3.",
        "One of them left; no one stayed; the one-off, two-tier plan of the two.",
        "They came two days ago and left three hours later, after the last ten years.",
    ],
)
def test_no_figures(note: Noting, line: str) -> None:
    assert figures(note, line) == []


def test_french(note: Noting) -> None:
    line = "La ville investit 3,4 millions d’euros et 17 000 personnes ont signé la pétition hier."
    assert [one[:2] for one in figures(note, line, "fr")] == [
        ("3,4 millions d’euros", "3400000"),
        ("17 000", "17000"),
    ]
