"""Unsafe requests that a browser says come from another site are refused before anything runs."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from broadsheet.serving.problems import Problem, respond

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class OwnSiteMiddleware:
    """Refuses a POST from another site by Sec-Fetch-Site and Origin; CSRF tokens stand behind it.

    The API needs this most: its views are outside Django's own check, and a program that sends
    neither header is no browser, so it carries nobody's session without knowing it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on unless it is another site's doing."""
        if request.method not in SAFE and _foreign(request):
            sentence = _("This form was sent from another site.")
            return respond(request, Problem(status=403, detail=sentence))
        return self.get_response(request)


def _foreign(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return True
    origin = request.headers.get("Origin")
    if origin is None or origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    return origin.partition("://")[2] != request.get_host()
