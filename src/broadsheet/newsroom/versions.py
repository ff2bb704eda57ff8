"""What an outlet changed in an article after printing it, as a page."""

from __future__ import annotations

from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.errors import NotFound
from broadsheet.news.filed import VersionStub
from broadsheet.news.ids import ArticleId
from broadsheet.newsroom import cards
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.views import ChangedPage
from broadsheet.stories.changes import changes


def changed_page(desk: Desk, article: ArticleId, before: int = 0, after: int = 0) -> ChangedPage:
    """Return what changed from version number `before` to `after`.

    0 means the newest version for `after`, and the one seen before it for `before`. Both texts are
    noted here by rules alone, so that their notes were made alike. Raises NotFound for an article
    or version that is not here, or that has but one.
    """
    filed = desk.archive.article(article)
    stubs = tuple(desk.archive.versions(article))
    if len(stubs) < 2:
        raise NotFound(article, "it was printed once and never changed since")
    newer = _numbered(stubs, after or filed.number, article)
    seen = [stub for stub in stubs if stub.seen_at < newer.seen_at] or [stubs[0]]
    older = _numbered(stubs, before or seen[-1].number, article)
    old, new = desk.archive.version(older.version), desk.archive.version(newer.version)
    notes = [annotate(one, models=Models(), press=desk.press) for one in (old, new)]
    return ChangedPage(
        filed=filed,
        card=cards.card(filed, desk.edition(), desk.press),
        old=old,
        new=new,
        before=older,
        after=newer,
        change=changes(old, new, *notes),
        versions=stubs,
    )


def _numbered(stubs: tuple[VersionStub, ...], number: int, article: ArticleId) -> VersionStub:
    found = next((stub for stub in stubs if stub.number == number), None)
    if found is None:
        raise NotFound(article, f"it has no version {number}")
    return found
