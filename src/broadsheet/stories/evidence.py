"""What two articles have in common: numbers a model can weigh, and keys a person can read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.rarity import Rarity
from broadsheet.stories.sheet import Flags, Floats, Sheet

FEATURES = (
    "meaning",
    "headline",
    "crossed",
    "terms",
    "names",
    "rare",
    "figures",
    "gap",
    "nameless",
)
"""The columns of `Evidence.numbers`, in order."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Evidence:
    """What one article shares with several others, a row each.

    The columns of `numbers` (FEATURES): `meaning` is the cosine of the vectors; `headline`,
    `terms` and `names` are weighted cosines 0..1; `crossed` is the part of the two headlines that
    the other's words hold; `rare` and `figures` say how many rare names and figures there are in
    common (0..1, more is never less); `gap` is ln(1 + days apart); `nameless` is 1 when one names
    nobody. `by_meaning` says where there are vectors to compare, `alike` where the languages are
    the same or unknown, `brief` where one is a short text.
    """

    numbers: Floats
    by_meaning: Flags
    alike: Flags
    brief: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One pair in keys and plain numbers, the rarest key first; `meaning` None without vectors."""

    names: tuple[str, ...]
    figures: tuple[str, ...]
    headline: float
    crossed: float
    terms: float
    meaning: float | None
    days: float
    one_language: bool


def gather(sheet: Sheet, one: int, others: NDArray[np.int64], rarity: Rarity) -> Evidence:
    """Return what the article in row `one` shares with those in `others`.

    `rarity` has one row for each of `others`, or a single one for all.
    """
    alike = _alike(sheet, one, others)
    words, headlines = sheet.terms.weights, sheet.headline.weights
    names = _together(sheet.names.weights, one, others) * rarity.names
    figures = _together(sheet.figures.weights, one, others) * rarity.figures
    gap = np.log1p(np.abs(sheet.seconds[others] - sheet.seconds[one]) / 86_400)
    by_meaning = sheet.readable[others] & sheet.readable[one]
    columns = (
        np.clip(np.sum(sheet.vectors[others] * sheet.vectors[one], axis=1), -1.0, 1.0),
        alike * _cosine(headlines, one, others, rarity.terms),
        alike * _crossed(sheet, one, others, rarity.terms),
        alike * _cosine(words, one, others, rarity.terms),
        _cosine(sheet.names.weights, one, others, rarity.names),
        1.0 - np.exp(-np.sum(names, axis=1)),
        1.0 - np.exp(-np.sum(figures, axis=1)),
        gap,
        (sheet.nameless[others] | sheet.nameless[one]).astype(np.float64),
    )
    return Evidence(
        numbers=np.stack(columns, axis=1),
        by_meaning=by_meaning,
        alike=alike,
        brief=sheet.brief[others] | sheet.brief[one],
    )


def shared(sheet: Sheet, one: int, other: int, rarity: Rarity, found: Evidence, at: int) -> Shared:
    """Return pair `at` of `found` (rows `one` and `other`) in words; `rarity` has one row."""
    numbers = dict(zip(FEATURES, found.numbers[at].tolist(), strict=True))
    pair = np.array([other])
    return Shared(
        names=_rarest(sheet.names.keys, _together(sheet.names.weights, one, pair) * rarity.names),
        figures=_rarest(
            sheet.figures.keys, _together(sheet.figures.weights, one, pair) * rarity.figures
        ),
        headline=numbers["headline"],
        crossed=numbers["crossed"],
        terms=numbers["terms"],
        meaning=numbers["meaning"] if found.by_meaning[at] else None,
        days=float(abs(sheet.seconds[other] - sheet.seconds[one]) / 86_400),
        one_language=bool(found.alike[at]),
    )


def _alike(sheet: Sheet, one: int, others: NDArray[np.int64]) -> Flags:
    ours, theirs = sheet.tongues[one], sheet.tongues[others]
    alike: Flags = (ours == theirs) | (ours == 0) | (theirs == 0)
    return alike


def _together(weights: Floats, one: int, others: NDArray[np.int64]) -> Floats:
    together: Floats = np.sqrt(weights[others] * weights[one])
    return together


def _cosine(weights: Floats, one: int, others: NDArray[np.int64], rarity: Floats) -> Floats:
    ours, theirs = weights[one] * rarity, weights[others] * rarity
    across = np.sum(ours * theirs, axis=1)
    length = np.sqrt(np.sum(ours * ours, axis=1) * np.sum(theirs * theirs, axis=1))
    return _part(across, length)


def _crossed(sheet: Sheet, one: int, others: NDArray[np.int64], rarity: Floats) -> Floats:
    """Return how much of two headlines stands in the other's words, 0..1."""
    held = sheet.terms.held | sheet.headline.held
    ours, theirs = sheet.headline.weights[one] * rarity, sheet.headline.weights[others] * rarity
    found = np.sum(ours * held[others] + theirs * held[one], axis=1)
    whole = np.sum(ours, axis=1) + np.sum(theirs, axis=1)
    return _part(found, whole)


def _part(some: Floats, whole: Floats) -> Floats:
    part: Floats = np.divide(some, whole, out=np.zeros_like(some), where=whole > 0)
    return np.minimum(1.0, part)


def _rarest(keys: tuple[str, ...], weights: Floats) -> tuple[str, ...]:
    found = [(-weight, keys[at]) for at, weight in enumerate(weights[0].tolist()) if weight > 0]
    return tuple(key for _, key in sorted(found))
