"""Where a newcomer belongs: the story it joins, the stories it shows to be one, and its links."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import StoryId
from broadsheet.news.story import Link
from broadsheet.stories.calibration import Calibration, calibration_for
from broadsheet.stories.linking import links_of
from broadsheet.stories.sight import Pair, Sight, event_logit, look
from broadsheet.stories.views import printed

JOIN = 0.0
"""Log odds from which a newcomer joins a story: more likely than not of the same event."""
MERGE = 2.0
"""Log odds (p = .88) that both stories must reach for one newcomer to show that they are one."""
MERGE_BETWEEN = 1.0
"""Log odds (p = .73) that the members of two stories must reach on average, each with each."""
MERGE_MEMBERS = 8
"""Members of a story, the nearest to the newcomer, that are asked about a merge."""
COPIED = 6.0
"""Log odds for a text printed twice: the same words are the same report, whoever was changed."""


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


def place(newcomer: Fingerprint, neighbours: Sequence[Neighbour]) -> Placement:
    """Return the place of `newcomer` among `neighbours`, whatever their order.

    Never raises: neighbours that are the newcomer itself or come twice are left out, signatures
    and vectors of other lengths or models count as none. The same newcomer and set of neighbours
    always give the same placement.
    """
    calibration = calibration_for(newcomer.vector_model if newcomer.vector else "")
    sight = look(newcomer, neighbours, calibration)
    verdicts = sorted(_verdicts(sight), key=Verdict.rank)
    if not verdicts or verdicts[0].log_odds < JOIN:
        return Placement(story=None, links=links_of(newcomer, sight.pairs, frozenset()))
    joined = [verdicts[0], *_same_story(verdicts, sight, calibration)]
    kept, *ended = sorted(joined, key=lambda one: (one.rank()[1], one.story))
    home = frozenset(one.story for one in joined)
    return Placement(
        story=kept.story,
        links=links_of(newcomer, sight.pairs, home),
        merges=tuple(sorted(one.story for one in ended)),
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
    if copies:
        return max(copies)
    ordered = sorted((pair.event for pair in pairs), reverse=True)
    half = ordered[: (len(ordered) + 1) // 2]
    return math.fsum(half) / len(half)


def _same_story(
    verdicts: Sequence[Verdict], sight: Sight, calibration: Calibration
) -> list[Verdict]:
    """Return the other stories that are the best one told apart by chance of the order."""
    best, *others = verdicts
    return [
        other
        for other in others
        if min(best.log_odds, other.log_odds) >= MERGE
        and _between(best, other, sight, calibration) >= MERGE_BETWEEN
    ]


def _between(one: Verdict, other: Verdict, sight: Sight, calibration: Calibration) -> float:
    """Return the mean log odds over pairs of members, one of each story."""
    weigh = sight.rarity.towards(one.story, other.story)
    odds = [
        event_logit(ours.view, theirs.view, weigh, calibration)
        for ours in _nearest(one.pairs)
        for theirs in _nearest(other.pairs)
    ]
    return math.fsum(odds) / len(odds)


def _nearest(pairs: Sequence[Pair]) -> Sequence[Pair]:
    ranked = sorted(pairs, key=lambda pair: (-pair.event, pair.neighbour.fingerprint.article))
    return ranked[:MERGE_MEMBERS]
