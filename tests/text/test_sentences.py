"""Sentences end where a reader would say they end, and spans always fit."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.span import Span
from broadsheet.text.sentences import paragraphs, sentences

PROSE = st.text(
    alphabet=st.sampled_from("abcXYZ .!?…'\"“”‘’()\n0123456789é\u00a0\x00\ud800-"), max_size=400
)


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr. J. K. Vane met Dr. Osk at 3.30 p.m. The talk was short.",
            ["Mr. J. K. Vane met Dr. Osk at 3.30 p.m.", "The talk was short."],
        ),
        ("The U.S. Senate said no. It rained.", ["The U.S. Senate said no.", "It rained."]),
        ("No. 10 kept quiet. Nobody rang.", ["No. 10 kept quiet.", "Nobody rang."]),
        ("“Why?” he asked. “Go.” She went.", ["“Why?” he asked.", "“Go.”", "She went."]),
        ("He waited… then left. He waited… Then left.", None),
        ("It cost £3.2m. It fell 4.5 per cent.", ["It cost £3.2m.", "It fell 4.5 per cent."]),
        ("Am 3. Mai kam er. Dann ging er.", ["Am 3. Mai kam er.", "Dann ging er."]),
        ("He said: 'We will go. 'We must.' Then rain.", None),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    if expected is None:
        assert len(split(text)) == 3
    else:
        assert split(text) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["M. Osk et Mme. Lind, cf. art. 5, sont là.", "Ils attendent."]),
        ("de", ["Das waren z.B. Boote im 19. Jahrhundert, u.a. Kutter.", "Er ging am 3. Mai."]),
        ("de", ["Es kostete 3 Mio. Euro, sagte Dr. Vane.", "Die Frage war: welcher Art.", "Nun."]),
        ("es", ["El Sr. Osk y la Dra. Vane dijeron que no.", "5 personas llegaron.", "Llovió."]),
        ("it", ["L'on. Osk e il sig. Vane sono qui.", "Piove."]),
        ("pt", ["O Sr. Osk e a Dra. Vane chegaram à av. Central.", "Choveu."]),
        ("en", ["Mr. Osk went on.", "Then the sig. was read."]),
    ],
)
def test_each_language_has_abbreviations_of_its_own(language: str, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [span.of(text) for span in sentences(text, language=language)] == expected


def test_no_sentence_crosses_a_blank_line() -> None:
    text = "A headline without a stop\n\nThe first line runs on\nover a break. Second."
    assert split(text) == [
        "A headline without a stop",
        "The first line runs on\nover a break.",
        "Second.",
    ]


def test_within_is_kept_to() -> None:
    text = "One here. Two here. Three here."
    assert [one.of(text) for one in sentences(text, Span(10, 19))] == ["Two here."]


def test_paragraphs_are_parted_by_blank_lines_only() -> None:
    text = " a\nb \n \n c\n\n\n"
    assert [span.of(text) for span in paragraphs(text)] == ["a\nb", "c"]


@given(PROSE)
def test_spans_are_apart_trimmed_and_cover_all_words(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all("\n\n" not in span.of(text) for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
