"""How much each kind of evidence weighs, per vector model, and where the numbers come from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from broadsheet.news.story import Relation
from broadsheet.stories.evidence import Evidence


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


FEATURES = tuple(field.name for field in fields(Weights) if field.name != "bias")
"""The names of the weights, in the order of `numbers`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The weights for one vector model, of a full text and of a brief one (under 40 words).

    `languages` are those the model reads; for others, and without vectors, `LEXICAL` holds.
    """

    model: str
    languages: frozenset[str]
    full: Mapping[Relation, Weights]
    brief: Mapping[Relation, Weights]


def numbers(evidence: Evidence) -> tuple[float, ...]:
    """Return the evidence as numbers, in the order of FEATURES."""
    return (
        evidence.meaning or 0.0,
        evidence.headline,
        evidence.crossed,
        evidence.terms,
        evidence.names,
        evidence.rare,
        evidence.figures,
        math.log1p(evidence.days),
        float(evidence.nameless),
    )


def logit(evidence: Evidence, relation: Relation, calibration: Calibration) -> float:
    """Return the log odds that two articles stand in `relation` or a closer one."""
    if not evidence.one_language:
        weights = ACROSS[relation]
    else:
        held = LEXICAL if evidence.meaning is None else calibration
        weights = (held.brief if evidence.brief else held.full)[relation]
    values = (getattr(weights, name) for name in FEATURES)
    return weights.bias + math.fsum(
        weight * number for weight, number in zip(values, numbers(evidence), strict=True)
    )


def likelihood(log_odds: float) -> float:
    """Return log odds as a probability 0..1."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, log_odds))))


def calibration_for(vector_model: str) -> Calibration:
    """Return the calibration of a vector model; one nobody calibrated is not listened to."""
    return BY_MODEL.get(vector_model, LEXICAL)

LEXICAL = None
BGE_SMALL = None
BY_MODEL = {}
ACROSS = {}
