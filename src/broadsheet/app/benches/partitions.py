"""How two groupings of the same things agree, counted from the sizes of what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import comb, log


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often each found group meets each right one, in things; built by `agreement`."""

    both: Counter[tuple[Hashable, Hashable]]
    found: Counter[Hashable]
    right: Counter[Hashable]

    @property
    def things(self) -> int:
        """Return how many things were grouped."""
        return self.both.total()

    def nmi(self) -> float:
        """Return mutual information over the mean of both entropies, 1 where both are one group.

        Strehl and Ghosh (2002), with the arithmetic mean of Vinh, Epps and Bailey (2010).
        """
        entropies = _entropy(self.found) + _entropy(self.right)
        shared = entropies - _entropy(self.both)
        return 1.0 if not entropies else max(0.0, 2 * shared / entropies)

    def ari(self) -> float:
        """Return the adjusted Rand index (Hubert and Arabie, 1985), 1 where nothing can differ."""
        together, mine, theirs = _pairs(self.both), _pairs(self.found), _pairs(self.right)
        chance = mine * theirs / comb(self.things, 2) if self.things > 1 else 0.0
        most = (mine + theirs) / 2
        return 1.0 if most == chance else (together - chance) / (most - chance)

    def bcubed_f(self) -> float:
        """Return the BCubed F1 (Bagga and Baldwin, 1998)."""
        if not self.things:
            return 0.0
        precision = sum(n * n / self.found[mine] for (mine, _), n in self.both.items())
        recall = sum(n * n / self.right[theirs] for (_, theirs), n in self.both.items())
        return 2 * precision * recall / (precision + recall) / self.things

    def false_merges(self) -> float:
        """Return how many of 1,000 pairs put together do not belong together."""
        return _per_1000(_pairs(self.found) - _pairs(self.both), _pairs(self.found))

    def false_splits(self) -> float:
        """Return how many of 1,000 pairs that belong together were put apart."""
        return _per_1000(_pairs(self.right) - _pairs(self.both), _pairs(self.right))


def agreement(found: Sequence[Hashable], right: Sequence[Hashable]) -> Agreement:
    """Return how two groupings meet; each names the group of the same things, in order.

    Raises ValueError where they are not of one length.
    """
    return Agreement(
        Counter(zip(found, right, strict=True)),
        Counter(found),
        Counter(right),
    )


def _entropy(sizes: Counter[tuple[Hashable, Hashable]] | Counter[Hashable]) -> float:
    total = sizes.total()
    return -sum(n / total * log(n / total) for n in sizes.values())


def _pairs(sizes: Counter[tuple[Hashable, Hashable]] | Counter[Hashable]) -> int:
    return sum(comb(n, 2) for n in sizes.values())


def _per_1000(wrong: int, of: int) -> float:
    return 1000 * wrong / of if of else 0.0
