"""The date of a page that claims none: in its address, near its headline, or wherever it stands."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from lxml import html

from broadsheet.news.dateline import Dateline, Precision
from broadsheet.text.clean import tidy
from broadsheet.text.dates import dates_in, not_after

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=\D|$)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FULL_DATE = re.compile(
    r"\d{1,2}[^\w]{1,3}(?:\w{3,12}[^\w]{1,3})?(?:19|20)\d\d|(?:19|20)\d\d[-./年]\d"
)
_BEFORE = 300
_AFTER = 600
"""How many characters before and after the headline a date is its own."""


def searched(
    root: html.HtmlElement, *, address: str, seen_at: datetime, language: str
) -> Dateline | None:
    """Return the day a page gives in its address, beside its headline, or anywhere.

    Anywhere: as htmldate finds it (Barbaresi 2020), which takes up to 20 ms.
    """
    found = not_after(_in_address(address), seen_at)
    if found is not None:
        return found
    body = next(root.iter("body"), root)
    text = tidy(" ".join(body.itertext()))
    return _beside_headline(root, text, seen_at, language) or _anywhere(
        root, text, address, seen_at
    )


def _in_address(address: str) -> Dateline | None:
    match = _IN_ADDRESS.search(address)
    if match is None:
        return None
    try:
        day = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
    except ValueError:
        return None
    return Dateline(at=day, precision=Precision.DAY, raw=match[0].strip("/"))


def _beside_headline(
    root: html.HtmlElement, text: str, seen_at: datetime, language: str
) -> Dateline | None:
    words = next((tidy(head.text_content()) for head in root.iter("h1")), "")
    at = text.find(words)
    if not words or at < 0:
        return None
    start, end = max(0, at - _BEFORE), at + len(words)
    near = [
        (_distance(start + span.start - at), dateline)
        for span, dateline in dates_in(text[start : end + _AFTER], language=language)
        if dateline.at <= seen_at
    ]
    return min(near, key=lambda one: one[0])[1] if near else None


def _distance(ahead: int) -> int:
    # A date above a headline is more often another's than one below it.
    return ahead if ahead >= 0 else -2 * ahead


def _anywhere(
    root: html.HtmlElement, text: str, address: str, seen_at: datetime
) -> Dateline | None:
    from htmldate import find_date

    dated = _FULL_DATE.search(text) is not None
    if not dated and _YEAR.search(text):  # a footer's copyright, which it would make 1 January
        return None
    try:
        found = find_date(
            root, url=address or None, original_date=True, extensive_search=True,
            max_date=seen_at.strftime("%Y-%m-%d"),
        )  # fmt: skip
    except Exception:  # what its parsers raise on strange pages is not documented
        return None
    if not found or (not dated and found.endswith("-01")):
        return None
    day = datetime.strptime(found, "%Y-%m-%d").replace(tzinfo=UTC)
    return not_after(Dateline(at=day, precision=Precision.DAY, raw=found), seen_at)
