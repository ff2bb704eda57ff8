"""The API as one Django Ninja application: its routes, and our errors as problem details."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from broadsheet.api import errands, reading
from broadsheet.news.errors import BroadsheetError
from broadsheet.serving.problems import Problem, problem_of, respond

api = NinjaAPI(
    title="Broadsheet",
    version="1",
    description=(
        "News articles, the stories they belong to, and answers made of their own words. "
        "Every start and end counts code points of an article's text. "
        "Errors are problem details (RFC 9457)."
    ),
    openapi_url="/openapi.json",
    docs_url=None,  # the page ninja offers loads its scripts from another host
    urls_namespace="api",
)
api.add_router("", reading.router)
api.add_router("", errands.router)


@api.exception_handler(BroadsheetError)
def ours(request: HttpRequest, error: BroadsheetError) -> HttpResponse:
    """Answer for an error of ours."""
    return respond(request, problem_of(error))


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer 401 for somebody who is not signed in."""
    return respond(request, Problem(status=401, detail="sign in first"))


@api.exception_handler(HttpError)
def other(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer for an error of ninja's own, such as a body that is no JSON."""
    return respond(request, Problem(status=error.status_code, detail=str(error)))


@api.exception_handler(ValidationError)
def unfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer 400 naming the first field that will not do."""
    first = error.errors[0] if error.errors else {"loc": (), "msg": "it cannot be read"}
    field = str(first["loc"][-1]) if first["loc"] else ""
    return respond(request, Problem(status=400, detail=str(first["msg"]), subject=field))


@api.exception_handler(Http404)
def nowhere(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer 404."""
    return respond(request, Problem(status=404, detail="there is no such thing here"))
