"""Finding the feeds of a page."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.feeds.discover import discover, usual_places
from broadsheet.news.page import Page

NOW = datetime(2026, 3, 11, tzinfo=UTC)


def page(body: bytes, url: str = "https://paper.example/news/") -> Page:
    return Page(url=url, body=body, fetched_at=NOW)


def test_the_feeds_a_page_names_are_found_in_order_and_once() -> None:
    body = b"""<html><head><base href="https://cdn.paper.example/x/">
    <link rel="alternate" type="application/rss+xml" href="all.xml">
    <link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" href="/atom">
    <link rel="alternate" type="application/rss+xml" href="all.xml">
    <link rel="alternate" type="application/rss+xml" title="Comments feed" href="/c">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" href="/s.css">
    <link rel="alternate" type="application/feed+json" href="//other.example/feed.json">"""
    assert discover(page(body)) == (
        "https://cdn.paper.example/x/all.xml",
        "https://cdn.paper.example/atom",
        "https://other.example/feed.json",
    )


def test_links_to_the_usual_places_are_taken_where_nothing_is_declared() -> None:
    body = b"""<a href="/">Home</a> <a href="/news/feed/">RSS</a> <a href="/sport.rss">Sport</a>
    <a href="/comments/feed">Comments</a> <a href="/feedback">Write to us</a>
    <a href="/atom.xml">Atom</a>"""
    assert discover(page(body)) == (
        "https://paper.example/news/feed/",
        "https://paper.example/sport.rss",
        "https://paper.example/atom.xml",
    )


def test_a_page_that_names_none_has_usual_places() -> None:
    assert discover(page(b"<p>nothing here")) == ()
    assert usual_places("https://paper.example/news/?x")[:2] == (
        "https://paper.example/feed",
        "https://paper.example/rss",
    )
    assert usual_places("mailto:x") == ()


def test_the_headers_name_feeds_too_and_first() -> None:
    told = Page(
        url="https://paper.example/news/",
        body=b"<link rel=alternate type=application/rss+xml href=/all.xml>",
        links='</told.json>; rel=alternate; type="application/feed+json", </s.css>; rel=alternate',
        fetched_at=NOW,
    )
    assert discover(told) == (
        "https://paper.example/told.json",
        "https://paper.example/all.xml",
    )


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_page_breaks_the_search(body: bytes) -> None:
    for address in discover(page(b"<link rel=alternate type=application/rss+xml href='" + body)):
        assert address.startswith(("http://", "https://"))
