"""What stands where a feed should, in words for whoever follows it."""

from __future__ import annotations

import re

from broadsheet.news.page import Page

_HEAD = 200_000
_CHALLENGE = re.compile(
    rb"cf-(?:chl|challenge|turnstile)|challenge-platform|g-recaptcha|h-captcha|"
    rb"enable javascript and cookies to continue|are you (?:a )?(?:human|robot)",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"<input[^>]{0,500}\btype\s*=\s*[\"']?password", re.IGNORECASE)


def instead_of_feed(page: Page) -> str:
    """Return a sentence on what `page` is, which was fetched for a feed and is none."""
    head = page.body[:_HEAD]
    if not head.strip():
        return "the answer is empty"
    if _PASSWORD.search(head):
        return "there is a page to sign in on here, not a feed"
    if _CHALLENGE.search(head):
        return "there is a page here that wants to see that a person is reading, not a feed"
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        return "there is a web page here, not a feed"
    return "what is here is neither RSS, Atom nor JSON Feed"
