"""A story's page: what is reported, who says it, and how many origins it comes down to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from broadsheet.news.article import ArticleKind
from broadsheet.news.ids import ArticleId, StoryId, key_of
from broadsheet.news.press import Press
from broadsheet.news.ruling import Ruling
from broadsheet.news.story import Leaning, OriginStep, Relation
from broadsheet.newsroom import marks, reading, rulings
from broadsheet.newsroom.views import Card, Said, StoryPage
from broadsheet.serving.house import desk
from broadsheet.serving.identity import reader_of
from broadsheet.web.page import page
from broadsheet.web.pictures import figure_picture, matrix_picture, timeline_picture

NO_NEWS = frozenset({ArticleKind.OPINION, ArticleKind.CORRECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One article of the coverage; `origin` when it is where an origin's report stands."""

    card: Card
    origin: bool
    copied: float
    leanings: tuple[Leaning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker and what they said."""

    speaker: str
    key: str
    role: str
    standing: str
    said: tuple[Said, ...]


@require_safe
def story(request: HttpRequest, story: StoryId) -> HttpResponse:
    """Show a story; the address of one that ended in another leads there."""
    shown = reading.story_page(desk(), story)
    if shown.card.id != story:
        return redirect("story", shown.card.id, permanent=True)
    reader = reader_of(request)
    return show(
        request,
        shown,
        desk().press,
        since=marks.since_last_read(desk(), reader, story) if reader else None,
        rulings=rulings.rulings_on(desk(), story) if reader and reader.moderator else (),
    )


def show(
    request: HttpRequest,
    shown: StoryPage,
    press: Press,
    *,
    since: marks.Since | None = None,
    rulings: Sequence[Ruling] = (),
) -> HttpResponse:
    """Print a story's page, with what is `since` new to who reads it, and an editor's rulings."""
    return page(
        request,
        "story.html",
        story=shown,
        voices=voices(shown.said),
        prints=prints(shown, press),
        headlines={card.id: card for card in shown.coverage},
        lines=[figure_picture(row) for row in shown.side.figures],
        matrix=matrix_picture(shown.side.facts),
        line=timeline_picture(shown.side.timeline, max(card.printed_at for card in shown.coverage))
        if shown.coverage
        else None,
        since=since,
        rulings=rulings,
    )


def voices(said: Sequence[Said]) -> tuple[Voice, ...]:
    """Gather what was said by speaker, in the order the speakers first speak."""
    order = list(dict.fromkeys(_who(one) for one in said))
    together = sorted(said, key=lambda one: order.index(_who(one)))
    found = []
    for _, run in groupby(together, key=_who):
        lines = tuple(run)
        first = next((one for one in lines if one.role), lines[0])
        found.append(
            Voice(
                speaker=first.speaker,
                key=first.speaker_key,
                role=first.role,
                standing=first.standing,
                said=lines,
            )
        )
    return tuple(found)


def _who(one: Said) -> str:
    return one.speaker_key or one.speaker


def prints(shown: StoryPage, press: Press) -> tuple[Print, ...]:
    """Return the coverage in order of printing, each with what it leans on."""
    leanings: dict[ArticleId, list[Leaning]] = {}
    for one in shown.ledger.leanings:
        leanings.setdefault(one.article, []).append(one)
    origins = {_origin_of(name, shown.coverage, leanings, press) for name in shown.ledger.origins}
    return tuple(
        Print(
            card=card,
            origin=card.id in origins,
            copied=card.share if card.relation is Relation.COPY else 0.0,
            leanings=tuple(leanings.get(card.id, ())),
        )
        for card in shown.coverage
    )


def _origin_of(
    name: str,
    coverage: Sequence[Card],
    leanings: Mapping[ArticleId, Sequence[Leaning]],
    press: Press,
) -> ArticleId | None:
    """Return the first print of an origin's own text, None when it printed none in this story.

    The ledger counts; this only says where in the list an origin's report stands.
    """
    known = press.named(name)
    key = known.key if known else key_of(name)
    mine = [card for card in coverage if card.outlet_key == key]
    steps = {card.id: {one.step for one in leanings.get(card.id, ())} for card in mine}
    own = [card for card in mine if not steps[card.id] & {OriginStep.COPY, OriginStep.CREDIT}]
    own.sort(key=lambda card: (card.kind in NO_NEWS, bool(steps[card.id])))
    return own[0].id if own else None
