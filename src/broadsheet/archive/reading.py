"""What a reader looks at: lists, stories, links and counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from broadsheet.archive.articles import SqlArticles, parts
from broadsheet.archive.connected import among, by_code_point, plainly
from broadsheet.archive.feed_models import FeedRow
from broadsheet.archive.isolation import QuarantineRow
from broadsheet.archive.models import (
    ArticleRow,
    CommentRow,
    MembershipRow,
    MentionRow,
    OutboxRow,
    RedirectRow,
    StoryRow,
    VersionRow,
)
from broadsheet.archive.numbers import bits, id_of, is_id, microseconds, moment_of
from broadsheet.archive.records import LINK, link_of
from broadsheet.archive.wording import storable
from broadsheet.news.comment import CommentState
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import Mention, MentionKind
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.story import Link, Story

_WALK = 128
"""Members looked at first when stories are listed; each further look takes twice as many."""
_MANY_LINKED = 10_000
_EVER = 2**63 - 1
_LINK_COLUMNS = ", ".join(LINK)
_LINKS = f"""
SELECT {_LINK_COLUMNS} FROM archive_link WHERE article_id = %s
UNION ALL SELECT {_LINK_COLUMNS} FROM archive_link WHERE other_id = %s
ORDER BY closeness, score DESC, article_id, other_id LIMIT %s
"""  # noqa: S608
_LINKS_FROM = f"""
SELECT {_LINK_COLUMNS} FROM archive_link WHERE article_id IN ({{}})
ORDER BY article_id, other_id, closeness
"""  # noqa: S608
_WALKED = """
SELECT story_id FROM archive_membership WHERE printed <= %s
ORDER BY printed DESC, story_id LIMIT %s OFFSET %s
"""
_MEMBERS = """
SELECT story_id, article_id, printed FROM archive_membership
WHERE story_id IN ({}) AND printed <= %s ORDER BY story_id, printed, article_id
"""
_MENTIONS = """
SELECT h.kind, h.key, h.articles,
  (SELECT m.label FROM archive_mention m WHERE m.kind = h.kind AND m.key = h.key
   ORDER BY m.printed DESC, m.article_id LIMIT 1)
