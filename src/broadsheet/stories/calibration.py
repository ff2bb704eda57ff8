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


# The tables: bench/train_grouping.py fitted them in three rounds (seed 7, ridge 1) on 161 reports of
# 71 events written for it (bench/grouping/) and the 72 articles of the demo edition, the brief ones
# on the reports cut short. No row of a foreign news set was learned from.
# docs/reference/stories.md says what they reach.
LEXICAL = Calibration(
    model="",
    languages=frozenset(),
    full={
        Relation.EVENT: Weights(
            bias=-4.23, crossed=5.58, terms=6.35, rare=1.67, figures=2.19, gap=-2.58, nameless=1.07
        ),
        Relation.STORYLINE: Weights(
            bias=-4.14, crossed=14.97, rare=4.8, figures=4.74, nameless=0.11
        ),
        Relation.TOPIC: Weights(
            bias=-3.47, crossed=16.37, rare=4.8, figures=3.69, gap=-0.29, nameless=0.44
        ),
    },
    brief={
        Relation.EVENT: Weights(
            bias=-3.39, crossed=7.47, terms=4.99, names=0.75, gap=-2.91, nameless=0.75
        ),
        Relation.STORYLINE: Weights(
            bias=-4.67, crossed=14.94, terms=5.02, rare=3.88, figures=3.0, gap=-0.53, nameless=0.78
        ),
        Relation.TOPIC: Weights(
            bias=-2.9,
            crossed=13.09,
            terms=6.34,
            names=4.24,
            rare=1.4,
            figures=1.06,
            gap=-1.16,
            nameless=0.64,
        ),
    },
)
"""Without vectors."""

BGE_SMALL = Calibration(
    model="bge-small-en-v1.5-int8",
    languages=frozenset({"en"}),
    full={
        Relation.EVENT: Weights(
            bias=-12.11,
            meaning=12.68,
            crossed=3.21,
            terms=4.88,
            rare=0.48,
            figures=1.7,
            gap=-2.57,
            nameless=1.22,
        ),
        Relation.STORYLINE: Weights(
            bias=-20.83, meaning=27.53, crossed=7.83, rare=1.2, figures=3.34, nameless=0.59
        ),
        Relation.TOPIC: Weights(
            bias=-13.62,
            meaning=17.88,
            crossed=9.65,
            names=3.1,
            rare=0.27,
            figures=1.96,
            gap=-0.26,
            nameless=0.93,
        ),
    },
    brief={
        Relation.EVENT: Weights(
            bias=-12.85,
            meaning=17.71,
            crossed=2.7,
            terms=0.44,
            names=0.01,
            gap=-2.81,
            nameless=1.05,
        ),
        Relation.STORYLINE: Weights(
            bias=-13.52,
            meaning=16.86,
            crossed=11.46,
            terms=0.35,
            rare=2.57,
            figures=1.73,
            gap=-0.37,
            nameless=1.13,
        ),
        Relation.TOPIC: Weights(
            bias=-8.76,
            meaning=11.26,
            crossed=9.21,
            terms=3.9,
            names=4.63,
            figures=0.04,
            gap=-0.88,
            nameless=0.98,
        ),
    },
)
"""With vectors of bge-small-en-v1.5 (int8) of headline and beginning (`lead_text`)."""

BY_MODEL = {BGE_SMALL.model: BGE_SMALL}

ACROSS = {
    Relation.EVENT: Weights(bias=-7.0, names=2.0, rare=6.0, figures=4.0, gap=-2.0),
    Relation.STORYLINE: Weights(bias=-6.0, names=2.0, rare=6.0, figures=3.0),
    Relation.TOPIC: Weights(bias=-4.5, names=3.0, rare=5.0),
}
"""Between two languages names, figures and time alone speak. Set by hand, not fitted: one rare name
is not enough for an event, several on one day are, and a shared figure counts as two of them."""
