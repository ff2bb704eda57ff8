"""A question, and the page of any slow work while it is done and when it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from broadsheet.news.errors import BadQuestion, NotFound
from broadsheet.news.job import Job, JobState
from broadsheet.newsroom import jobs
from broadsheet.newsroom.printing import answer_of
from broadsheet.serving.house import desk
from broadsheet.serving.identity import reader_of
from broadsheet.serving.patience import waited_for
from broadsheet.serving.problems import problem_of
from broadsheet.serving.throttle import Throttle
from broadsheet.web.addresses import article_of, story_of
from broadsheet.web.page import page

SOON = 10
"""Seconds after which a page that waits looks less often."""
ASKING = Throttle(name="asks", tries=60, seconds=300)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the form, or ask: a job, whose page is shown next."""
    if request.method != "POST":
        return _form(request, request.GET.get("question", ""), request.GET)
    question = request.POST.get("question", "")
    reader = reader_of(request)
    who = str(reader.id) if reader else request.META.get("REMOTE_ADDR", "")
    if ASKING.spent(who):
        sentence = _("That is many questions in a few minutes. Wait a little and ask again.")
        return _form(request, question, request.POST, trouble=sentence, status=429)
    order = {
        "question": question,
        "article": article_of(request.POST.get("article", "")) or "",
        "story": story_of(request.POST.get("story", "")) or "",
    }
    try:
        job = jobs.order(desk(), "ask", order, reader=reader.id if reader else 0)
    except BadQuestion as error:
        status = problem_of(error).status
        return _form(request, question, request.POST, trouble=error.sentence, status=status)
    ASKING.count(who)
    waited_for(job)
    return redirect("job", job.id)


def _form(
    request: HttpRequest, question: str, about: object, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    chosen = about if hasattr(about, "get") else {}
    return page(
        request,
        "ask.html",
        status=status,
        question=question,
        article=article_of(chosen.get("article", "")) or "",
        story=story_of(chosen.get("story", "")) or "",
        trouble=trouble,
    )


@require_safe
def job(request: HttpRequest, job: str) -> HttpResponse:
    """Show slow work as it stands; only who asked for it may see it."""
    found = jobs.wait(desk(), job, seconds=0)
    reader = reader_of(request)
    if found.reader and (reader is None or reader.id != found.reader):
        raise NotFound(job, "there is no such job here")
    match found.state:
        case JobState.DONE:
            return _done(request, found)
        case JobState.FAILED:
            return page(request, "failed.html", job=found)
        case _:
            waited = (desk().clock() - found.asked_at).total_seconds()
            again = 1 if waited < SOON else 4
            return page(request, "waiting.html", job=found, again=again, waited=round(waited))


def _done(request: HttpRequest, found: Job) -> HttpResponse:
    result = found.result or {}
    if found.kind == "ask":
        answer = answer_of(result["answer"])  # type: ignore[arg-type]
        return page(request, "answer.html", job=found, answer=answer)
    return page(request, "followed.html", job=found, result=result)
