"""Who may write over the API: the signed-in, from a page of ours."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.security import SessionAuth
from ninja.utils import check_csrf

from broadsheet.news.account import Reader
from broadsheet.news.errors import NotAllowed
from broadsheet.serving.identity import reader_of

NOT_OURS = "send the CSRF token of your session in the header X-CSRFToken"


class SignedIn(SessionAuth):
    """A session cookie and its CSRF token; there are no API tokens yet."""

    def __call__(self, request: HttpRequest) -> Reader | None:
        """Return who is signed in; raises NotAllowed without the token."""
        reader = reader_of(request)
        if reader is not None and check_csrf(request) is not None:
            raise NotAllowed("", NOT_OURS)
        return reader


def anyone(request: HttpRequest) -> bool:
    """Let anybody in; whoever brings a session brings its CSRF token too, or raises NotAllowed."""
    if request.user.is_authenticated and check_csrf(request) is not None:
        raise NotAllowed("", NOT_OURS)
    return True
