"""How much it says that two articles share a key: little when many other stories hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.sheet import Flags, Floats, Sheet

UNSEEN = 4
"""Stories imagined beside those in sight, so that a small archive does not call all things rare."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Rarity:
    """Weights 0..1 of every key, one row for each way of looking (for most: one a story)."""

    names: Floats
    terms: Floats
    figures: Floats

    def rows(self, which: NDArray[np.int64]) -> Rarity:
        """Return the rows `which`, in that order, with repeats."""
        return Rarity(names=self.names[which], terms=self.terms[which], figures=self.figures[which])


class Holdings:
    """Which story in sight holds which key, and how far each story counts.

    A key that d of S stories hold weighs ln((S + 4) / (d + 1)) / ln(S + 4), the story it is weighed
    for left out of both. That is inverse document frequency (Sparck Jones 1972) over stories
    instead of articles, so that a story told often does not make its own names common. The
    stories in sight are the nearest ones, so each counts only as far as it is likely to be
    another story than the newcomer's.
    """

    def __init__(self, sheet: Sheet, story_of: NDArray[np.int64], counts: Floats) -> None:
        """Take the story's number of every row but the newcomer's, and each story's count 0..1."""
        self._counts = counts
        self._names = _held_by(sheet.names.held[1:], story_of, len(counts))
        words = sheet.terms.held[1:] | sheet.headline.held[1:]
        self._terms = _held_by(words, story_of, len(counts))
        self._figures = _held_by(sheet.figures.held[1:], story_of, len(counts))

    def for_each(self) -> Rarity:
        """Return the rarity for each story, itself left out."""
        return Rarity(
            names=self._each(self._names),
            terms=self._each(self._terms),
            figures=self._each(self._figures),
        )

    def without(self, stories: Sequence[int]) -> Rarity:
        """Return one row of rarity with several stories left out."""
        return Rarity(
            names=self._without(self._names, stories),
            terms=self._without(self._terms, stories),
            figures=self._without(self._figures, stories),
        )

    def _each(self, held: Floats) -> Floats:
        counted = held * self._counts[:, None]
        return _rareness(self._counts.sum() - self._counts[:, None], counted.sum(0) - counted)

    def _without(self, held: Floats, stories: Sequence[int]) -> Floats:
        counts = self._counts.copy()
        counts[list(stories)] = 0.0
        return _rareness(counts.sum(), (held * counts[:, None]).sum(0))[None, :]


def plain(sheet: Sheet) -> Rarity:
    """Return the rarity of a first look, before anything is known: every key weighs 1."""
    return Rarity(
        names=np.ones((1, len(sheet.names.keys))),
        terms=np.ones((1, len(sheet.terms.keys))),
        figures=np.ones((1, len(sheet.figures.keys))),
    )


def _held_by(held: Flags, story_of: NDArray[np.int64], stories: int) -> Floats:
    found = np.zeros((stories, held.shape[1]), dtype=np.bool_)
    for story, row in zip(story_of.tolist(), held, strict=True):
        found[story] |= row
    return found.astype(np.float64)


def _rareness(others: Floats | np.float64, holding: Floats) -> Floats:
    whole = np.log(np.maximum(others, 0.0) + UNSEEN)
    weights: Floats = np.clip(1.0 - np.log1p(np.maximum(holding, 0.0)) / whole, 0.0, 1.0)
    return weights
