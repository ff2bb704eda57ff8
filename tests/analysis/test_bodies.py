"""Bodies and places are found whole, told from each other, and nothing else is taken for one."""

from __future__ import annotations

from time import process_time

import pytest

from analysis.noting import SEEN, Noting
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.article import Article, Block
from broadsheet.news.notes import NameKind
from broadsheet.news.press import Press
from broadsheet.text.models import Tagged


def _kinds(note: Noting, *paragraphs: str) -> dict[str, NameKind]:
    _article, notes = note(*paragraphs)
    return {name.label: name.kind for name in notes.names if name.kind is not NameKind.PERSON}


class _Tagger:
    """Calls every one of its phrases what it is told to."""

    name, digest = "told", "0"

    def __init__(self, told: dict[str, str]) -> None:
        self.told = told

    def __call__(self, texts: object) -> list[tuple[Tagged, ...]]:
        assert isinstance(texts, list)
        return [
            tuple(
                Tagged(text.index(phrase), text.index(phrase) + len(phrase), label)
                for phrase, label in self.told.items()
                if phrase in text
            )
            for text in texts
        ]


def _tagged(press: Press, text: str, told: dict[str, str]) -> dict[str, NameKind]:
    article = Article(
        identity="https://news.example/a",
        headline="",
        blocks=(Block(text=text),),
        seen_at=SEEN,
        language="en",
    )
    notes = annotate(article, models=Models(tagger=_Tagger(told)), press=press)
    return {name.label: name.kind for name in notes.names}


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("He flew to New Zealand on Monday.", "New Zealand", NameKind.PLACE),
        ("Saudi Arabia will not pay.", "Saudi Arabia", NameKind.PLACE),
        ("They left Kerala for good.", "Kerala", NameKind.PLACE),
        ("It is the law in the Republic of Cuba today.", "Republic of Cuba", NameKind.PLACE),
        (
            "She runs the Ministry of Tides and Wrecks.",
            "Ministry of Tides and Wrecks",
            NameKind.BODY,
        ),
        ("The Kell People's Party lost.", "Kell People's Party", NameKind.BODY),
        ("A London-based firm won.", "London", NameKind.PLACE),
    ],
)
def test_a_name_is_found_whole(note: Noting, text: str, label: str, kind: NameKind) -> None:
    assert _kinds(note, text)[label] is kind


def test_two_places_with_a_hyphen_between_are_two(note: Noting) -> None:
    assert set(_kinds(note, "The India-Pakistan match was off.")) == {"India", "Pakistan"}


def test_money_is_no_place(note: Noting) -> None:
    assert _kinds(note, "It cost US $5 million, or US$6m.") == {}


def test_what_stands_around_a_name_outweighs_one_tag(press: Press) -> None:
    text = "They live in Oskar. The town in Oskar province grew. A road in Oskar was shut."
    assert _tagged(press, text, {"Oskar": "ORG"})["Oskar"] is NameKind.PLACE


def test_a_word_also_printed_small_is_no_name(press: Press) -> None:
    assert _tagged(press, "Dredging stopped. No dredging is allowed.", {"Dredging": "ORG"}) == {}


def test_abbreviations_that_name_no_body(press: Press) -> None:
    assert _tagged(press, "The GDP rose and TB fell.", {"GDP": "ORG", "TB": "ORG"}) == {}


def test_one_tag_joins_a_name_over_its_small_words(press: Press) -> None:
    text = "The Alliance for Tides in Marrow met."
    found = _tagged(press, text, {"Alliance for Tides in Marrow": "ORG"})
    assert found == {"Alliance for Tides in Marrow": NameKind.BODY}


@pytest.mark.parametrize("words", ["A ", "New ", "The ", "Bank of ", "US President ", "India-"])
def test_a_run_without_an_end_takes_time_that_grows_with_it(note: Noting, words: str) -> None:
    started = process_time()
    note(words * (100_000 // len(words)))
    assert process_time() - started < 8.0
