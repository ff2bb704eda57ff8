"""A newcomer beside its neighbours: every pair weighed, rare things told from common ones."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId
from broadsheet.news.story import Relation
from broadsheet.stories.calibration import Calibration, likelihood, log_odds
from broadsheet.stories.copies import Overlap, is_copy, overlaps
from broadsheet.stories.evidence import FEATURES, Evidence, Shared, gather, shared
from broadsheet.stories.rarity import Holdings, plain
from broadsheet.stories.sheet import Floats, lay_out

_GAP = FEATURES.index("gap")
LIKENESSES = (Relation.EVENT, Relation.STORYLINE, Relation.TOPIC)
"""The relations that a model decides; a copy is counted, not judged."""
AT_HOME = 1.0
"""Log odds taken off for one outlet: it seldom reports one thing twice, and then mostly in the same
words (a copy) or with much more in common than two rivals have. Set by hand."""
COPIED = 6.0
"""Log odds for a text printed twice: the same words are the same report, whoever was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The newcomer and the neighbour in row `row`: how much text they share, and the log odds."""

    row: int
    neighbour: Neighbour
    overlap: Overlap
    copied: bool
    odds: Mapping[Relation, float]
    days: float

    @property
    def event(self) -> float:
        """The log odds that both report one event."""
        return self.odds[Relation.EVENT]


class Sight:
    """All pairs, in the order of the neighbours' ids, and what they rest on."""

    def __init__(
        self, newcomer: Fingerprint, others: Sequence[Neighbour], calibration: Calibration
    ) -> None:
        self._calibration = calibration
        self._sheet = lay_out(
            [newcomer, *(one.fingerprint for one in others)], calibration.languages
        )
        self._number = {one: at for at, one in enumerate(sorted({one.story for one in others}))}
        self._rows = np.arange(1, len(others) + 1)
        story_of = np.array([self._number[one.story] for one in others], dtype=np.int64)
        overlapping = overlaps(newcomer, [one.fingerprint for one in others])
        copied = [
            is_copy(newcomer, one.fingerprint, found)
            for one, found in zip(others, overlapping, strict=True)
        ]
        self._holdings = Holdings(self._sheet, story_of, self._counts(story_of, copied))
        self._rarity = self._holdings.for_each().rows(story_of)
        self._evidence = gather(self._sheet, 0, self._rows, self._rarity)
        odds = {one: log_odds(self._evidence, one, calibration) for one in LIKENESSES}
        odds[Relation.EVENT] = odds[Relation.EVENT] - AT_HOME * _at_home(newcomer, others)
        self.pairs = tuple(
            Pair(
                row=at + 1,
                neighbour=others[at],
                overlap=overlapping[at],
                copied=copied[at],
                days=math.expm1(float(self._evidence.numbers[at, _GAP])),
                odds={relation: float(odds[relation][at]) for relation in LIKENESSES},
            )
            for at in range(len(others))
        )

    def _counts(self, story_of: NDArray[np.int64], copied: Sequence[bool]) -> Floats:
        """Return how far each story counts as another than the newcomer's, at a first look."""
        first = gather(self._sheet, 0, self._rows, plain(self._sheet))
        odds = log_odds(first, Relation.EVENT, self._calibration)
        found = [
            1.0 - likelihood(better_half(odds[story_of == at].tolist()))
            for at in range(len(self._number))
        ]
        for at, same in zip(story_of.tolist(), copied, strict=True):
            found[at] = 0.0 if same else found[at]
        return np.array(found)

    def stories(self) -> dict[StoryId, list[Pair]]:
        """Return the pairs by the neighbour's story."""
        found: dict[StoryId, list[Pair]] = {}
        for pair in self.pairs:
            found.setdefault(pair.neighbour.story, []).append(pair)
        return found

    def words(self, pair: Pair) -> Shared:
        """Return what the newcomer and one neighbour share, in keys a person can read."""
        at = pair.row - 1
        rarity = self._rarity.rows(np.array([at]))
        return shared(self._sheet, 0, pair.row, rarity, self._evidence, at)

    def between(self, ours: Sequence[Pair], theirs: Sequence[Pair]) -> float:
        """Return the mean log odds of one event over pairs, one neighbour out of each."""
        stories = sorted({self._number[pair.neighbour.story] for pair in (*ours, *theirs)})
        rarity = self._holdings.without(stories)
        rows = np.array([pair.row for pair in theirs])
        odds = [
            log_odds(gather(self._sheet, pair.row, rows, rarity), Relation.EVENT, self._calibration)
            for pair in ours
        ]
        return float(np.mean(np.concatenate(odds)))

    @property
    def evidence(self) -> Evidence:
        """What the newcomer shares with each neighbour, in numbers, in the order of `pairs`."""
        return self._evidence


def _at_home(newcomer: Fingerprint, others: Sequence[Neighbour]) -> Floats:
    """Return 1 for each neighbour of the newcomer's own outlet, 0 for the rest."""
    own = newcomer.outlet
    return np.array([float(bool(own) and one.fingerprint.outlet == own) for one in others])


def each_once(newcomer: Fingerprint, neighbours: Sequence[Neighbour]) -> list[Neighbour]:
    """Return the neighbours in the order of their ids, without doubles and without the newcomer."""
    found: dict[str, list[Neighbour]] = {}
    for one in neighbours:
        if one.fingerprint.article != newcomer.article:
            found.setdefault(one.fingerprint.article, []).append(one)
    # An archive has no doubles; should there be two, the choice hangs on what they say alone.
    return [
        same[0] if len(same) == 1 else min(same, key=lambda one: (one.story, repr(one)))
        for _, same in sorted(found.items())
    ]


def better_half(odds: Collection[float]) -> float:
    """Return the mean of the higher half (of an odd number, with the middle one)."""
    ordered = sorted(odds, reverse=True)
    half = ordered[: (len(ordered) + 1) // 2]
    return sum(half) / len(half)
