"""The only place where our errors become HTTP: pages for people, RFC 9457 for programs."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from broadsheet.news.errors import (
    ArchiveError,
    BadInput,
    BroadsheetError,
    DeskError,
    FetchError,
    ModelMissing,
    NotAllowed,
    NotFound,
    TooLarge,
)

log = logging.getLogger(__name__)

API = "/api/"
"""Where programs ask; everything else is read by people."""

STATUS: tuple[tuple[type[BroadsheetError], int], ...] = (
    (TooLarge, 413),
    (BadInput, 400),
    (NotFound, 404),
    (NotAllowed, 403),
    (FetchError, 502),
    (ModelMissing, 503),
    (ArchiveError, 503),
    (DeskError, 503),
)
TITLES: Mapping[int, str] = {
    400: N_("That could not be read"),
    401: N_("Sign in first"),
    403: N_("You may not do this"),
    404: N_("There is no such page here"),
    413: N_("That is too large"),
    429: N_("Too many tries"),
    500: N_("Something went wrong here"),
    502: N_("That address gave nothing readable"),
    503: N_("This cannot be done at the moment"),
}
TYPED = ("text", "question", "address", "reason", "username", "q")
"""The fields whose words an error page gives back to whoever typed them; never a password."""
MOST_TYPED = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong as HTTP says it: `detail` is one plain sentence about `subject`."""

    status: int
    detail: str
    subject: str = ""

    @property
    def title(self) -> str:
        """The status in plain words, in the reader's language."""
        return _(TITLES.get(self.status, TITLES[500]))


def problem_of(error: BroadsheetError) -> Problem:
    """Return what an error of ours means in HTTP."""
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    return Problem(status=status, detail=error.sentence, subject=error.subject)


def for_program(request: HttpRequest) -> bool:
    """Say whether the answer is for a program rather than a person."""
    return request.path.startswith(API)


def respond(request: HttpRequest, problem: Problem, *, status: int = 0) -> HttpResponse:
    """Return the problem as a page, or, below `/api/`, as JSON problem details."""
    shown = Problem(status=status or problem.status, detail=problem.detail, subject=problem.subject)
    if for_program(request):
        return _details(request, shown)
    return render(
        request, "problem.html", {"problem": shown, "typed": typed(request)}, status=shown.status
    )


def _details(request: HttpRequest, problem: Problem) -> HttpResponse:
    details = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "subject": problem.subject,
        "instance": request.path,
    }
    body = json.dumps({name: value for name, value in details.items() if value != ""})
    return HttpResponse(body, status=problem.status, content_type="application/problem+json")


def typed(request: HttpRequest) -> tuple[str, ...]:
    """Return what a person typed into the form that failed, so that it is not lost."""
    if request.method != "POST":
        return ()
    try:
        found = (request.POST.get(name, "") for name in TYPED)
        return tuple(words[:MOST_TYPED] for words in found if words.strip())
    except (BadRequest, SuspiciousOperation, OSError):  # a body that cannot be read at all
        return ()


class ProblemsMiddleware:
    """Turns an error of ours that no view has answered into its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a BroadsheetError; leave anything else to Django."""
        if not isinstance(error, BroadsheetError):
            return None
        problem = problem_of(error)
        if problem.status >= 500:
            log.warning("%s %r: %r", request.method, request.path, str(error))
        return respond(request, problem)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 for a request Django refuses."""
    return respond(request, Problem(status=400, detail=_("The request was not understood.")))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return respond(request, Problem(status=403, detail=_("This is not open to you.")))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, or lead from `/feeds/` to `/feeds`."""
    bare = request.path.rstrip("/")
    if request.method in {"GET", "HEAD"} and bare != request.path and is_valid_path(bare):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(
            "/" + bare.lstrip("/") + (f"?{query}" if query else "")
        )
    words = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    # Django's resolver puts a table of routes there; only a sentence is for people.
    detail = words if isinstance(words, str) and words else _("Nothing is printed at this address.")
    return respond(request, Problem(status=404, detail=detail))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500; the log has what happened."""
    detail = _("The fault is ours and has been written to the log. Try again in a while.")
    return respond(request, Problem(status=500, detail=detail))


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form that does not prove it was ours."""
    detail = _(
        "This form was not sent from our own page, or it stood open too long, "
        "or your browser keeps no cookies. Go back, load the page again and send it once more."
    )
    return respond(request, Problem(status=403, detail=detail))