FROM archive_heading h WHERE {which} ORDER BY h.articles DESC, h.{key} LIMIT %s
"""


@plainly
class SqlReading(SqlArticles):
    """Lists in order, each in a bounded number of queries."""

    def latest(
        self,
        *,
        limit: int,
        offset: int = 0,
        until: datetime | None = None,
        outlet: str = "",
        hashtag: str = "",
        person: str = "",
    ) -> Sequence[ArticleId]:
        """Return articles, newest printed first, ties by id, of all the keys given."""
        keys = {
            MentionKind.HASHTAG: hashtag,
            MentionKind.PERSON: person,
            MentionKind.OUTLET: outlet,
        }
        asked = [(kind, storable(key)) for kind, key in keys.items() if key]
        rows = self._listed(asked) if asked else ArticleRow.objects.using(self.using).all()
        column = "article_id" if asked else "id"
        if until is not None:
            rows = rows.filter(printed__lte=until)
        found = rows.order_by("-printed", column).values_list(column, flat=True)
        return [ArticleId(one) for one in found[offset : offset + max(0, limit)]]

    def _listed(self, asked: Sequence[tuple[str, str]]) -> QuerySet[MentionRow]:
        rows = MentionRow.objects.using(self.using)
        (kind, key), *others = asked
        found = rows.filter(kind=kind, key=key)
        for kind, key in others:
            found = found.filter(article__in=rows.filter(kind=kind, key=key).values("article"))
        return found

    def links(self, article: ArticleId, *, limit: int) -> Sequence[Link]:
        """Return links from and to `article`, closest relation first, then by score, then ids."""
        if not is_id("a", article):
            return []
        with self.cursor() as cursor:
            cursor.execute(_LINKS, [bits(article), bits(article), max(0, limit)])
            return [link_of(row) for row in cursor.fetchall()]

    def links_among(self, articles: Sequence[ArticleId]) -> Sequence[Link]:
        """Return the links whose two ends are both in `articles`, by article id."""
        known = {bits(one) for one in articles if is_id("a", one)}
        found: list[Link] = []
        with self.cursor() as cursor:
            for some in parts(sorted(known), _MANY_LINKED):
                cursor.execute(among(_LINKS_FROM, some), some)
                found += [link_of(row) for row in cursor.fetchall() if row[1] in known]
        return found

    def story(self, story: StoryId) -> Story:
        """Return a story, following redirects of merged ones; raises NotFound.

        A story nobody belongs to any more leads to the one its founder belongs to now.
        """
        for one in self._heirs(story):
            found = self._stories([bits(one)], _EVER)
            if found:
                return found[0]
        raise NotFound(story, "there is no such story here")

    def _heirs(self, story: StoryId) -> Iterable[StoryId]:
        if not is_id("s", story):
            return
        yield story
        moved = RedirectRow.objects.using(self.using).filter(old=story)
        for heir in moved.values_list("story_id", flat=True):
            yield StoryId(heir)
        founder = MembershipRow.objects.using(self.using).filter(article="a" + story[1:])
        for heir in founder.values_list("story_id", flat=True):
            yield StoryId(heir)

    def stories(
        self, *, limit: int, offset: int = 0, until: datetime | None = None
    ) -> Sequence[Story]:
        """Return stories as they stood at `until`, latest printing first, ties by id."""
        latest = _EVER if until is None else microseconds(until)
        found: dict[int, None] = {}
        at, step = 0, _WALK
        with self.cursor() as cursor:
            while len(found) < offset + limit:
                cursor.execute(_WALKED, [latest, step, at])
                rows = cursor.fetchall()
                found.update((row[0], None) for row in rows)
                if len(rows) < step:
                    break
                at, step = at + step, step * 2
        return self._stories(list(found)[offset : offset + max(0, limit)], latest)

    def _stories(self, wanted: Sequence[int], latest: int) -> Sequence[Story]:
        members: dict[int, list[tuple[int, int]]] = {}
        with self.cursor() as cursor:
            for some in parts(wanted):
                cursor.execute(among(_MEMBERS, some), [*some, latest])
                for story, article, printed in cursor.fetchall():
                    members.setdefault(story, []).append((article, printed))
        return [_story(one, members[one]) for one in wanted if one in members]

    def mention(self, kind: str, key: str) -> Mention:
        """Return a hashtag, person or outlet, its label that of the newest article under it."""
        found = self._mentions("h.kind = %s AND h.key = %s", [kind, storable(key), 1])
        if not found:
            raise NotFound(key, f"no article has this {kind}")
        return found[0]

    def mentions(self, kind: str, *, limit: int) -> Sequence[Mention]:
        """Return the hashtags, people or outlets with most articles, most first, ties by key."""
        return self._mentions("h.kind = %s", [kind, max(0, limit)])

    def _mentions(self, which: str, values: Sequence[str | int]) -> list[Mention]:
        statement = _MENTIONS.format(which=which, key=by_code_point(self.connection, "key"))
        with self.cursor() as cursor:
            cursor.execute(statement, values)
            return [
                Mention(kind=row[0], key=row[1], articles=row[2], label=row[3]) for row in cursor
            ]

    def counts(self) -> Mapping[str, int]:
        """Return how many of each kind there are, as the protocol names them."""
        held = CommentRow.objects.using(self.using).filter(state=CommentState.HELD.value)
        return {
            "articles": ArticleRow.objects.using(self.using).count(),
            "versions": VersionRow.objects.using(self.using).count(),
            "stories": StoryRow.objects.using(self.using).count(),
            "feeds": FeedRow.objects.using(self.using).count(),
            "pending": OutboxRow.objects.using(self.using).count(),
            "held": held.count(),
            "quarantined": QuarantineRow.objects.using(self.using).count(),
        }


def _story(story: int, members: Sequence[tuple[int, int]]) -> Story:
    return Story(
        id=StoryId(id_of("s", story)),
        lead=ArticleId(id_of("a", members[0][0])),
        members=tuple(ArticleId(id_of("a", article)) for article, _ in members),
        first=moment_of(members[0][1]),
        last=moment_of(members[-1][1]),
    )
