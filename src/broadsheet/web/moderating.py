"""What moderators do: comments held are printed or declined with a reason, articles deleted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from broadsheet.news.errors import BadComment
from broadsheet.news.ids import ArticleId
from broadsheet.newsroom import moderation
from broadsheet.serving.house import desk
from broadsheet.serving.identity import ask_to_sign_in, moderating, reader_of
from broadsheet.serving.problems import problem_of
from broadsheet.web.page import page


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what is held, oldest first."""
    if reader_of(request) is None:
        return ask_to_sign_in(request)
    return _show(request)


@require_POST
def decide(request: HttpRequest, comment: int) -> HttpResponse:
    """Print or decline one comment."""
    reader = moderating(request)
    printed = request.POST.get("verdict") == "print"
    reason = request.POST.get("reason", "")
    try:
        moderation.decide(desk(), reader, comment, printed=printed, reason=reason)
    except BadComment as error:
        status = problem_of(error).status
        return _show(request, status=status, at=comment, trouble=error.sentence, reason=reason)
    return redirect("moderation")


@require_POST
def delete(request: HttpRequest, article: ArticleId) -> HttpResponse:
    """Delete an article for good, and show what is left: the front page."""
    moderation.delete(desk(), moderating(request), article)
    return redirect("front")


def _show(
    request: HttpRequest, *, status: int = 200, at: int = 0, trouble: str = "", reason: str = ""
) -> HttpResponse:
    held = moderation.queue(desk(), moderating(request))
    articles = desk().archive.articles(list(dict.fromkeys(one.article for one in held)))
    return page(
        request,
        "moderation.html",
        status=status,
        held=held,
        articles={one.article.id: one.article for one in articles},
        at=at,
        trouble=trouble,
        reason=reason,
    )
