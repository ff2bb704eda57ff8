"""How we know what we print, and whether this server is well."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from broadsheet.serving.house import desk
from broadsheet.web.measures import measures
from broadsheet.web.page import page


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Show how notes, stories and answers are made, how often they err, and what is here."""
    return page(request, "how.html", counts=desk().archive.counts(), measures=measures())


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say `ok` when the archive answers; 503 otherwise."""
    desk().archive.stories(limit=1)
    return JsonResponse({"status": "ok"})
