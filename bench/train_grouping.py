"""Fit the weights of `stories/calibration.py` and print the tables to paste.

Run `python bench/train_grouping.py` with the models on the shelf. It learns from reports written
for it (bench/grouping/*.txt) and from the demo edition, and from no row of a foreign news set.
"""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from grouping_sets import edition_press, read_edition, shortened
from numpy.typing import NDArray

from broadsheet.app.benches.written import Report, read_reports
from broadsheet.news.article import Article
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import article_id, story_id
from broadsheet.news.notes import Notes
from broadsheet.news.story import Relation
from broadsheet.stories import calibration as tables
from broadsheet.stories.calibration import Calibration, Weights
from broadsheet.stories.evidence import FEATURES
from broadsheet.stories.likeness import fingerprint, lead_text
from broadsheet.stories.sight import Sight, each_once

ROUNDS = 3
"""Rarities depend on the weights of the round before; after three they hardly move."""
SIGHTS = (25, 60)
"""Neighbours in sight: fewer and as many as the newsroom asks for."""
RIDGE = 1.0
SIGNS = {"gap": -1, "nameless": 0}
"""More likeness never speaks against a relation, more time apart never for it."""
COUNTS_AS = {
    Relation.EVENT: {"event"},
    Relation.STORYLINE: {"event", "storyline"},
    Relation.TOPIC: {"event", "storyline", "topic"},
}

Noter = Callable[[Sequence[Article]], Sequence[Notes]]
Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One pair as seen by the newcomer: how they belong together, and the evidence by name."""

    relation: str
    evidence: Mapping[str, float]


def samples(
    reports: Sequence[Report], prints: Sequence[Fingerprint], with_: Calibration
) -> Iterator[Sample]:
    """Yield every pair of a report and one of the nearest printed before it."""
    order = sorted(range(len(reports)), key=lambda at: (prints[at].printed_at, prints[at].article))
    for width in SIGHTS:
        for place, at in enumerate(order[1:], start=1):
            known = {prints[other].article: other for other in order[:place]}
            near = nearest(prints[at], [prints[other] for other in order[:place]], width)
            neighbours = [
                Neighbour(
                    fingerprint=one,
                    story=story_id(article_id(reports[known[one.article]].event)),
                )
                for one in near
            ]
            sight = Sight(prints[at], each_once(prints[at], neighbours), with_)
            found = sight.evidence
            # Between languages, and for texts the model cannot read, other tables hold.
            usable = found.alike & (found.by_meaning | (not with_.model))
            rows = found.numbers.tolist()
            for pair, row, use in zip(sight.pairs, rows, usable.tolist(), strict=True):
                if not use:
                    continue
                other = reports[known[pair.neighbour.fingerprint.article]]
                relation = reports[at].relation_to(other)
                yield Sample(relation, dict(zip(FEATURES, row, strict=True)))


def nearest(newcomer: Fingerprint, others: Sequence[Fingerprint], width: int) -> list[Fingerprint]:
    """Return the `width` most like it by keys in common, then by vectors: as the archive would."""
    keys = {*newcomer.terms, *newcomer.names}
    shared = [len(keys & {*one.terms, *one.names}) for one in others]
    vector = np.frombuffer(newcomer.vector, dtype="<f2").astype(np.float32)
    near = [
        float(vector @ np.frombuffer(one.vector, dtype="<f2").astype(np.float32)) for one in others
    ]
    ranked = sorted(range(len(others)), key=lambda at: -(shared[at] + 10 * near[at]))
    return [others[at] for at in ranked[:width]]


def fit(found: Sequence[Sample], relation: Relation, *, with_vectors: bool) -> Weights:
    """Return the weights by logistic regression with a ridge and with signs held.

    Each pair is taken three times: as it is and twice with the time apart changed (reports of an
    event up to some days later, events of a thread closer together), because the days between the
    written reports are the writer's, not the world's.
    """
    rng = np.random.default_rng(7)
    names = [name for name in FEATURES if with_vectors or name != "meaning"]
    rows, truth = [], []
    for sample in found:
        for turn in range(3):
            days = math.expm1(sample.evidence["gap"])
            if turn and sample.relation == "event":
                days += float(rng.exponential(0.9))
            elif turn:
                days *= float(rng.uniform(0.15, 1))
            by_name = {**sample.evidence, "gap": math.log1p(days)}
            rows.append([1.0, *(by_name[name] for name in names)])
            truth.append(sample.relation in COUNTS_AS[relation])
    signs = [0, *(SIGNS.get(name, 1) for name in names)]
    found_weights = _regress(np.array(rows), np.array(truth, dtype=float), signs)
    return Weights(**dict(zip(["bias", *names], np.round(found_weights, 2).tolist(), strict=True)))


def _regress(
    rows: NDArray[np.float64], truth: NDArray[np.float64], signs: Sequence[int]
) -> NDArray[np.float64]:
    """Newton's method on standardised columns; a weight of the wrong sign is set to nought."""
    mean, spread = rows.mean(0), rows.std(0)
    mean[0], spread[spread == 0] = 0.0, 1.0
    spread[0] = 1.0
    scaled = (rows - mean) / spread
    kept = list(range(rows.shape[1]))
    while True:
        part = scaled[:, kept]
        ridge = np.full(len(kept), RIDGE)
        ridge[0] = 0.0
        weights = np.zeros(len(kept))
        for _ in range(100):
            odds = 1 / (1 + np.exp(-part @ weights))
            slope = part.T @ ((odds - truth) / 3) + ridge * weights
            bend = (part.T * (odds * (1 - odds) / 3)) @ part + np.diag(ridge)
            step = np.linalg.solve(bend, slope)
            weights = weights - step
            if float(np.abs(step).max()) < 1e-9:
                break
        wrong = [at for at, column in enumerate(kept) if signs[column] * weights[at] < 0]
        if not wrong:
            break
        kept.pop(min(wrong, key=lambda at: signs[kept[at]] * weights[at]))
    full = np.zeros(rows.shape[1])
    full[kept] = weights
    full /= spread
    full[0] -= float((full * mean)[1:].sum())
    return full


