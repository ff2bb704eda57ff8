"""Telling feeds from pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.feeds.sniff import Family, family_of, looks_like_feed
from broadsheet.news.page import Page

NOW = datetime(2026, 3, 11, tzinfo=UTC)


def page(body: bytes, content_type: str = "") -> Page:
    return Page(url="http://paper.example/x", body=body, fetched_at=NOW, content_type=content_type)


@pytest.mark.parametrize(
    ("body", "family"),
    [
        (b'<?xml version="1.0"?>\n<rss version="2.0">', Family.XML),
        (b"\xef\xbb\xbf  <rss>", Family.XML),
        (b"<!-- by hand --><feed xmlns='http://www.w3.org/2005/Atom'>", Family.XML),
        (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rdf:RDF>', Family.XML),
        (b"Warning: header already sent<rss version='2.0'>", Family.XML),
        ('<?xml version="1.0"?><rss>'.encode("utf-16"), Family.XML),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', Family.JSON),
        (b'{"title": "x", "items": []}', Family.JSON),
        (b'{"title": "x"}', None),
        (b"<!doctype html><html><body><p>x", None),
        (b'<?xml version="1.0"?><opml version="2.0">', None),
        (b'<?xml version="1.0"?><urlset>', None),
        (b"", None),
    ],
)
def test_a_feed_is_known_by_its_head(body: bytes, family: Family | None) -> None:
    assert family_of(page(body)) is family
    assert looks_like_feed(page(body)) is (family is not None)
