"""No markup of a feed survives its reading, whatever field it stands in."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.feeds.parse import parse
from broadsheet.news.page import Page

SCRIPTS = (
    "<script>steal()</script>",
    "<img src=x onerror=steal()>",
    "<svg/onload=steal()>",
    '<a href="javascript:steal()">read</a>',
    "<iframe srcdoc='<script>steal()</script>'></iframe>",
    "<math><mtext><style><img src=x onerror=steal()>",
    "<scr<script>ipt>steal()</scr</script>ipt>",
    "<!--><script>steal()</script>-->",
    "<details open ontoggle=steal()>x",
    "<object data='javascript:steal()'><embed src=x></object>",
)
LIVE = re.compile(
    r"<\s*(?:script|img|svg|iframe|math|style|details|object|embed|a\s)", re.IGNORECASE
)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, tuple | list):
        return [text for one in value for text in texts(one)]
    return []


def read(body: str) -> Any:
    page = Page(
        url="https://paper.example/feed",
        body=body.encode(),
        fetched_at=datetime(2026, 3, 11, tzinfo=UTC),
    )
    return asdict(parse(page))


@pytest.mark.parametrize("script", SCRIPTS)
def test_texts_of_items_hold_no_tags(script: str) -> None:
    item = (
        f"<item><link>/1</link><title>Ferry</title><description>{escape(script)} Words"
        f"</description><content:encoded><![CDATA[{script} More]]></content:encoded></item>"
    )
    atom = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">{escape(script)}</title>'
        f'<entry><id>1</id><title type="html">{escape(script)} T</title>'
        f'<summary type="html">{escape(script)} S</summary></entry></feed>'
    )
    rss = (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<description>{escape(script)}</description>{item}</channel></rss>"
    )
    for body in (rss, atom):
        for text in texts(read(body)):
            assert not LIVE.search(text), text


@settings(deadline=None)
@given(st.text(st.sampled_from("javscript:data/\t\n //xe.@<>\"'")))
def test_every_address_is_of_the_web(link: str) -> None:
    shown = escape(link)
    item = (
        f"<item><guid>1</guid><link>{shown}</link><enclosure url='{shown}'/>"
        f"<itunes:image href='{shown}'/></item>"
    )
    head = f"<link>{shown}</link><a:link rel='hub' href='{shown}'/>"
    spaces = (
        "xmlns:a='http://www.w3.org/2005/Atom' "
        "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
    )
    feed = read(f"<rss {spaces}><channel>{head}{item}</channel></rss>")
    (one,) = feed["items"]
    for address in (one["link"], one["image"], *one["enclosures"], feed["site"], feed["hub"]):
        assert not address or address.startswith(("http://", "https://"))
