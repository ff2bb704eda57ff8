"""Which member of a story stands for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from broadsheet.news.article import ArticleKind, BlockKind
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
from broadsheet.news.story import Link, Relation

_KINDS = {
    ArticleKind.REPORT: 0,
    ArticleKind.LIVE: 1,
    ArticleKind.BRIEF: 1,
    ArticleKind.OPINION: 2,
    ArticleKind.CORRECTION: 2,
}
FULL_STEPS = (80, 200, 400)
"""Words of body from which a report counts as fuller; beyond the last, longer is not better."""

Rank = tuple[int, int, int, int, int, datetime, str]


def lead_of(members: Sequence[Filed], links: Sequence[Link] = ()) -> ArticleId:
    """Return the member that stands for its story.

    In this order: a report before a live blog, a brief, an opinion; the language most members are
    in; words of its own before a copy (by `links` among the members, or by a printed credit); a
    named outlet; the fuller report (by steps of length, with or without a standfirst); the
    earliest. Raises ValueError when there are no members.
    """
    if not members:
        raise ValueError("a story without members has no lead")
    copies = {link.article for link in links if link.relation is Relation.COPY}
    language = _usual_language(members)
    return min(members, key=lambda one: _rank(one, copies, language)).article.id


def _rank(one: Filed, copies: Collection[ArticleId], language: str) -> Rank:
    article = one.article
    return (
        _KINDS[article.kind],
        int(language_of(one) != language),
        int(article.id in copies or bool(article.credit)),
        int(not article.outlet),
        -_fullness(one),
        article.printed_at,
        article.id,
    )


def language_of(one: Filed) -> str:
    """Return the language noted in the text, else the one its page claims, else nothing."""
    return (one.notes.language if one.notes else "") or one.article.language


def _usual_language(members: Sequence[Filed]) -> str:
    """Return the commonest language; among equals the one of the earliest print."""
    counts = Counter(language_of(one) for one in members)
    earliest = sorted(members, key=lambda one: (one.article.printed_at, one.article.id))
    return max((language_of(one) for one in earliest), key=lambda tongue: counts[tongue])


def _fullness(one: Filed) -> int:
    words = sum(
        len(block.text.split())
        for block in one.article.blocks
        if block.kind is not BlockKind.CAPTION
    )
    return 2 * sum(words >= step for step in FULL_STEPS) + bool(one.article.standfirst)
