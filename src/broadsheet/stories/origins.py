"""How many prints come down to how many independent origins, each step with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.news.article import ArticleKind
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
from broadsheet.news.press import Press
from broadsheet.news.story import Leaning, Link, OriginLedger, OriginStep, Relation
from broadsheet.stories.houses import House, house_of
from broadsheet.stories.leanings import attributed, credited

NO_NEWS = frozenset({ArticleKind.OPINION, ArticleKind.CORRECTION})
"""Kinds of copy that are no origin of a story's news while there is any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text with all prints of it among the members, earliest first, and who stands behind it.

    `house` is None when no print has a known outlet and none is credited. `leads_to` is the house
    whose report the first print's lead rests on.
    """

    prints: tuple[Filed, ...]
    house: House | None
    leads_to: House | None

    @property
    def first(self) -> datetime:
        """When it was first printed."""
        return self.prints[0].article.printed_at


def ledger(members: Sequence[Filed], links: Sequence[Link], press: Press) -> OriginLedger:
    """Return the origins of a story that we can detect, counted so as to claim too few.

    1. Prints of one text (copy links) are one text. 2. A text credited to an agency is the
    agency's; else it is the earliest print's whose outlet is known. 3. A text that names another
    house's report in its headline, standfirst or first two paragraphs is that house's news; a name
    further down is noted as a leaning and changes no count. 4. If that house printed a text in
    this story which leans on in turn, the last in the chain counts. 5. Houses of one family are
    one origin. 6. Opinion and corrections count only where there is nothing else. Articles of no
    known outlet are `unknown` and no origin, unless a credit says whose text it is.
    """
    ordered = sorted(members, key=lambda one: (one.article.printed_at, one.article.id))
    houses = [house_of(one.article, press) for one in ordered]
    found = [_text(prints, press) for prints in texts(ordered, links)]
    return OriginLedger(
        articles=len(ordered),
        outlets=len({house.key for house in houses if house}),
        families=len({house.family for house in houses if house}),
        origins=_origins(found),
        leanings=tuple(_leanings(found, links, press)),
        unknown=tuple(
            one.article.id for one, house in zip(ordered, houses, strict=True) if house is None
        ),
    )


def texts(ordered: Sequence[Filed], links: Sequence[Link]) -> list[tuple[Filed, ...]]:
    """Return members with one text (copy links) together, in the order given."""
    here = {one.article.id for one in ordered}
    root = {one.article.id: one.article.id for one in ordered}

    def top(article: ArticleId) -> ArticleId:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for link in links:
        if link.relation is Relation.COPY and {link.article, link.other} <= here:
            root[top(link.article)] = top(link.other)
    found: dict[ArticleId, list[Filed]] = {}
    for one in ordered:
        found.setdefault(top(one.article.id), []).append(one)
    return [tuple(prints) for prints in found.values()]


def _text(prints: tuple[Filed, ...], press: Press) -> Text:
    for one in prints:
        for house, _ in credited(one, press):
            return Text(prints=prints, house=house, leads_to=None)
    known = (house_of(one.article, press) for one in prints)
    own = next((found for found in known if found is not None), None)
    leading = [found.house for found in attributed(prints[0], press) if found.leading]
    # Where the first print's outlet is unknown, a later one may be the very house it names.
    leads_to = next((found for found in leading if own is None or found.key != own.key), None)
    return Text(prints=prints, house=own, leads_to=leads_to)


def _origins(texts: Sequence[Text]) -> tuple[str, ...]:
    """Return the name of each origin, one a family, in the order their texts were printed."""
    news = [text for text in texts if text.prints[0].article.kind not in NO_NEWS] or texts
    found: dict[str, str] = {}
    for text in news:
        house = _behind(text, texts)
        if house is not None:
            found.setdefault(house.family, house.name)
    return tuple(found.values())


def _behind(text: Text, texts: Sequence[Text]) -> House | None:
    """Follow what a text leads to, through the texts printed in this story, to its origin.

    Two texts that point at each other come down to the house of the one printed first.
    """
    by_house: dict[str, Text] = {}
    for one in texts:
        if one.house is not None:
            by_house.setdefault(one.house.key, one)
    seen = [text]
    while (named := seen[-1].leads_to) is not None:
        onward = by_house.get(named.key)
        if onward is None:
            return named
        if onward in seen:
            return min(seen[seen.index(onward) :], key=lambda one: one.first).house
        seen.append(onward)
    return seen[-1].house


def _leanings(texts: Sequence[Text], links: Sequence[Link], press: Press) -> Iterator[Leaning]:
    copied = _best_copies(links)
    for text in texts:
        for one in text.prints:
            yield from _copy_of(one, text, copied)
            yield from (leaning for _, leaning in credited(one, press))
        for one in text.prints[:1]:
            yield from (found.leaning for found in attributed(one, press))


def _best_copies(links: Sequence[Link]) -> Mapping[ArticleId, Link]:
    """Return for each later print the link to the earlier one most of it stands in."""
    best: dict[ArticleId, Link] = {}
    for link in sorted(links, key=lambda link: (-link.share, link.other)):
        if link.relation is Relation.COPY:
            best.setdefault(link.article, link)
    return best


def _copy_of(one: Filed, text: Text, copied: Mapping[ArticleId, Link]) -> Iterator[Leaning]:
    link = copied.get(one.article.id)
    if link is None or one is text.prints[0] or text.house is None:
        return
    yield Leaning(
        article=one.article.id,
        origin=text.house.name,
        step=OriginStep.COPY,
        evidence="; ".join(link.reasons),
    )
