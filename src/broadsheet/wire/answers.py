"""Answers that bring no page, each as one plain sentence."""

from __future__ import annotations

from datetime import datetime

from broadsheet.news.errors import BadStatus
from broadsheet.wire.exchange import Head
from broadsheet.wire.heads import retry_after

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
RESENT = frozenset({307, 308})
"""Redirects after which a form is sent again as it is."""

_SENTENCES = {
    304: "it says the page has not changed, which was not asked",
    401: "it asks for a name and a password",
    402: "it asks for payment",
    403: "it refuses readers like this one",
    404: "there is no page at this address",
    410: "the page at this address is gone for good",
    429: "it asks to be left alone for a while: too many requests",
    451: "it may not show this page for legal reasons",
}


def bad_status(head: Head, subject: str, now: datetime) -> BadStatus | None:
    """Return the error this head stands for, or None when a page follows it."""
    challenge = _challenge(head)
    if 200 <= head.status < 300 and head.status != 206 and not challenge:
        return None
    sentence = challenge or _SENTENCES.get(head.status) or _in_general(head.status)
    return BadStatus(
        subject, f"{sentence} (status {head.status})", head.status, retry_after(head.headers, now)
    )


def _challenge(head: Head) -> str:
    marks = (head.headers.first("cf-mitigated"), head.headers.first("x-amzn-waf-action"))
    if any(mark and mark.lower() in {"challenge", "captcha"} for mark in marks):
        return "it first wants to see that a person is reading, which Broadsheet does not pretend"
    return ""


def _in_general(status: int) -> str:
    if status >= 500:
        return "the site is in trouble and could not answer"
    if status >= 400:
        return "it does not give this page out"
    if status in REDIRECTS:
        return "it sends readers elsewhere without saying where"
    return "its answer is no page"
