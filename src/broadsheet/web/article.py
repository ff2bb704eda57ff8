"""An article's page, with its notes switched on or off, and the comments under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from broadsheet.news.article import Article
from broadsheet.news.errors import BadComment
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
from broadsheet.news.span import Span
from broadsheet.newsroom import moderation, reading
from broadsheet.serving.house import desk
from broadsheet.serving.identity import reader_of
from broadsheet.serving.problems import Problem, problem_of, respond
from broadsheet.serving.throttle import Throttle
from broadsheet.web import noting
from broadsheet.web.body import front_matter, printed
from broadsheet.web.marking import Mark
from broadsheet.web.page import page
from broadsheet.web.story import voices

PASSAGE = re.compile(r"^(\d{1,7})-(\d{1,7})$", re.ASCII)
MOST_PASSAGES = 20
WRITING = Throttle(name="comments", tries=10, seconds=600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A comment that could not be taken: what was typed, and why not."""

    text: str
    trouble: str
    status: int


@require_safe
def article(request: HttpRequest, article: ArticleId) -> HttpResponse:
    """Show an article; `?notes=on` with its notes, `?w=120-180` with that passage marked."""
    return _show(request, article)


@require_POST
def comment(request: HttpRequest, article: ArticleId) -> HttpResponse:
    """Hold a comment for the moderators, or show the page again with what was typed."""
    reader = reader_of(request)
    if reader is None:
        sentence = _("You are not signed in any more. Sign in, then send your comment again.")
        return respond(request, Problem(status=401, detail=sentence))
    text = request.POST.get("text", "")
    if WRITING.spent(str(reader.id)):
        sentence = _("That is many comments in a few minutes. Wait a little and send it again.")
        return _show(request, article, Draft(text=text, trouble=sentence, status=429))
    try:
        moderation.write(desk(), reader, article, text)
    except BadComment as error:
        status = problem_of(error).status
        return _show(request, article, Draft(text=text, trouble=error.sentence, status=status))
    WRITING.count(str(reader.id))
    return redirect(f"{reverse('article', args=[article])}?comment=held#comments")


def _show(request: HttpRequest, article: ArticleId, draft: Draft | None = None) -> HttpResponse:
    shown = reading.article_page(desk(), article)
    switched_on = request.GET.get("notes") == "on"
    cited, moved = _cited(request, shown.filed)
    notes, marks = _noted(shown.filed, switched_on)
    headline, standfirst, body = front_matter(
        printed(shown.filed.article, (*noting.passages(cited), *marks))
    )
    return page(
        request,
        "article.html",
        status=draft.status if draft else 200,
        article=shown.filed.article,
        shown=shown,
        headline=headline,
        standfirst=standfirst,
        body=body,
        notes=notes,
        notices=shown.filed.notes.notices if shown.filed.notes else (),
        positions=shown.filed.notes.positions if shown.filed.notes else (),
        hashtags=shown.filed.notes.hashtags if shown.filed.notes else (),
        voices=voices(shown.said),
        switched_on=switched_on,
        moved=moved,
        draft=draft,
        held=request.GET.get("comment") == "held",
    )


def _noted(filed: Filed, switched_on: bool) -> tuple[tuple[noting.NoteLine, ...], tuple[Mark, ...]]:
    if filed.notes is None:
        return (), ()
    below = _below_headline(filed.article)
    if not switched_on:
        return (), tuple(mark for mark in noting.anchors(filed.notes) if mark.span.start >= below)
    return noting.noted(filed.notes, filed.article.text, below=below)


def _below_headline(article: Article) -> int:
    return len(article.headline) + 1


def _cited(request: HttpRequest, filed: Filed) -> tuple[tuple[Span, ...], bool]:
    """Return the passages the address points at, and whether they stood in another version."""
    matches = [PASSAGE.match(words) for words in request.GET.getlist("w")[:MOST_PASSAGES]]
    ends = [(int(match[1]), int(match[2])) for match in matches if match]
    length = len(filed.article.text)
    spans = tuple(Span(start, end) for start, end in ends if start < end <= length)
    version = request.GET.get("v", "")
    if version and version != filed.version:
        return (), bool(ends)
    return spans, False
