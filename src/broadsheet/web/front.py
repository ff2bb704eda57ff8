"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from broadsheet.newsroom.frontpage import front_page
from broadsheet.serving.house import desk
from broadsheet.web.page import page

IN_FULL = 9
"""Stories printed with their standfirst; the others as headlines."""


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the lead with its key points, the stories, and the sections by hashtag."""
    shown = front_page(desk())
    return page(
        request,
        "front.html",
        front=shown,
        full=shown.stories[:IN_FULL],
        brief=shown.stories[IN_FULL:],
    )
