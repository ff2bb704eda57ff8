"""A newcomer beside its neighbours: every pair compared, rare things told from common ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId
from broadsheet.news.story import Relation
from broadsheet.stories.calibration import Calibration, likelihood, logit
from broadsheet.stories.copies import Overlap, is_copy, overlap
from broadsheet.stories.evidence import Evidence, compare
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.views import View, centre_of, fuller_forms, view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The newcomer and one neighbour: what they share, and how much text (`copied` or not)."""

    neighbour: Neighbour
    view: View
    evidence: Evidence
    overlap: Overlap
    copied: bool
    logits: Mapping[Relation, float]

    @property
    def event(self) -> float:
        """The log odds that both report one event."""
        return self.logits[Relation.EVENT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All pairs in order of the neighbours' ids, and the rarity of keys among their stories."""

    pairs: tuple[Pair, ...]
    rarity: Rarity

    def stories(self) -> dict[StoryId, list[Pair]]:
        """Return the pairs by the neighbour's story, stories in the order met."""
        found: dict[StoryId, list[Pair]] = {}
        for pair in self.pairs:
            found.setdefault(pair.neighbour.story, []).append(pair)
        return found


def look(
    newcomer: Fingerprint, neighbours: Sequence[Neighbour], calibration: Calibration
) -> Sight:
    """Compare a newcomer with each neighbour; itself and doubles among them are left out."""
    others = _each_once(newcomer, neighbours)
    fuller = fuller_forms([newcomer, *(one.fingerprint for one in others)])
    ours = view_of(newcomer, fuller)
    views = [view_of(one.fingerprint, fuller) for one in others]
    rarity = _rarity(ours, others, views, calibration)
    pairs = []
    for neighbour, view in zip(others, views, strict=True):
        evidence = compare(ours, view, rarity.towards(neighbour.story), calibration.languages)
        shared = overlap(newcomer, neighbour.fingerprint)
        pairs.append(
            Pair(
                neighbour=neighbour,
                view=view,
                evidence=evidence,
                overlap=shared,
                copied=is_copy(newcomer, neighbour.fingerprint, shared),
                logits={
                    relation: logit(evidence, relation, calibration)
                    for relation in (Relation.EVENT, Relation.STORYLINE, Relation.TOPIC)
                },
            )
        )
    return Sight(pairs=tuple(pairs), rarity=rarity)


def event_logit(
    one: View, other: View, weigh: Callable[[str], float], calibration: Calibration
) -> float:
    """Return the log odds that two views report one event."""
    found = compare(one, other, weigh, calibration.languages)
    return logit(found, Relation.EVENT, calibration)


def _each_once(newcomer: Fingerprint, neighbours: Sequence[Neighbour]) -> list[Neighbour]:
    ordered = sorted(neighbours, key=lambda one: (one.fingerprint.article, one.story))
    found = {one.fingerprint.article: one for one in reversed(ordered)}
    found.pop(newcomer.article, None)
    return [found[key] for key in sorted(found)]


def _rarity(
    ours: View, others: Sequence[Neighbour], views: Sequence[View], calibration: Calibration
) -> Rarity:
    """Return rarities that set aside the stories which look like the newcomer's own."""
    members: dict[StoryId, list[View]] = {}
    for one, view in zip(others, views, strict=True):
        members.setdefault(one.story, []).append(view)
    centres = {story: centre_of(kept, ours.vector_model) for story, kept in members.items()}
    likely = {
        story: likelihood(event_logit(ours, centre, _alike, calibration))
        for story, centre in centres.items()
    }
    return Rarity(centres, likely)


def _alike(mark: str) -> float:
    return 1.0 if mark else math.nan
