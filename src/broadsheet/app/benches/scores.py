"""How grouping and finding are scored."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 when both are 0."""
    return 0.0 if not precision + recall else 2 * precision * recall / (precision + recall)


def wrong_pairs(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[int, int]:
    """Return how many pairs are together that should not be, and apart that should be together."""
    merged = split = 0
    for one, other in combinations(sorted(gold), 2):
        together, belong = found[one] == found[other], gold[one] == gold[other]
        merged += together and not belong
        split += belong and not together
    return merged, split


def tokens(words: str) -> list[str]:
    """Return words in lower case without marks, for comparing wordings."""
    return "".join(sign if sign.isalnum() else " " for sign in words.casefold()).split()


def overlap(one: str, other: str) -> float:
    """Return the share of the longer wording's tokens that stand in the other too (0..1)."""
    mine, theirs = tokens(one), tokens(other)
    longer = max(len(mine), len(theirs))
    return 0.0 if not longer else _common(mine, theirs) / longer


def covered(part: str, whole: str) -> float:
    """Return the share of the tokens of `part` that stand in `whole` (0..1)."""
    mine = tokens(part)
    return _common(mine, tokens(whole)) / len(mine) if mine else 0.0


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    left = list(other)
    both = 0
    for word in one:
        if word in left:
            left.remove(word)
            both += 1
    return both
