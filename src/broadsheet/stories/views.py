"""One article, or the centre of one story, as keys with weights: what evidence is taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from broadsheet.news.fingerprint import Fingerprint
from broadsheet.stories.commons import COMMON, common_names, common_terms
from broadsheet.text.vectors import unpack

Weights = Mapping[str, float]

CENTRE_KEYS = 64
"""Keys of each kind that the centre of a story keeps."""
BRIEF_WORDS = 40
"""A text of fewer words is a headline with a line or two: other weights hold for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Keys of an article or a story's centre, each with its weight 0..1 (by rank, and averaged).

    `printed` are the moments of printing, `vector` a unit vector of `vector_model` (None without).
    """

    names: Weights
    terms: Weights
    headline: Weights
    figures: Weights
    printed: tuple[datetime, ...]
    languages: frozenset[str]
    brief: bool
    vector: NDArray[np.float32] | None = None
    vector_model: str = ""


def view_of(one: Fingerprint, fuller: Mapping[str, str]) -> View:
    """Return the view of an article; `fuller` maps a surname to the one full name it stands for."""
    names: dict[str, float] = {}
    for at, name in enumerate(one.names):
        full = fuller.get(name, name)
        plain = COMMON if full in common_names() else 1.0
        names[full] = max(names.get(full, 0.0), plain * _by_rank(at, 8))
    common = common_terms(one.language)
    return View(
        names=names,
        terms={
            key: (COMMON if key in common else 1.0) * _by_rank(at, 16)
            for at, key in enumerate(one.terms)
        },
        headline={key: COMMON if key in common else 1.0 for key in one.headline_terms},
        figures={key: _telling_figure(key) for key in one.figures},
        printed=(printed(one),),
        languages=frozenset({one.language} - {""}),
        brief=one.words < BRIEF_WORDS,
        vector=_vector(one),
        vector_model=one.vector_model if one.vector else "",
    )


def centre_of(members: Sequence[View], vector_model: str) -> View:
    """Return the centre of one or more views: mean weights, and the mean vector of one model."""
    if len(members) == 1:
        return members[0]
    rows = [
        one.vector
        for one in members
        if one.vector is not None and one.vector_model == vector_model
    ]
    vector = _mean(rows)
    return View(
        names=_averaged([one.names for one in members]),
        terms=_averaged([one.terms for one in members]),
        headline=_averaged([one.headline for one in members]),
        figures=_averaged([one.figures for one in members]),
        printed=tuple(sorted(at for one in members for at in one.printed)),
        languages=frozenset(tongue for one in members for tongue in one.languages),
        brief=2 * sum(one.brief for one in members) > len(members),
        vector=vector,
        vector_model=vector_model if vector is not None else "",
    )


def fuller_forms(prints: Iterable[Fingerprint]) -> Mapping[str, str]:
    """Return the full form of each name of one word that ends exactly one longer name in sight."""
    names = {name for one in prints for name in one.names}
    ending: dict[str, set[str]] = {}
    for name in names:
        _, hyphen, last = name.rpartition("-")
        if hyphen:
            ending.setdefault(last, set()).add(name)
    return {
        name: next(iter(longer))
        for name, longer in ending.items()
        if name in names and len(longer) == 1
    }


def printed(one: Fingerprint) -> datetime:
    """Return when it was printed; a moment without a zone is taken for UTC."""
    return one.printed_at if one.printed_at.tzinfo else one.printed_at.replace(tzinfo=UTC)


def _by_rank(at: int, half: int) -> float:
    """Return 1 for the first key, a half for the one at `half`, and so on."""
    return half / (half + at)


def _telling_figure(key: str) -> float:
    """Return 0..1: 21,117 says more than 100, and a sum of money more than a bare count."""
    value, _, unit = key.partition("|")
    digits = len(value.lstrip("-").replace(".", "").strip("0"))
    return min(1.0, 0.25 * digits + (0.25 if unit else 0.0))


def _averaged(weights: Sequence[Weights]) -> Weights:
    total: dict[str, float] = {}
    for one in weights:
        for key, weight in one.items():
            total[key] = total.get(key, 0.0) + weight
    kept = sorted(total, key=lambda key: (-total[key], key))[:CENTRE_KEYS]
    return {key: total[key] / len(weights) for key in kept}


def _vector(one: Fingerprint) -> NDArray[np.float32] | None:
    if not one.vector or not one.vector_model or len(one.vector) % 2:
        return None
    row = unpack(one.vector)
    return _mean([row])


def _mean(rows: Sequence[NDArray[np.float32]]) -> NDArray[np.float32] | None:
    """Return the unit vector along the sum of `rows`; None when there is none or they cancel out."""
    if not rows or len({len(row) for row in rows}) > 1:
        return None
    total = np.sum(np.stack(rows), axis=0, dtype=np.float64)
    length = float(np.sqrt(np.sum(total * total)))
    if not np.isfinite(length) or length == 0:
        return None
    return (total / length).astype(np.float32)
