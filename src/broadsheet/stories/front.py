"""The order of stories on a front page, each place with its reasons in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from broadsheet.news.ids import StoryId
from broadsheet.stories.reasons import apart_in_words, counted

HALF_LIFE_HOURS = 18.0
"""An outlet's print counts half after so many hours: yesterday's splash gives way to today's."""
LATELY_HOURS = 6.0
"""Prints within so many hours are named as fresh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What ranking needs of one story: every print (outlet, moment), and its origins counted.

    `outlet` may be empty for an unknown one; all unknown ones count as one outlet. `origins` is
    the ledger's count, 0 where there is none.
    """

    story: StoryId
    prints: tuple[tuple[str, datetime], ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A story's place: a higher `score` stands higher; `why` says in words what it rests on."""

    story: StoryId
    score: float
    why: tuple[str, ...]


def rank(stories: Sequence[Ranked], now: datetime) -> tuple[Place, ...]:
    """Return the stories in front-page order as of `now`.

    The score is the number of outlets, each worth 2^(-age / 18 h) by its newest print, times
    1 + log2 of the origins (at least one): what many print newly, from more than one source,
    stands high; an outlet that prints often counts once. No clicks, no dwell time. Prints later
    than `now` count as of now. Ties go to the latest print, then to the id.
    """
    placed = [(_place(story, _zoned(now)), story) for story in stories]
    placed.sort(key=lambda both: (-both[0].score, -_latest(both[1]), both[0].story))
    return tuple(place for place, _ in placed)


def _place(story: Ranked, now: datetime) -> Place:
    newest: dict[str, float] = {}
    for outlet, at in story.prints:
        hours = max(0.0, (now - _zoned(at)).total_seconds() / 3600)
        newest[outlet] = min(hours, newest.get(outlet, math.inf))
    fresh = math.fsum(0.5 ** (hours / HALF_LIFE_HOURS) for hours in newest.values())
    return Place(
        story=story.story,
        score=round(fresh * (1 + math.log2(max(1, story.origins))), 6),
        why=_why(story, len([outlet for outlet in newest if outlet]), now),
    )


def _why(story: Ranked, outlets: int, now: datetime) -> tuple[str, ...]:
    articles = counted(len(story.prints), "article")
    said = [f"{articles} from {counted(outlets, 'outlet')}" if outlets else articles]
    if story.origins:
        said.append(counted(story.origins, "origin"))
    hours = [(now - _zoned(at)).total_seconds() / 3600 for _, at in story.prints]
    lately = sum(age <= LATELY_HOURS for age in hours)
    if lately:
        said.append(f"{lately} in the last {LATELY_HOURS:.0f} hours")
    elif hours:
        said.append(f"last printed {apart_in_words(min(hours) / 24)} ago")
    return tuple(said)


def _latest(story: Ranked) -> float:
    return max((_zoned(at).timestamp() for _, at in story.prints), default=-math.inf)


def _zoned(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
