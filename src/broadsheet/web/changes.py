"""The page that shows what an outlet changed in an article after printing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from broadsheet.news.changes import Edit, Run
from broadsheet.news.ids import ArticleId
from broadsheet.newsroom.versions import changed_page
from broadsheet.newsroom.views import ChangedPage
from broadsheet.serving.house import desk
from broadsheet.serving.paging import whole
from broadsheet.web.page import page

MOST_VERSIONS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Words of one fate, as printed."""

    edit: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTouch:
    """What a change touches, as printed then (`gone`) or now."""

    what: str
    words: str
    gone: bool


@require_safe
def changes(request: HttpRequest, article: ArticleId) -> HttpResponse:
    """Show what changed: `?from=1&to=3`; without them, what the newest version changed."""
    before = whole(request.GET.get("from", ""), least=1, most=MOST_VERSIONS, otherwise=0)
    after = whole(request.GET.get("to", ""), least=1, most=MOST_VERSIONS, otherwise=0)
    shown = changed_page(desk(), article, before, after)
    return page(
        request,
        "changes.html",
        shown=shown,
        runs=[_words(shown, run) for run in shown.change.runs],
        touches=list(_touches(shown)),
    )


def _words(shown: ChangedPage, run: Run) -> Shown:
    text = shown.old.text if run.edit is Edit.REMOVED else shown.new.text
    return Shown(edit=run.edit.value, words=run.words.of(text))


def _touches(shown: ChangedPage) -> Iterator[ShownTouch]:
    for one in shown.change.touches:
        text = shown.old.text if one.gone else shown.new.text
        yield ShownTouch(what=one.what.value, words=one.words.of(text), gone=one.gone)
