"""The links of a newcomer: for each neighbour the closest relation that holds, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import StoryId
from broadsheet.news.story import CLOSENESS, Link, Relation
from broadsheet.stories.calibration import likelihood
from broadsheet.stories.reasons import because, because_copied
from broadsheet.stories.sheet import printed
from broadsheet.stories.sight import Pair, Sight

STORYLINE_DAYS = 0.5
"""Events follow one another in time: what is printed within hours of each other has not yet."""
MOST_LINKS = 30
MOST_OF_ONE = {
    Relation.COPY: 12,
    Relation.EVENT: 18,
    Relation.STORYLINE: 12,
    Relation.TOPIC: 12,
}
"""Links of one relation while others want room: a text printed by hundreds must not fill all."""


def links_of(newcomer: Fingerprint, sight: Sight, home: Collection[StoryId]) -> tuple[Link, ...]:
    """Return at most MOST_LINKS links, closest relation first, then by score, then by id.

    `home` are the stories the newcomer belongs to now: their members report the same event.
    """
    found = [
        link for pair in sight.pairs if (link := _link(newcomer, pair, sight, home)) is not None
    ]
    found.sort(key=lambda link: (CLOSENESS.index(link.relation), -link.score, _pair_of(link)))
    return _spread(found)


def _spread(links: Sequence[Link]) -> tuple[Link, ...]:
    counts = dict.fromkeys(CLOSENESS, 0)
    first: set[tuple[str, str]] = set()
    for link in links:
        counts[link.relation] += 1
        if counts[link.relation] <= MOST_OF_ONE[link.relation] and len(first) < MOST_LINKS:
            first.add(_pair_of(link))
    for link in links:
        if len(first) < MOST_LINKS:
            first.add(_pair_of(link))
    return tuple(link for link in links if _pair_of(link) in first)


def _pair_of(link: Link) -> tuple[str, str]:
    return (link.article, link.other)


def _link(
    newcomer: Fingerprint, pair: Pair, sight: Sight, home: Collection[StoryId]
) -> Link | None:
    other = pair.neighbour.fingerprint
    if pair.copied:
        return _copy(newcomer, pair)
    relation = _relation(pair, home)
    if relation is None:
        return None
    return Link(
        article=newcomer.article,
        other=other.article,
        relation=relation,
        score=likelihood(pair.odds[relation]),
        reasons=because(sight.words(pair)),
        share=pair.overlap.of_newcomer,
    )


def _relation(pair: Pair, home: Collection[StoryId]) -> Relation | None:
    if pair.neighbour.story in home:
        return Relation.EVENT
    if pair.odds[Relation.STORYLINE] >= 0 and pair.days >= STORYLINE_DAYS:
        return Relation.STORYLINE
    # What would be a storyline but for the time is a topic all the more.
    if max(pair.odds[Relation.TOPIC], pair.odds[Relation.STORYLINE]) >= 0:
        return Relation.TOPIC
    return None


def _copy(newcomer: Fingerprint, pair: Pair) -> Link:
    """Return a copy's link from the later print to the earlier one (by id when at one moment)."""
    other = pair.neighbour.fingerprint
    mine_is_later = (printed(newcomer), newcomer.article) > (printed(other), other.article)
    later, earlier = (newcomer, other) if mine_is_later else (other, newcomer)
    share = pair.overlap.of_newcomer if mine_is_later else pair.overlap.of_other
    return Link(
        article=later.article,
        other=earlier.article,
        relation=Relation.COPY,
        score=pair.overlap.share,
        reasons=because_copied(share, earlier.outlet, printed(earlier), printed(later)),
        share=share,
    )