def train(
    reports: Sequence[Report],
    edition: Sequence[Report],
    note: Noter,
    embed: Embed,
    model: str,
) -> dict[str, Calibration]:
    """Return the calibrations by name, fitted in ROUNDS rounds.

    The full weights come from reports and edition, the brief ones from the reports cut short.
    """
    sets = [list(reports), list(edition), *shortened(reports)]
    prints = [_prints(one, note, embed, model) for one in sets]
    held = {"LEXICAL": _blank(""), model: _blank(model)}
    for _ in range(ROUNDS):
        for name, with_ in held.items():
            with_vectors = bool(with_.model)
            with_prints = (
                prints if with_vectors else [[_bare(one) for one in row] for row in prints]
            )
            found = [list(samples(*both, with_)) for both in zip(sets, with_prints, strict=True)]
            held[name] = replace(
                with_,
                full=_fit_all(found[0] + found[1], with_vectors=with_vectors),
                brief=_fit_all(found[2] + found[3], with_vectors=with_vectors),
            )
            _listen_to(name, held[name])
    return held


def _fit_all(found: Sequence[Sample], *, with_vectors: bool) -> dict[Relation, Weights]:
    return {one: fit(found, one, with_vectors=with_vectors) for one in COUNTS_AS}


def _bare(one: Fingerprint) -> Fingerprint:
    return replace(one, vector=b"", vector_model="")


def _blank(model: str) -> Calibration:
    """Return a calibration that calls nothing likely: the first round's rarities count all."""
    nothing: Mapping[Relation, Weights] = {relation: Weights(bias=-20.0) for relation in COUNTS_AS}
    return Calibration(model=model, languages=frozenset({"en"}), full=nothing, brief=nothing)


def _listen_to(name: str, found: Calibration) -> None:
    if name == "LEXICAL":
        tables.LEXICAL = found
    else:
        tables.BY_MODEL = {name: found}


def _prints(reports: Sequence[Report], note: Noter, embed: Embed, model: str) -> list[Fingerprint]:
    articles = [one.article for one in reports]
    vectors = embed([lead_text(article) for article in articles])
    press = edition_press()
    return [
        fingerprint(article, notes, vector=vector, vector_model=model, press=press)
        for article, notes, vector in zip(articles, note(articles), vectors, strict=True)
    ]


def printed_tables(held: Mapping[str, Calibration]) -> str:
    """Return the weights as the lines of calibration.py."""
    lines = []
    for name, found in held.items():
        for size, table in (("full", found.full), ("brief", found.brief)):
            lines.append(f"# {name}, {size}")
            for relation, weights in table.items():
                inside = ", ".join(
                    f"{key}={value}"
                    for key in ("bias", *FEATURES)
                    if (value := getattr(weights, key))
                )
                lines.append(f"Relation.{relation.name}: Weights({inside}),")
    return "\n".join(lines)


def main() -> None:
    """Train with the models on the shelf and print the tables."""
    from broadsheet.analysis.analyst import Models
    from broadsheet.analysis.annotate import annotate_all
    from broadsheet.shelf import Shelf, folder_from

    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    shelf = Shelf(folder_from(os.environ))
    embedder = shelf.embedder()
    if embedder is None:
        raise SystemExit("There is no embedder on the shelf: run `broadsheet shelf fetch` first.")
    models = Models(tagger=shelf.tagger())
    press = edition_press()
    held = train(
        read_reports(),
        read_edition(),
        lambda articles: annotate_all(articles, models=models, press=press),
        embedder,
        embedder.name,
    )
    print(printed_tables(held))


if __name__ == "__main__":
    main()
