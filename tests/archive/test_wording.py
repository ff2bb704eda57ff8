"""Words for the index and terms from the search box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.archive.wording import (
    MOST_BYTES,
    MOST_WORDS,
    indexed,
    storable,
    terms,
    tokens,
)

anything = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The PM’s plan—agreed.", "the pm s plan agreed"),
        ("U.S. 3.2 a_b", "u s 3 2 a b"),
        ("Éric naïve Straße ﬁn", "eric naive strasse fin"),
        ("東京へ行く abc東", "東 京 へ 行 く abc 東"),
        ("한국어 हिन्दी", "한국어 हिन्दी"),
        ("…!? — £", ""),
    ],
)
def test_text_is_parted_into_folded_words(text: str, words: str) -> None:
    assert tokens(text) == words.split()
    assert indexed(text) == words


@given(anything)
def test_words_are_words_whatever_comes(text: str) -> None:
    for word in tokens(text):
        assert word and not any(sign in word for sign in " \"'*():^+-|&!<>\\\0_")
    indexed(text).encode("utf-8")


def test_a_long_text_is_cut_between_words() -> None:
    for word in ("word ", "слово ", "日"):
        found = indexed(word * 200_000)
        assert len(found.encode()) <= MOST_BYTES
        assert set(found.split()) == {word.strip()}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("return hubs", [("return",), ("hubs",)]),
        ('"return hubs" now', [("return", "hubs"), ("now",)]),
        ("“return hubs”", [("return", "hubs")]),
        ('a "b c', [("a",), ("b",), ("c",)]),
        ('""', []),
        ("asylum-seekers", [("asylum", "seekers")]),
        ("hubs Hubs HÚBS", [("hubs",)]),
        ("NEAR( * ^", [("near",)]),
    ],
)
def test_a_query_is_words_and_phrases(typed: str, found: list[tuple[str, ...]]) -> None:
    assert terms(typed) == tuple(found)


@given(anything)
def test_a_query_is_bounded(typed: str) -> None:
    assert sum(len(term) for term in terms(typed * 50)) <= MOST_WORDS


def test_a_text_no_column_holds_is_made_one_that_does() -> None:
    assert storable("plain") == "plain"
    assert storable("a\0b\ud800é") == "a\ufffdb\ufffdé"


@given(anything)
def test_what_is_storable_stays(text: str) -> None:
    kept = storable(text)
    assert storable(kept) == kept and len(kept) == len(text)
    assert "\0" not in kept
    kept.encode("utf-8")
