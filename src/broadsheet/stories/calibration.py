"""How much each kind of evidence weighs, per vector model, and where the numbers come from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from broadsheet.news.story import Relation
from broadsheet.stories.evidence import FEATURES, Evidence
from broadsheet.stories.sheet import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic model: the log odds of a relation are `bias` plus each number times its weight.

    `gap` weighs ln(1 + days apart); `nameless` is added when one of the two names nobody.
    """

    bias: float
    meaning: float = 0.0
    headline: float = 0.0
    crossed: float = 0.0
    terms: float = 0.0
    names: float = 0.0
    rare: float = 0.0
    figures: float = 0.0
    gap: float = 0.0
    nameless: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The weights for one vector model, of a full text and of a brief one (under 40 words).

    `languages` are those the model reads; for others, and without vectors, `LEXICAL` holds.
    """

    model: str
    languages: frozenset[str]
    full: Mapping[Relation, Weights]
    brief: Mapping[Relation, Weights]


def log_odds(evidence: Evidence, relation: Relation, calibration: Calibration) -> Floats:
    """Return for each pair the log odds that it stands in `relation` or a closer one.

    Rounded to nine places, so that the last bits of a machine's sums decide nothing.
    """
    tables = (
        ACROSS[relation],
        LEXICAL.full[relation],
        LEXICAL.brief[relation],
        calibration.full[relation],
        calibration.brief[relation],
    )
    table = np.array([[getattr(one, name) for name in ("bias", *FEATURES)] for one in tables])
    which = np.where(evidence.alike, 1 + 2 * evidence.by_meaning + evidence.brief, 0)
    weights = table[which]
    odds = weights[:, 0] + np.sum(weights[:, 1:] * evidence.numbers, axis=1)
    rounded: Floats = np.round(odds, 9)
    return rounded


def likelihood(odds: float) -> float:
    """Return log odds as a probability 0..1."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))


def calibration_for(vector_model: str) -> Calibration:
    """Return the calibration of a vector model; one nobody calibrated is not listened to."""
    return BY_MODEL.get(vector_model, LEXICAL)


# The tables: bench/train_grouping.py fitted them, three rounds, on NNN written
# for it (bench/grouping/), at full length and cut to a brief; seed 7, ridge 1. Nothing foreign and
# nothing of the demo edition was learned from. docs/reference/stories.md says what they reach.
LEXICAL = Calibration(
    model="",
    languages=frozenset(),
    full={
        Relation.EVENT: Weights(
            bias=-5.07, crossed=0.96, terms=13.65, rare=3.26, figures=9.51, gap=-2.55, nameless=1.3
        ),
        Relation.STORYLINE: Weights(
            bias=-6.45, crossed=5.26, terms=17.02, rare=3.47, figures=9.29, nameless=-0.42
        ),
        Relation.TOPIC: Weights(
            bias=-2.72, crossed=7.34, terms=15.31, names=2.66, rare=1.89, figures=1.71, gap=-1.04,
            nameless=0.24,
        ),
    },
    brief={
        Relation.EVENT: Weights(
            bias=-3.26, crossed=7.26, terms=5.87, rare=1.23, figures=3.29, gap=-2.88, nameless=0.8
        ),
        Relation.STORYLINE: Weights(
            bias=-4.87, crossed=11.91, terms=8.73, rare=2.7, figures=5.37, gap=-0.35, nameless=0.57
        ),
        Relation.TOPIC: Weights(
            bias=-2.34, crossed=10.72, terms=9.74, names=6.43, figures=1.21, gap=-1.25,
            nameless=0.46,
        ),
    },
)  # fmt: skip
"""Without vectors."""

BGE_SMALL = Calibration(
    model="bge-small-en-v1.5-int8",
    languages=frozenset({"en"}),
    full={
        Relation.EVENT: Weights(
            bias=-16.34, meaning=19.99, terms=4.23, rare=1.99, figures=8.28, gap=-2.93,
            nameless=1.42,
        ),
        Relation.STORYLINE: Weights(
            bias=-24.53, meaning=31.94, crossed=2.77, terms=3.74, rare=1.59, figures=7.58,
            nameless=-1.18,
        ),
        Relation.TOPIC: Weights(
            bias=-13.21, meaning=19.72, crossed=4.45, terms=5.59, names=3.91, gap=-0.91,
            nameless=0.5,
        ),
    },
    brief={
        Relation.EVENT: Weights(
            bias=-15.39, meaning=22.91, headline=1.1, crossed=0.35, terms=1.47, gap=-2.88,
            nameless=1.01,
        ),
        Relation.STORYLINE: Weights(
            bias=-14.7, meaning=18.98, headline=1.47, crossed=7.2, terms=3.12, rare=1.37,
            figures=0.42, gap=-0.22, nameless=0.83,
        ),
        Relation.TOPIC: Weights(
            bias=-7.57, meaning=10.1, headline=0.37, crossed=6.49, terms=7.5, names=5.62,
            gap=-0.89, nameless=0.67,
        ),
    },
)  # fmt: skip
"""With vectors of bge-small-en-v1.5 (int8) of the headline and the first 1,200 characters."""

BY_MODEL = {BGE_SMALL.model: BGE_SMALL}

ACROSS = {
    Relation.EVENT: Weights(bias=-7.0, names=2.0, rare=6.0, figures=4.0, gap=-2.0),
    Relation.STORYLINE: Weights(bias=-6.0, names=2.0, rare=6.0, figures=3.0),
    Relation.TOPIC: Weights(bias=-4.5, names=3.0, rare=5.0),
}
"""Between two languages names, figures and time alone speak. Set by hand, not fitted: one rare name
is not enough for an event, several on one day are, and a shared figure counts as two of them."""
