"""A story's page: what is reported, who says it, and how many origins it comes down to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.story import Leaning, Relation
from broadsheet.newsroom import reading
from broadsheet.newsroom.views import Card, Said, StoryPage
from broadsheet.serving.house import desk
from broadsheet.web.page import page


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One article of the coverage; `origin` when nothing shows that it leans on another."""

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
    return page(
        request,
        "story.html",
        story=shown,
        voices=voices(shown.said),
        prints=prints(shown),
        headlines={card.id: card for card in shown.coverage},
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


def prints(shown: StoryPage) -> tuple[Print, ...]:
    """Return the coverage in order of printing, each with what it leans on."""
    leanings: dict[ArticleId, list[Leaning]] = {}
    for one in shown.ledger.leanings:
        leanings.setdefault(one.article, []).append(one)
    return tuple(
        Print(
            card=card,
            origin=card.id not in leanings and card.id not in shown.ledger.unknown,
            copied=card.share if card.relation is Relation.COPY else 0.0,
            leanings=tuple(leanings.get(card.id, ())),
        )
        for card in shown.coverage
    )
