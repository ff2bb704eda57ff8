"""One page of ours: a template, what it shows, and what every page shows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from broadsheet.serving.house import desk
from broadsheet.serving.identity import reader_of


def page(
    request: HttpRequest, template: str, *, status: int = 200, **shown: object
) -> HttpResponse:
    """Return `template` with `shown`, who is reading, and the moment the paper is read at."""
    common = {"reader": reader_of(request), "edition": desk().edition(), "words": ""}
    return render(request, template, {**common, **shown}, status=status)
