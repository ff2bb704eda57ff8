"""What editors ruled on one article, as grouping obeys it: where it must go and may not go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.ruling import Ruling, RulingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """`together` are the stories an article must be in (one of them), `barred` those it may not."""

    together: tuple[StoryId, ...] = ()
    barred: frozenset[StoryId] = frozenset()


FREE = Bounds()
"""No ruling names the article."""


def bounds_of(
    article: ArticleId, rulings: Sequence[Ruling], homes: Mapping[ArticleId, StoryId]
) -> Bounds:
    """Return what the rulings that hold say of `article`; `homes` are the stories of the others.

    Articles moved together by one ruling stay together. A later ruling wins over an earlier one
    about the same other article.
    """
    said: dict[ArticleId, bool] = {}
    for ruling in sorted(rulings, key=lambda one: (one.at, one.id)):
        if ruling.holds:
            said |= _said(article, ruling)
    barred = frozenset(
        homes[other] for other, together in said.items() if not together and other in homes
    )
    together = [homes[other] for other, fits in said.items() if fits and other in homes]
    kept = dict.fromkeys(story for story in together if story not in barred)
    return Bounds(together=tuple(kept), barred=barred)


def _said(article: ArticleId, ruling: Ruling) -> dict[ArticleId, bool]:
    """Return for each article the ruling sets beside this one whether they belong together."""
    moved, others = set(ruling.moved), set(ruling.others)
    if article in moved:
        mates, opposite = moved - {article}, others
    elif article in others:
        mates, opposite = set(), moved
    else:
        return {}
    together = ruling.kind is RulingKind.TOGETHER
    return dict.fromkeys(sorted(mates), True) | dict.fromkeys(sorted(opposite), together)


def kept_apart(
    one: Iterable[ArticleId], other: Iterable[ArticleId], rulings: Iterable[Ruling]
) -> bool:
    """Say whether a ruling that holds parts a member of one story from a member of the other."""
    ours, theirs = set(one), set(other)
    for ruling in rulings:
        if not ruling.holds or ruling.kind is not RulingKind.APART:
            continue
        moved, rest = set(ruling.moved), set(ruling.others)
        if (ours & moved and theirs & rest) or (ours & rest and theirs & moved):
            return True
    return False
