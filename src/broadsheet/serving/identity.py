"""Who is asking, and whether anybody may read here at all."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from broadsheet.news.account import Reader
from broadsheet.news.errors import NotAllowed
from broadsheet.serving.problems import for_program, problem_of, respond

OPEN = ("/healthz", "/language")
"""What anybody reaches in a private house, beside the sign-in page and the stylesheet."""
HUBS = "/websub/"
"""Where hubs come to: the rest of such an address is known to the hub alone."""


def reader_of(request: HttpRequest) -> Reader | None:
    """Return who is signed in, None for nobody; staff are moderators."""
    user = request.user
    if not user.is_authenticated:
        return None
    return Reader(id=user.pk, name=user.get_username(), moderator=user.is_staff)


def signed_in(request: HttpRequest) -> Reader:
    """Return who is signed in; raises NotAllowed when nobody is."""
    reader = reader_of(request)
    if reader is None:
        raise NotAllowed("", "sign in first")
    return reader


def moderating(request: HttpRequest) -> Reader:
    """Return the moderator who is signed in; raises NotAllowed for anybody else."""
    reader = signed_in(request)
    if not reader.moderator:
        raise NotAllowed("", "only a moderator may do this")
    return reader


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a person to the sign-in page and back; tell a program that it has to sign in."""
    if for_program(request):
        return respond(request, problem_of(NotAllowed("", "sign in first")), status=401)
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
    return redirect_to_login(back)


class PrivateMiddleware:
    """Shows nothing but the sign-in page to strangers where `BROADSHEET_PRIVATE` is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or ask to sign in."""
        if getattr(settings, "BROADSHEET_PRIVATE", False) and not self._may_pass(request):
            return ask_to_sign_in(request)
        return self.get_response(request)

    def _may_pass(self, request: HttpRequest) -> bool:
        doors = (resolve_url(settings.LOGIN_URL), *OPEN)
        door = request.path in doors or request.path.startswith(HUBS)
        return door or request.user.is_authenticated
