"""What a report leans on is found with the words that say so."""

from __future__ import annotations

from analysis.noting import Noting


def sources(note: Noting, *paragraphs: str, **rest: str) -> list[tuple[str, str, str]]:
    article, notes = note(*paragraphs, **rest)
    return [(one.kind.value, one.label, one.words.of(article.text)) for one in notes.sources]


def test_outlets_agencies_officials_papers_and_the_unnamed(note: Noting) -> None:
    assert sources(
        note,
        "Kell is on a list, The Fen Herald has reported. The rain fell, according to Marsh Wire.",
        "Some 500 people came, according to the Foreign Office.",
        "A letter to the council seen by the BBC says so.",
        "A senior source at the council said: “It is over.”",
    ) == [
        ("outlet", "The Fen Herald", "The Fen Herald has reported"),
        ("agency", "Marsh Wire", "according to Marsh Wire"),
        ("official", "Foreign Office", "according to the Foreign Office"),
        ("document", "letter", "A letter to the council seen by"),
        ("outlet", "BBC", "seen by the BBC"),
        ("unnamed", "senior source at the council", "A senior source at the council said"),
    ]


def test_the_paper_leads_back_to_the_outlet(note: Noting) -> None:
    _article, notes = note(
        "According to The Fen Herald, Kell will act. The paper reported that talks had begun."
    )
    assert [one.label for one in notes.sources] == ["The Fen Herald"]
    assert {quote.speaker.label for quote in notes.quotes if quote.speaker} == {"The Fen Herald"}


def test_dateline_and_credit(note: Noting) -> None:
    assert sources(note, "KELL (MW) - Rain fell on the town all night and all day.") == [
        ("agency", "Marsh Wire", "(MW)")
    ]
    _article, notes = note("Rain fell on the town.", credit="Marsh Wire")
    (source,) = notes.sources
    assert source.label == "Marsh Wire" and len(source.words) == 0


def test_an_outlet_that_is_only_named_is_no_source(note: Noting) -> None:
    assert sources(note, "The Times are changing. She read The Fen Herald on the train.") == []
