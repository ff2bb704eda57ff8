"""What to show beside an article: by relation, spread over outlets, the farther relations too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId, key_of
from broadsheet.news.story import CLOSENESS, Link, Relation

Beside = tuple[Link, ArticleId]


def related(
    links: Sequence[Link],
    filed_by_id: Mapping[ArticleId, Filed],
    *,
    of: ArticleId,
    limit: int,
) -> tuple[Beside, ...]:
    """Return at most `limit` links of `of`, each with the other article's id.

    One link a pair (the closest relation), only to articles that are here, relations in the order
    of closeness. Each relation there is has a part of the places, what is left goes to the
    closest; within a relation the outlets take turns, best score first, so that none has more
    than its share while another has an article left. Ties go to the later print, then by id.
    """
    closest = _closest(links, filed_by_id, of)
    pools = {
        relation: _in_turns([one for one in closest if one[0].relation is relation], filed_by_id)
        for relation in CLOSENESS
    }
    places = _places({relation: len(pool) for relation, pool in pools.items()}, limit)
    return tuple(one for relation in CLOSENESS for one in pools[relation][: places[relation]])


def _closest(
    links: Sequence[Link], filed_by_id: Mapping[ArticleId, Filed], of: ArticleId
) -> list[Beside]:
    best: dict[ArticleId, Link] = {}
    ordered = sorted(
        links,
        key=lambda link: (CLOSENESS.index(link.relation), -link.score, link.article, link.other),
    )
    for link in ordered:
        if of not in (link.article, link.other):
            continue
        other = link.other if link.article == of else link.article
        if other != of and other in filed_by_id:
            best.setdefault(other, link)
    return [(link, other) for other, link in best.items()]


def _in_turns(pool: Sequence[Beside], filed_by_id: Mapping[ArticleId, Filed]) -> list[Beside]:
    """Return the best of each outlet, then the second best of each, and so on."""
    ordered = sorted(pool, key=lambda one: _order(one, filed_by_id))
    taken: Counter[str] = Counter()
    turns: list[tuple[int, Beside]] = []
    for one in ordered:
        outlet = key_of(filed_by_id[one[1]].article.outlet)
        turns.append((taken[outlet], one))
        taken[outlet] += 1
    return [one for _, one in sorted(turns, key=lambda turn: turn[0])]


def _order(one: Beside, filed_by_id: Mapping[ArticleId, Filed]) -> tuple[float, float, str]:
    link, other = one
    return (-link.score, -filed_by_id[other].article.printed_at.timestamp(), other)


def _places(sizes: Mapping[Relation, int], limit: int) -> dict[Relation, int]:
    """Return how many of each relation are shown, `limit` together or all there are."""
    there = [relation for relation in CLOSENESS if sizes[relation]]
    part = max(1, limit // (2 * len(there))) if there else 0
    places = dict.fromkeys(CLOSENESS, 0)
    left = max(0, limit)
    for relation in there:
        places[relation] = min(part, sizes[relation], left)
        left -= places[relation]
    for relation in there:
        more = min(sizes[relation] - places[relation], left)
        places[relation] += more
        left -= more
    return places
