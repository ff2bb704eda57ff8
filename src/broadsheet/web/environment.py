"""The Jinja2 environment of the pages: everything escaped, every word of ours translated."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from broadsheet.news.dateline import iso
from broadsheet.news.span import Span
from broadsheet.web import ledgerwords, wording
from broadsheet.web.marking import anchor


def environment(**options: Any) -> Environment:
    """Return the environment; an unknown name in a template is an error, never an empty string."""
    options.update(undefined=StrictUndefined, lstrip_blocks=True)
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701
    if made.autoescape is not True:  # Django's backend sets it; nothing may unset it
        raise ValueError("pages are escaped or not made at all")
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    made.globals.update(
        url=url,
        asset=asset,
        passage=passage,
        page_language=lambda: (translation.get_language() or "en").partition("-")[0],
        page_direction=lambda: "rtl" if translation.get_language_bidi() else "ltr",
    )
    made.filters.update(
        age=wording.age,
        day=wording.day,
        weekday=wording.weekday,
        short=wording.short,
        full=wording.full,
        dated=wording.dated,
        printed=wording.printed,
        relation=wording.relation,
        kind=wording.kind,
        standing=wording.standing_of,
        quote_kind=wording.kind_of_quote,
        percent=wording.percent,
        often=wording.often,
        foreign=wording.foreign,
        agreement=ledgerwords.agreement,
        stance=ledgerwords.stance_of,
        days=ledgerwords.days,
        calendar_day=wording.day_of,
        wording=ledgerwords.wording_of,
        held=ledgerwords.held,
        touched=ledgerwords.touched,
        fresh=ledgerwords.fresh,
        iso=iso,
        host=host,
        web_address=web_address,
    )
    made.globals["leaning_words"] = wording.leaning
    return made


def url(name: str, *args: object, **query: object) -> str:
    """Return the address of a page by its name, with a query of what is not empty."""
    address = _place(name, *args)
    kept = [(key, value) for key, value in query.items() if value not in ("", None)]
    return f"{address}?{urlencode(kept)}" if kept else address


@lru_cache(maxsize=4096)
def _place(name: str, *args: object) -> str:
    # Thirty to sixty of these a page: looking them up anew took a tenth of its time.
    return reverse(name, args=args)


def passage(article: str, start: int, end: int, version: str = "") -> str:
    """Return the address of a passage in its article: marked there and scrolled to."""
    span = Span(start, end)
    query = {"w": f"{start}-{end}", **({"v": version} if version else {})}
    return f"{_place('article', article)}?{urlencode(query)}#{anchor(span)}"


@cache
def asset(path: str) -> str:
    """Return the address of a file of ours, its digest with it so that it can be kept."""
    body = resources.files("broadsheet.web").joinpath("static", path).read_bytes()
    return f"{static(path)}?{hashlib.sha256(body).hexdigest()[:12]}"


def host(address: str) -> str:
    """Return the host of an address as a person reads it, empty when it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def web_address(address: str) -> str:
    """Return `address` if it is http or https, else nothing: no other link leaves a page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    plain = not any(sign <= " " or sign == "\\" for sign in address)
    return address if parts.scheme in {"http", "https"} and parts.netloc and plain else ""
