"""Addresses made whole, stripped and compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.addresses import LONGEST, absolute, bare, host_of, same_house

BASE = "https://paper.example/news/today/"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("../a?b=1#c", "https://paper.example/news/a?b=1#c"),
        ("//Other.Example:443/x", "https://other.example/x"),
        ("HTTP://paper.example:80", "http://paper.example/"),
        ("  /a b  ", "https://paper.example/a%20b"),
        ("https://[::1]:8443/x", "https://[::1]:8443/x"),
    ],
)
def test_a_link_is_made_whole(link: str, whole: str) -> None:
    assert absolute(BASE, link) == whole


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " \tjavascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "ftp://paper.example/x",
        "https://name:word@paper.example/",
        "https://",
        "https://paper.example:port/",
        "https://paper .example/",
        "https://paper.example/" + "a" * LONGEST,
        "",
    ],
)
def test_what_is_no_web_address_is_dropped(link: str) -> None:
    assert absolute(BASE, link) == ""


def test_tracking_goes_and_meaning_stays() -> None:
    address = "https://paper.example/a?id=7&utm_source=x&fbclid=y&page=2#top"
    assert bare(address) == "https://paper.example/a?id=7&page=2"
    assert bare("https://paper.example/a?b=c+d%2Fe") == "https://paper.example/a?b=c+d%2Fe"
    assert bare("mailto:a@b.example") == ""


def test_a_house_has_many_doors() -> None:
    assert host_of("https://WWW.Paper.example./x") == "paper.example"
    assert same_house("https://m.paper.example/a", "https://www.paper.example/b")
    assert same_house("https://news.paper.example/a", "https://paper.example/b")
    assert not same_house("https://paper.example/a", "https://notpaper.example/a")
    assert not same_house("", "")


@settings(deadline=None)
@given(st.text(max_size=100), st.text(max_size=100))
def test_what_comes_out_is_a_web_address_or_nothing(base: str, link: str) -> None:
    found = absolute(base, link)
    assert found == "" or found.startswith(("http://", "https://"))
    assert absolute("", found) == found
    assert bare(bare(found)) == bare(found)
