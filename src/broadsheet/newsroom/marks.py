"""What a reader has read, and what is new to them since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.news.account import Reader
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId, StoryId, VersionId
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.reading import bundle
from broadsheet.newsroom.sidebyside import new_since
from broadsheet.newsroom.views import FreshLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A story to one reader: how many of its articles they read as they stand now, what is new."""

    read: int
    articles: int
    lines: tuple[FreshLine, ...]


def mark_read(desk: Desk, reader: Reader, article: ArticleId) -> None:
    """Keep that a reader has had an article's newest version before them; raises NotFound."""
    filed = desk.archive.article(article)
    desk.archive.mark_read(reader.id, {article: filed.version}, at=desk.clock())


def mark_story_read(desk: Desk, reader: Reader, story: StoryId) -> None:
    """Keep that a reader has read all of a story as it stands; raises NotFound."""
    together = bundle(desk, story)
    versions = {one.article.id: one.version for one in together.members}
    desk.archive.mark_read(reader.id, versions, at=desk.clock())


def mark_story_unread(desk: Desk, reader: Reader, story: StoryId) -> None:
    """Forget that a reader has read any of a story; raises NotFound."""
    desk.archive.mark_unread(reader.id, desk.archive.story(story).members)


def since_last_read(desk: Desk, reader: Reader, story: StoryId) -> Since | None:
    """Return what is new in a story; None for a reader who has read none of it. Raises NotFound."""
    together = bundle(desk, story)
    marks = desk.archive.read_by(reader.id, [one.article.id for one in together.members])
    if not marks:
        return None
    read = [
        past
        for one in together.members
        if one.article.id in marks
        and (past := _as_read(desk, one, marks[one.article.id])) is not None
    ]
    now = {one.version for one in together.members}
    return Since(
        read=sum(one.version in now for one in read),
        articles=len(together.members),
        lines=new_since(together, read, desk.press),
    )


def _as_read(desk: Desk, filed: Filed, version: VersionId) -> Filed | None:
    """Return an article as it stood in the version read; None when that is not here any more."""
    if filed.version == version:
        return filed
    try:
        return replace(filed, article=desk.archive.version(version), version=version, notes=None)
    except NotFound:
        return None
