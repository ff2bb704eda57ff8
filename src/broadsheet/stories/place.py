"""Where a newcomer belongs: the story it joins, the stories it shows to be one, and its links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId
from broadsheet.news.story import Link
from broadsheet.stories.bounds import FREE, Bounds
from broadsheet.stories.calibration import calibration_for
from broadsheet.stories.linking import links_of
from broadsheet.stories.sheet import printed
from broadsheet.stories.sight import COPIED, Pair, Sight, better_half, each_once

JOIN = -0.5
"""Log odds from which a newcomer joins a story. Chosen by one pass over the texts the weights were
fitted on, from -1.5 to 0.5 in halves: the best BCubed F, of two alike the one with fewer false
merges. Those texts are harder to tell apart than a day's news, so odds under nought will do."""
MERGE = 2.0
"""Log odds (p = .88) that both stories must reach for one newcomer to show that they are one."""
MERGE_BETWEEN = 1.0
"""Log odds (p = .73) that the members of two stories must reach on average, each with each."""
MERGE_MEMBERS = 8
"""Members of a story, the nearest to the newcomer, that are asked about a merge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """`story` is the story to join (None: start one), `merges` are stories that end in it.

    `links` holds one link, of the closest relation, for each neighbour worth naming.
    """

    story: StoryId | None
    links: tuple[Link, ...] = ()
    merges: tuple[StoryId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How well a newcomer fits a story by those of its members in sight."""

    story: StoryId
    log_odds: float
    pairs: tuple[Pair, ...] = field(repr=False)

    def rank(self) -> tuple[float, float, str]:
        """Return what the best verdict has least of: best fit, earliest printed, lowest id."""
        first = min(printed(pair.neighbour.fingerprint).timestamp() for pair in self.pairs)
        return (-self.log_odds, first, self.story)


def place(
    newcomer: Fingerprint, neighbours: Sequence[Neighbour], bounds: Bounds = FREE
) -> Placement:
    """Return the place of `newcomer` among `neighbours`, whatever their order, within `bounds`.

    Never raises: neighbours that are the newcomer itself or come twice are left out, signatures
    and vectors of other lengths or models count as none. The same newcomer and set of neighbours
    always give the same placement.
    """
    others = each_once(newcomer, neighbours)
    if not others:
        return Placement(story=next(iter(bounds.together), None))
    model = newcomer.vector_model if newcomer.vector else ""
    sight = Sight(newcomer, others, calibration_for(model))
    if bounds.together:
        return _ruled(newcomer, sight, bounds)
    open_to = (one for one in _verdicts(sight) if one.story not in bounds.barred)
    ranked = sorted(open_to, key=Verdict.rank)
    if not ranked or ranked[0].log_odds < JOIN:
        return Placement(story=None, links=links_of(newcomer, sight, frozenset()))
    best, *rest = ranked
    joined = [best, *(other for other in rest if _one_story(best, other, sight))]
    kept, *ended = sorted(joined, key=lambda one: (one.rank()[1], one.story))
    return Placement(
        story=kept.story,
        links=links_of(newcomer, sight, frozenset(one.story for one in joined)),
        merges=tuple(sorted(one.story for one in ended)),
    )


def _ruled(newcomer: Fingerprint, sight: Sight, bounds: Bounds) -> Placement:
    """Return the place an editor chose; several stories it was put into are one."""
    story, *ended = bounds.together
    return Placement(
        story=story,
        links=links_of(newcomer, sight, frozenset(bounds.together)),
        merges=tuple(sorted(ended)),
    )


def _verdicts(sight: Sight) -> list[Verdict]:
    return [
        Verdict(story=story, log_odds=_fit(pairs), pairs=tuple(pairs))
        for story, pairs in sight.stories().items()
    ]


def _fit(pairs: Sequence[Pair]) -> float:
    """Return the mean log odds over the better half of a story's members, copies above all.

    One close member is not enough: a story grows by agreement with half of it, so it cannot run
    on in a chain from one day's news to the next.
    """
    copies = [COPIED + pair.overlap.share for pair in pairs if pair.copied]
    return max(copies) if copies else better_half([pair.event for pair in pairs])


def _one_story(best: Verdict, other: Verdict, sight: Sight) -> bool:
    """Say whether another story is the best one, told apart only by the order of arrival."""
    if min(best.log_odds, other.log_odds) < MERGE:
        return False
    return sight.between(_nearest(best), _nearest(other)) >= MERGE_BETWEEN


def _nearest(verdict: Verdict) -> Sequence[Pair]:
    ranked = sorted(
        verdict.pairs, key=lambda pair: (-pair.event, pair.neighbour.fingerprint.article)
    )
    return ranked[:MERGE_MEMBERS]
