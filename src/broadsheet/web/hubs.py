"""Where hubs ask back and send what feeds print (W3C WebSub, 2018)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from broadsheet.newsroom import jobs, pushing
from broadsheet.serving.house import desk

LATER_S = 600
"""Seconds a hub is asked to wait when too much of what it sent is not filed yet."""


@csrf_exempt  # A hub has no page of ours to take a token from: its signature stands for it.
@require_http_methods(["GET", "POST"])
def hub(request: HttpRequest, key: str) -> HttpResponse:
    """Answer a hub that asks back with its challenge, or keep what it sends to be filed."""
    if request.method == "GET":
        challenge = pushing.confirmed(desk(), key, request.GET.dict())
        return HttpResponse(challenge, content_type="text/plain; charset=utf-8")
    if int(request.headers.get("Content-Length") or 0) > pushing.MOST_BYTES:
        return HttpResponse(status=413)
    receipt = pushing.delivered(
        desk(),
        key,
        request.body,
        request.headers.get("Content-Type", ""),
        request.headers.get("X-Hub-Signature", ""),
    )
    if receipt is pushing.Receipt.FULL:
        return HttpResponse(status=503, headers={"Retry-After": str(LATER_S)})
    if receipt is pushing.Receipt.KEPT:
        jobs.order(desk(), "pushed", {"push": key})
    return HttpResponse(status=202)
