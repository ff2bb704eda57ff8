"""The feeds followed: the list, following one more, lists brought along and taken away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from broadsheet.news.errors import BadInput
from broadsheet.news.ids import FeedId
from broadsheet.newsroom import following, jobs
from broadsheet.serving.house import desk
from broadsheet.serving.identity import signed_in
from broadsheet.serving.patience import waited_for
from broadsheet.serving.problems import problem_of
from broadsheet.web.page import page

MOST_ADDRESS = 2048
"""Characters of an address; longer ones are no feed's."""
MOST_LIST = 2_000_000
"""Bytes of an OPML list: about 10,000 feeds."""


@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """Show the feeds followed, or follow one more: a job, whose page is shown next."""
    if request.method != "POST":
        return _show(request)
    reader = signed_in(request)
    address = request.POST.get("address", "").strip()
    trouble = _trouble_with(address)
    if trouble:
        return _show(request, status=400, address=address, trouble=trouble)
    full = address if "://" in address else f"https://{address}"
    job = jobs.order(desk(), "follow", {"address": full}, reader=reader.id)
    waited_for(job)
    return redirect("job", job.id)


def _trouble_with(address: str) -> str:
    if not address:
        return _("Type the address of a feed, or of a site that has one.")
    if len(address) > MOST_ADDRESS:
        return _("An address has %(most)d characters at the most.") % {"most": MOST_ADDRESS}
    return ""


def _show(
    request: HttpRequest,
    *,
    status: int = 200,
    address: str = "",
    trouble: str = "",
    list_trouble: str = "",
) -> HttpResponse:
    brought = request.GET.get("brought", "")
    followed = following.feeds(desk())
    return page(
        request,
        "feeds.html",
        status=status,
        feeds=followed.subscriptions,
        pushed=followed.pushed,
        address=address,
        trouble=trouble,
        list_trouble=list_trouble,
        brought=int(brought) if brought.isascii() and brought.isdigit() else None,
    )


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Follow every feed of an OPML list at the next round."""
    signed_in(request)
    upload = request.FILES.get("list")
    if upload is None or not upload.size:
        return _show(request, status=400, list_trouble=_("Choose an OPML file first."))
    if upload.size > MOST_LIST:
        sentence = _("A list may have %(most)d bytes at the most.") % {"most": MOST_LIST}
        return _show(request, status=413, list_trouble=sentence)
    try:
        fresh = following.follow_list(desk(), upload.read(), upload.name or "")
    except BadInput as error:
        return _show(request, status=problem_of(error).status, list_trouble=str(error))
    return redirect(f"{reverse('feeds')}?brought={len(fresh)}")


@require_POST
def unfollow(request: HttpRequest, feed: FeedId) -> HttpResponse:
    """Stop following a feed; its articles stay."""
    signed_in(request)
    following.unfollow(desk(), feed)
    return redirect("feeds")


@require_safe
def opml(request: HttpRequest) -> HttpResponse:
    """Give the feeds followed as OPML 2.0, for another reader."""
    signed_in(request)
    response = HttpResponse(following.as_opml(desk()), content_type="text/x-opml; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="broadsheet.opml"'
    return response
