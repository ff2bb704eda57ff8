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


# The tables: bench/train_grouping.py fitted them in three rounds (seed 7, ridge 1) on 181 reports
# of 83 events written for it (bench/grouping/) and the 72 articles of the demo edition, the brief
# ones on the reports cut short. No row of a foreign news set was learned from.
# docs/reference/stories.md says what they reach.
LEXICAL = Calibration(
    model="",
    languages=frozenset(),
    full={
        Relation.EVENT: Weights(
            bias=-4.52, crossed=5.59, terms=5.85, rare=1.63, figures=2.48, gap=-2.24, nameless=1.23
        ),
        Relation.STORYLINE: Weights(
            bias=-4.07, crossed=12.85, rare=4.3, figures=4.98, nameless=0.13
        ),
        Relation.TOPIC: Weights(
            bias=-3.51, crossed=16.24, rare=4.79, figures=3.94, gap=-0.36, nameless=0.47
        ),
    },
    brief={
        Relation.EVENT: Weights(
            bias=-3.67,
            crossed=7.69,
            terms=4.65,
            names=0.22,
            rare=0.56,
            figures=0.63,
            gap=-2.7,
            nameless=0.78,
        ),
        Relation.STORYLINE: Weights(
            bias=-4.99, crossed=15.86, terms=2.2, rare=3.38, figures=3.96, gap=-0.35, nameless=0.75
        ),
        Relation.TOPIC: Weights(
            bias=-3.12,
            crossed=14.36,
            terms=5.2,
            names=4.1,
            rare=1.49,
            figures=1.55,
            gap=-1.2,
            nameless=0.73,
        ),
    },
)
"""Without vectors."""

BGE_SMALL = Calibration(
    model="bge-small-en-v1.5-int8",
    languages=frozenset({"en"}),
    full={
        Relation.EVENT: Weights(
            bias=-13.34,
            meaning=14.32,
            crossed=2.82,
            terms=4.86,
            rare=0.2,
            figures=1.89,
            gap=-2.4,
            nameless=1.19,
        ),
        Relation.STORYLINE: Weights(
            bias=-21.42, meaning=28.57, crossed=5.67, rare=0.89, figures=3.52, nameless=0.43
        ),
        Relation.TOPIC: Weights(
            bias=-14.0,
            meaning=18.47,
            crossed=9.66,
            names=3.13,
            rare=0.35,
            figures=2.08,
            gap=-0.35,
            nameless=0.82,
        ),
    },
    brief={
        Relation.EVENT: Weights(
            bias=-13.64, meaning=18.54, crossed=2.35, terms=0.5, gap=-2.64, nameless=1.13
        ),
        Relation.STORYLINE: Weights(
            bias=-13.73,
            meaning=16.73,
            headline=0.05,
            crossed=10.61,
            rare=1.98,
            figures=2.57,
            gap=-0.22,
            nameless=1.04,
        ),
        Relation.TOPIC: Weights(
            bias=-9.12,
            meaning=11.83,
            crossed=10.04,
            terms=3.02,
            names=4.62,
            figures=0.09,
            gap=-0.99,
            nameless=1.0,
        ),
    },
)
"""With vectors of bge-small-en-v1.5 (int8) of headline and beginning (`lead_text`)."""

BY_MODEL = {BGE_SMALL.model: BGE_SMALL}

ACROSS = {
    Relation.EVENT: Weights(bias=-5.5, names=2.0, rare=6.0, figures=4.0, gap=-2.0),
    Relation.STORYLINE: Weights(bias=-6.0, names=2.0, rare=6.0, figures=3.0),
    Relation.TOPIC: Weights(bias=-4.5, names=3.0, rare=5.0),
}
"""Between two languages names, figures and time alone speak. Set by hand, not fitted, for there are
seven French reports to fit on: one rare name is not enough for an event, several on one day are,
and a shared figure counts as two of them. The wrong event nearest to one of those seven stays 2.8
below JOIN."""
