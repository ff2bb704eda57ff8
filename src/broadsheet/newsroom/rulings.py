"""Stories split and merged by hand: done at once, kept as rulings, and undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from broadsheet.news.account import Reader
from broadsheet.news.errors import BadRuling
from broadsheet.news.ids import ArticleId, StoryId, digest, story_id
from broadsheet.news.ruling import Ruling, RulingKind
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.moderation import must_moderate
from broadsheet.text.clean import tidy

MOST_CHARACTERS = 500
"""Of a reason."""


def split(
    desk: Desk, reader: Reader, story: StoryId, articles: Sequence[ArticleId], reason: str
) -> Ruling:
    """Take some of a story's articles out of it into a story of their own.

    The part with the article that founded the story keeps its address. Raises NotAllowed,
    NotFound, and BadRuling without a reason, for articles of another story, none or all of them.
    """
    must_moderate(reader)
    here = desk.archive.story(story)
    chosen = [one for one in here.members if one in set(articles)]
    rest = [one for one in here.members if one not in set(articles)]
    if len(chosen) != len(set(articles)):
        raise BadRuling(story, "some of these articles are not in this story")
    if not chosen or not rest:
        raise BadRuling(story, "tick some of the articles, not all: one story is left otherwise")
    moved, others = chosen, rest
    if here.id in {story_id(one) for one in chosen}:
        moved, others = rest, chosen
    target = _free_address(desk, moved)
    return _carry_out(desk, reader, RulingKind.APART, moved, others, here.id, target, reason)


def merge(desk: Desk, reader: Reader, story: StoryId, into: StoryId, reason: str) -> Ruling:
    """Put all articles of a story into another one; its address leads there from now on.

    Raises NotAllowed, NotFound, and BadRuling without a reason or for one and the same story.
    """
    must_moderate(reader)
    ending, kept = desk.archive.story(story), desk.archive.story(into)
    if ending.id == kept.id:
        raise BadRuling(into, "these are one story already")
    return _carry_out(
        desk,
        reader,
        RulingKind.TOGETHER,
        ending.members,
        kept.members,
        ending.id,
        kept.id,
        reason,
    )


def undo(desk: Desk, reader: Reader, ruling: str) -> Ruling:
    """Put a ruling's articles back where they were; raises NotAllowed, NotFound, BadRuling."""
    must_moderate(reader)
    found = desk.archive.ruling(ruling)
    if not found.holds:
        raise BadRuling(ruling, "this was undone before")
    undone = replace(found, undone_by=reader.name, undone_at=desk.clock())
    desk.archive.rule(undone)
    desk.archive.move(found.moved, found.source)
    return undone


def rulings_on(desk: Desk, story: StoryId) -> Sequence[Ruling]:
    """Return the rulings that name a member of a story, the latest first; raises NotFound."""
    found = desk.archive.rulings(desk.archive.story(story).members)
    return list(reversed(found))


def _free_address(desk: Desk, moved: Sequence[ArticleId]) -> StoryId:
    """Return the story id of the first of these whose own story nobody else is in."""
    for one in moved:
        address = story_id(one)
        if desk.archive.story(address).id != address:
            return address
    raise BadRuling(moved[0], "each of these articles founded a story that others are in now")


def _carry_out(
    desk: Desk,
    reader: Reader,
    kind: RulingKind,
    moved: Sequence[ArticleId],
    others: Sequence[ArticleId],
    source: StoryId,
    target: StoryId,
    reason: str,
) -> Ruling:
    why = tidy(reason)
    if not why:
        raise BadRuling(source, "say why: the reason is empty")
    if len(why) > MOST_CHARACTERS:
        raise BadRuling(source, f"a reason may have {MOST_CHARACTERS} characters")
    at = desk.clock()
    ruling = Ruling(
        id=_id(kind, moved, others, at),
        kind=kind,
        moved=tuple(moved),
        others=tuple(others),
        source=source,
        target=target,
        by=reader.name,
        reason=why,
        at=at,
    )
    # First what later runs obey: cut off between the two, the next grouping carries it out.
    desk.archive.rule(ruling)
    desk.archive.move(ruling.moved, target)
    return ruling


def _id(
    kind: RulingKind, moved: Sequence[ArticleId], others: Sequence[ArticleId], at: datetime
) -> str:
    return "r" + digest(kind.value, *moved, "|", *others, at.isoformat())
