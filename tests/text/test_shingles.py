"""Signatures estimate what two texts share, and stay what they are."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.shingles import (
    BANDS,
    PERMUTATIONS,
    bands,
    containment,
    resemblance,
    resemblances,
    shingle_words,
    shingles,
    signature,
)

PINNED = (33404314, 696517132, 2052602626, 819926733)
PINNED_BAND = "7faef20046ba"
WORDS = [f"word{number}" for number in range(2_000)]


def drawn(seed: int, length: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def true_jaccard(one: list[str], other: list[str]) -> float:
    left, right = set(shingles(one).tolist()), set(shingles(other).tolist())
    return len(left & right) / len(left | right)


def test_a_signature_never_changes() -> None:
    """Kept signatures are compared with later ones: these numbers may not move."""
    numbers = signature(shingles(shingle_words("The harbour toll will go, the council said.")))
    assert numbers[:4] == PINNED
    assert bands(numbers)[0] == PINNED_BAND


@pytest.mark.parametrize("shared", [100, 400, 800])
def test_the_estimate_is_near_the_truth(shared: int) -> None:
    common = drawn(1, shared)
    one, other = common + drawn(2, 1_000 - shared), common + drawn(3, 1_000 - shared)
    estimate = resemblance(signature(shingles(one)), signature(shingles(other)))
    assert estimate == pytest.approx(true_jaccard(one, other), abs=0.13)  # three standard errors


def test_the_estimate_is_not_biased() -> None:
    errors = []
    for seed in range(60):
        common = drawn(seed, 300)
        one, other = common + drawn(seed + 500, 200), common + drawn(seed + 900, 200)
        estimate = resemblance(signature(shingles(one)), signature(shingles(other)))
        errors.append(estimate - true_jaccard(one, other))
    assert abs(float(np.mean(errors))) < 0.02


def test_a_light_rewrite_shares_a_band_and_a_stranger_does_not() -> None:
    one = drawn(4, 400)
    rewritten = [word if at % 12 else "changed" for at, word in enumerate(one)]
    ours = set(bands(signature(shingles(one))))
    assert ours & set(bands(signature(shingles(rewritten))))
    assert not ours & set(bands(signature(shingles(drawn(5, 400)))))


def test_the_words_are_the_same_however_they_are_set() -> None:
    assert shingle_words("Don’t STOP — “never”, she said") == shingle_words(
        "don't stop never she said"
    )


def test_scripts_without_spaces_are_cut_into_signs() -> None:
    assert shingle_words("東京 news") == ["東", "京", "news"]


@pytest.mark.parametrize("words", [[], ["one"], ["one", "two"]])
def test_a_text_too_short_has_nothing_to_compare(words: list[str]) -> None:
    numbers = signature(shingles(words))
    assert numbers == ()
    assert bands(numbers) == ()
    assert resemblance(numbers, signature(shingles(drawn(6, 50)))) == 0.0


def test_signatures_of_two_lengths_are_not_compared() -> None:
    with pytest.raises(ValueError, match="128 and 64"):
        resemblances(tuple(range(128)), [tuple(range(128)), tuple(range(64))])


def test_a_cut_text_stands_wholly_in_the_long_one() -> None:
    long = drawn(7, 1_000)
    short = long[:400]
    jaccard = resemblance(signature(shingles(short)), signature(shingles(long)))
    assert containment(jaccard, 400, 1_000) == pytest.approx(1.0, abs=0.15)
    assert containment(jaccard, 1_000, 400) == pytest.approx(0.4, abs=0.1)


@given(st.floats(0, 1), st.integers(-5, 5_000), st.integers(-5, 5_000))
def test_a_share_is_a_share(jaccard: float, size: int, other: int) -> None:
    assert 0.0 <= containment(jaccard, size, other) <= 1.0


@given(st.text(max_size=400))
def test_any_text_has_a_signature_or_none(text: str) -> None:
    words = shingle_words(text)
    numbers = signature(shingles(words))
    assert len(numbers) == (PERMUTATIONS if len(words) >= 3 else 0)
    assert len(bands(numbers)) == (BANDS if numbers else 0)
    assert all(0 <= number < 2**32 for number in numbers)
    assert resemblance(numbers, numbers) == (1.0 if numbers else 0.0)
