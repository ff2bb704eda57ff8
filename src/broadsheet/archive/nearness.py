"""How the archive puts an article's likely neighbours in a rough order, the same in every store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

RARE = 1_000_000
"""What a name or term counts that one article has; one that n articles share counts RARE // n
(inverse document frequency, in whole numbers, so that no order of adding changes a sum)."""
COMMON = 500
"""A name or term that more articles of the days in question have says nothing, and costs most."""
SMOOTH = 60
"""The constant of reciprocal rank fusion: Cormack, Clarke and Buettcher, SIGIR 2009."""
_WHOLE = 1_000_000_000
_COPIES_COUNT = 3
"""A shared band says more than a shared word: a copy near the top of its list comes first."""


def rarity(holders: Iterable[Sequence[int]]) -> dict[int, int]:
    """Return what each article scores, given those that hold each shared key (itself too)."""
    scores: Counter[int] = Counter()
    for articles in holders:
        for article in articles:
            if len(articles) <= COMMON:
                scores[article] += RARE // len(articles)
    return dict(scores)


def best(scores: Mapping[int, int], limit: int) -> list[int]:
    """Return the `limit` articles with the highest scores, highest first, ties by id."""
    return sorted(scores, key=lambda one: (-scores[one], one))[:limit]


def fuse(
    *, copies: Sequence[int], words: Sequence[int], meaning: Sequence[int], limit: int
) -> list[int]:
    """Return up to `limit` articles out of three lists, each in order, nearest first, ties by id.

    Copies take no more than half of the places while others want them: a wire story printed by
    hundreds must not hide the reports that came before it.
    """
    first = copies[: max(1, limit // 2)]
    ranked = _ranked(first, words, meaning)[:limit]
    more = [one for one in copies if one not in set(ranked)]
    return ranked + more[: limit - len(ranked)]


def _ranked(copies: Sequence[int], words: Sequence[int], meaning: Sequence[int]) -> list[int]:
    scores: Counter[int] = Counter()
    for articles, weight in ((copies, _COPIES_COUNT), (words, 1), (meaning, 1)):
        for rank, article in enumerate(articles):
            scores[article] += weight * _WHOLE // (SMOOTH + rank)
    return sorted(scores, key=lambda one: (-scores[one], one))
