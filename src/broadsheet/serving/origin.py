"""Unsafe requests that a browser says come from another site are refused before anything runs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from broadsheet.serving.problems import Problem, respond

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class OwnSiteMiddleware:
    """Refuses a cross-site POST by its Sec-Fetch-Site header; CSRF tokens stand behind it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on unless it is another site's doing."""
        if request.method not in SAFE and request.headers.get("Sec-Fetch-Site") == "cross-site":
            sentence = _("This form was sent from another site.")
            return respond(request, Problem(status=403, detail=sentence))
        return self.get_response(request)
