"""What speaks for a name, added up, and how sure that makes it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.news.notes import Ground

_STEPS = (1.25, 2.0, 2.5, 3.5)
_SURE = (0.45, 0.6, 0.75, 0.83, 0.92)
"""How sure a weight makes a name: below the first step, between two, above the last. Shares of
exact spans of the right kind on worldwide news."""


@dataclass(frozen=True, slots=True)
class Case:
    """The weight that speaks for a name beyond what speaks against it, and what it rests on."""

    weight: float = 0.0
    grounds: tuple[Ground, ...] = ()

    @property
    def confidence(self) -> float:
        """Return 0..1: the share of names of such a weight that proved right when measured."""
        return _SURE[bisect_right(_STEPS, self.weight)]


NOTHING = Case()
CERTAIN = Case(_STEPS[-1], (Ground.TABLE,))
"""The case for a name that stands in a table of ours."""


def summed(parts: Iterable[tuple[Ground, float]]) -> Case:
    """Return the case of weighted grounds: those that speak for it are named, weightiest first."""
    told = sorted((one for one in parts if one[1]), key=lambda one: -one[1])
    grounds = dict.fromkeys(ground for ground, weight in told if weight > 0)
    return Case(sum(weight for _, weight in told), tuple(grounds))
