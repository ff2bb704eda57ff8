"""A newcomer and its neighbours as one sheet of numbers: a row each, the newcomer first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from broadsheet.news.fingerprint import Fingerprint
from broadsheet.stories.commons import COMMON, common_names, common_terms
from broadsheet.text.vectors import stack

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

REMEMBERED = 4_096
BRIEF_WORDS = 40
"""A text of fewer words is a headline with a line or two: other weights hold for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """One kind of key: its columns, and each article's weight 0..1 in each (0: not there)."""

    keys: tuple[str, ...]
    weights: Floats

    @property
    def held(self) -> Flags:
        """Say for each article and key whether it is there."""
        return self.weights > 0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sheet:
    """All rows. `terms` and `headline` have the same columns.

    `vectors` are unit vectors, `readable` says which count: those of the newcomer's model, in a
    language the model reads. `seconds` are moments of printing, `tongues` number the languages
    (0: unknown), `brief` and `nameless` mark short texts and texts that name nobody.
    """

    names: Keys
    terms: Keys
    headline: Keys
    figures: Keys
    vectors: Floats
    readable: Flags
    seconds: Floats
    tongues: NDArray[np.int64]
    brief: Flags
    nameless: Flags


def lay_out(prints: Sequence[Fingerprint], languages: frozenset[str]) -> Sheet:
    """Return the sheet of a newcomer (the first print) and its neighbours.

    `languages` are those that the newcomer's vector model reads.
    """
    fuller = fuller_forms(prints)
    terms = [_weighted_terms(one.terms, one.language) for one in prints]
    headlines = [_weighted_headline(one.headline_terms, one.language) for one in prints]
    term_keys = tuple(dict.fromkeys(key for row in (*terms, *headlines) for key in row))
    tongues = {language: at for at, language in enumerate(dict.fromkeys(["", *_languages(prints)]))}
    vectors, readable = _vectors(prints, languages)
    return Sheet(
        names=_keys([_weighted_names(one, fuller) for one in prints]),
        terms=_keys(terms, term_keys),
        headline=_keys(headlines, term_keys),
        figures=_keys([_weighted_figures(one.figures) for one in prints]),
        vectors=vectors,
        readable=readable,
        seconds=np.array([printed(one).timestamp() for one in prints]),
        tongues=np.array([tongues[one.language] for one in prints]),
        brief=np.array([one.words < BRIEF_WORDS for one in prints]),
        nameless=np.array([not one.names for one in prints]),
    )


def printed(one: Fingerprint) -> datetime:
    """Return when it was printed; a moment without a zone is taken for UTC."""
    return one.printed_at if one.printed_at.tzinfo else one.printed_at.replace(tzinfo=UTC)


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


def _languages(prints: Sequence[Fingerprint]) -> list[str]:
    return [one.language for one in prints]


def _keys(rows: Sequence[Mapping[str, float]], keys: tuple[str, ...] | None = None) -> Keys:
    if keys is None:
        keys = tuple(dict.fromkeys(key for row in rows for key in row))
    place = {key: at for at, key in enumerate(keys)}
    weights = np.zeros((len(rows), len(keys)))
    for line, row in zip(weights, rows, strict=True):
        line[[place[key] for key in row]] = list(row.values())
    return Keys(keys, weights)


def _weighted_names(one: Fingerprint, fuller: Mapping[str, str]) -> dict[str, float]:
    found: dict[str, float] = {}
    common = common_names()
    for at, name in enumerate(one.names):
        full = fuller.get(name, name)
        weight = _by_rank(at, 8) * (COMMON if full in common else 1.0)
        found[full] = max(found.get(full, 0.0), weight)
    return found


# The same neighbours stand beside one newcomer after another: what follows from keys is kept.
@lru_cache(maxsize=REMEMBERED)
def _weighted_terms(terms: tuple[str, ...], language: str) -> Mapping[str, float]:
    common = common_terms(language)
    return {
        key: _by_rank(at, 16) * (COMMON if key in common else 1.0) for at, key in enumerate(terms)
    }


@lru_cache(maxsize=REMEMBERED)
def _weighted_headline(terms: tuple[str, ...], language: str) -> Mapping[str, float]:
    common = common_terms(language)
    return {key: COMMON if key in common else 1.0 for key in terms}


@lru_cache(maxsize=REMEMBERED)
def _weighted_figures(figures: tuple[str, ...]) -> Mapping[str, float]:
    return {key: _telling(key) for key in figures}


def _by_rank(at: int, half: int) -> float:
    """Return 1 for the first key, a half for the one at `half`, and so on."""
    return half / (half + at)


def _telling(figure: str) -> float:
    """Return 0..1: 21,117 says more than 100, and a sum of money more than a bare count."""
    value, _, unit = figure.partition("|")
    digits = len(value.lstrip("-").replace(".", "").strip("0"))
    return min(1.0, 0.25 * max(1, digits) + (0.25 if unit else 0.0))


def _vectors(prints: Sequence[Fingerprint], languages: frozenset[str]) -> tuple[Floats, Flags]:
    ours = prints[0]
    width = len(ours.vector) // 2
    usable = [
        width > 0
        and len(one.vector) == 2 * width
        and one.vector_model == ours.vector_model
        and (not one.language or one.language in languages)
        for one in prints
    ]
    vectors = np.zeros((len(prints), width))
    if any(usable):
        rows = stack([one.vector for one, good in zip(prints, usable, strict=True) if good])
        vectors[np.array(usable)] = rows
    with np.errstate(all="ignore"):
        lengths = np.sqrt(np.sum(vectors * vectors, axis=1))
    good = np.array(usable) & np.isfinite(lengths) & (lengths > 0)
    vectors[~good] = 0.0
    vectors[good] /= lengths[good, None]
    return vectors, good
