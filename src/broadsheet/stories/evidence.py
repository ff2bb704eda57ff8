"""What a newcomer has in common with an article or a story's centre, in numbers and in keys."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from broadsheet.stories.views import View, Weights

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What two views share, each number 0..1 but `days`.

    `meaning` is the cosine of their vectors (None without two of one model), `headline`, `terms`
    and `names` are weighted cosines, `crossed` is the part of the two headlines that the other's
    text holds, `rare` and `figures` say how many rare names and figures there are in common (more
    is never less), `days` the time between the nearest prints. The tuples hold what is shared, the
    rarest first.
    """

    meaning: float | None
    headline: float
    crossed: float
    terms: float
    names: float
    rare: float
    figures: float
    days: float
    nameless: bool
    brief: bool
    one_language: bool
    shared_names: tuple[str, ...]
    shared_terms: tuple[str, ...]
    shared_figures: tuple[str, ...]


def compare(ours: View, theirs: View, weigh: Weigh, readable: frozenset[str]) -> Evidence:
    """Return what the two share. `weigh` gives the rarity 0..1 of a marked key.

    Vectors count when both are of one model and of a language in `readable`. Words count when
    there is a language in common (or one is unknown); names and figures always.
    """
    alike = not ours.languages or not theirs.languages or bool(ours.languages & theirs.languages)
    nothing: Weights = {}
    ours_terms, ours_headline = (ours.terms, ours.headline) if alike else (nothing, nothing)
    names = _shared(ours.names, theirs.names, weigh, "n:")
    terms = _shared(ours_terms, theirs.terms, weigh, "t:")
    figures = _shared(ours.figures, theirs.figures, weigh, "f:")
    return Evidence(
        meaning=_meaning(ours, theirs, readable),
        headline=_cosine(ours_headline, theirs.headline, weigh, "t:"),
        crossed=_crossed(ours, theirs, weigh) if alike else 0.0,
        terms=_cosine(ours_terms, theirs.terms, weigh, "t:"),
        names=_cosine(ours.names, theirs.names, weigh, "n:"),
        rare=1.0 - math.exp(-math.fsum(names.values())),
        figures=1.0 - math.exp(-math.fsum(figures.values())),
        days=_days(ours, theirs),
        nameless=not ours.names or not theirs.names,
        brief=ours.brief or theirs.brief,
        one_language=alike,
        shared_names=_rarest(names),
        shared_terms=_rarest(terms),
        shared_figures=_rarest(figures),
    )


def _meaning(ours: View, theirs: View, readable: frozenset[str]) -> float | None:
    if ours.vector is None or theirs.vector is None or ours.vector_model != theirs.vector_model:
        return None
    if len(ours.vector) != len(theirs.vector):
        return None
    if (ours.languages | theirs.languages) - readable:
        return None
    # A fixed order of adding up, unlike a BLAS dot product, is the same on every machine.
    return float(np.clip(np.sum(ours.vector * theirs.vector, dtype=np.float64), -1.0, 1.0))


def _days(ours: View, theirs: View) -> float:
    nearest = min(abs((one - other).total_seconds()) for one in ours.printed for other in theirs.printed)
    return nearest / 86_400


def _shared(ours: Weights, theirs: Weights, weigh: Weigh, kind: str) -> dict[str, float]:
    return {
        key: math.sqrt(weight * theirs[key]) * weigh(kind + key)
        for key, weight in ours.items()
        if key in theirs
    }


def _cosine(ours: Weights, theirs: Weights, weigh: Weigh, kind: str) -> float:
    rarity = {key: weigh(kind + key) for key in (*ours, *theirs)}
    across = math.fsum(ours[key] * theirs[key] * rarity[key] ** 2 for key in ours if key in theirs)
    if across <= 0:
        return 0.0
    length = math.fsum((ours[key] * rarity[key]) ** 2 for key in ours) * math.fsum(
        (theirs[key] * rarity[key]) ** 2 for key in theirs
    )
    return min(1.0, across / math.sqrt(length)) if length > 0 else 0.0


def _crossed(ours: View, theirs: View, weigh: Weigh) -> float:
    whole = held = 0.0
    for headline, other in ((ours.headline, theirs), (theirs.headline, ours)):
        for key, weight in headline.items():
            worth = weight * weigh("t:" + key)
            whole += worth
            held += worth if key in other.terms or key in other.headline else 0.0
    return min(1.0, held / whole) if whole > 0 else 0.0


def _rarest(shared: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(shared, key=lambda key: (-shared[key], key)))
