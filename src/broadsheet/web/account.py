"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from broadsheet.serving.house import desk
from broadsheet.serving.throttle import Throttle

SIGNING_IN = Throttle(name="sign-in", tries=10, seconds=900)
"""Ten failures of one name from one address in a quarter of an hour."""
FROM_ONE_ADDRESS = Throttle(name="sign-in-address", tries=100, seconds=900)
"""Over all names from one address: enough for a household, too few to try a list of names."""


class SignIn(LoginView):
    """The sign-in page; it counts failures by name and socket address, and pauses after ten."""

    template_name = "sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try to sign in, unless there were too many failures."""
        if SIGNING_IN.spent(*self._who()) or FROM_ONE_ADDRESS.spent(self._address()):
            form = AuthenticationForm(request, initial={"username": self._name()})
            sentence = _("Too many tries with a wrong password. Wait a quarter of an hour.")
            context = self.get_context_data(form=form, paused=sentence)
            return self.render_to_response(context, status=429)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in under a new session id, and forget earlier failures."""
        SIGNING_IN.forget(*self._who())
        return super().form_valid(form)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Count the failure and show the form again with the name typed."""
        SIGNING_IN.count(*self._who())
        FROM_ONE_ADDRESS.count(self._address())
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows; nobody is signed in there."""
        common = {"reader": None, "edition": desk().edition(), "words": "", "paused": ""}
        return {**super().get_context_data(**kwargs), **common, **kwargs}

    def _name(self) -> str:
        return self.request.POST.get("username", "")[:150]

    def _address(self) -> str:
        return str(self.request.META.get("REMOTE_ADDR", ""))

    def _who(self) -> tuple[str, str]:
        return self._name().casefold(), self._address()


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Show the sign-in form, or sign in and go to `next` if that is a page of ours."""
    return SignIn.as_view()(request)


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out; by POST alone."""
    return LogoutView.as_view(next_page="/")(request)
