"""Pages that list articles: a hashtag's, an outlet's, a person's, a search's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from broadsheet.newsroom import reading
from broadsheet.serving.house import desk
from broadsheet.serving.paging import page_of
from broadsheet.web.page import page

MOST_WORDS = 400
"""Characters of a search that are looked at; nobody types more, and some programs do."""


@require_safe
def hashtag(request: HttpRequest, key: str) -> HttpResponse:
    """Show the articles under a hashtag."""
    shown = reading.hashtag_page(desk(), key, page_of(request.GET))
    return page(request, "hashtag.html", shown=shown)


@require_safe
def outlet(request: HttpRequest, key: str) -> HttpResponse:
    """Show an outlet, what is known of it, and its articles."""
    shown = reading.outlet_page(desk(), key, page_of(request.GET))
    known = next((one for one in desk().press.outlets if one.key == key), None)
    return page(request, "outlet.html", shown=shown, known=known)


@require_safe
def person(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a person is quoted as saying and the articles that name them."""
    shown = reading.person_page(desk(), key, page_of(request.GET))
    return page(request, "person.html", shown=shown)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the search form and, for words, the articles that hold all of them."""
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:MOST_WORDS]
    shown = reading.search_page(desk(), words, page_of(request.GET)) if words else None
    return page(request, "search.html", shown=shown, words=words)
