"""What a reader and an editor do to a story: mark it read, split it, merge it, undo that."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from broadsheet.news.errors import BadRuling
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.newsroom import marks, rulings
from broadsheet.serving.house import desk
from broadsheet.serving.identity import moderating, reader_of
from broadsheet.serving.problems import Problem, respond
from broadsheet.web.addresses import article_of, story_of

MOST_TICKED = 500


@require_POST
def read(request: HttpRequest, story: StoryId) -> HttpResponse:
    """Mark all of a story as read, or with `unread` as not read."""
    reader = reader_of(request)
    if reader is None:
        return _stranger(request)
    if request.POST.get("unread"):
        marks.mark_story_unread(desk(), reader, story)
    else:
        marks.mark_story_read(desk(), reader, story)
    return redirect("story", story)


@require_POST
def read_article(request: HttpRequest, article: ArticleId) -> HttpResponse:
    """Mark an article as read, and show its story, or itself where it is in none."""
    reader = reader_of(request)
    if reader is None:
        return _stranger(request)
    marks.mark_read(desk(), reader, article)
    story = desk().archive.homes([article]).get(article)
    return redirect("story", story) if story else redirect("article", article)


@require_POST
def split(request: HttpRequest, story: StoryId) -> HttpResponse:
    """Take the ticked articles out of a story, and show the one that is left."""
    reader = moderating(request)
    ruling = rulings.split(desk(), reader, story, _ticked(request), _reason(request))
    return redirect("story", ruling.source)


@require_POST
def merge(request: HttpRequest, story: StoryId) -> HttpResponse:
    """Put a story into another one, given by its id or its address, and show that."""
    reader = moderating(request)
    into = _story(request.POST.get("into", ""))
    if into is None:
        raise BadRuling("", "name the other story by its address or its id: s and sixteen digits")
    ruling = rulings.merge(desk(), reader, story, into, _reason(request))
    return redirect("story", ruling.target)


@require_POST
def undo(request: HttpRequest, ruling: str) -> HttpResponse:
    """Undo a ruling, and show the story its articles are back in."""
    undone = rulings.undo(desk(), moderating(request), ruling)
    return redirect("story", undone.source)


def _stranger(request: HttpRequest) -> HttpResponse:
    sentence = _("Sign in to keep track of what you have read.")
    return respond(request, Problem(status=401, detail=sentence))


def _ticked(request: HttpRequest) -> list[ArticleId]:
    words = request.POST.getlist("article")[:MOST_TICKED]
    found = [article_of(one) for one in words]
    if None in found:
        raise BadRuling("", "that is no article: a and sixteen digits")
    return [one for one in found if one is not None]


def _story(words: str) -> StoryId | None:
    """Return the story id at the end of what was typed: an id, or the address of a story."""
    return story_of(words.strip().rstrip("/").rpartition("/")[2])


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")
