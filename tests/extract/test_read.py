"""One door for files and pages of every sort."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.extract.limits import LARGEST_PAGE
from broadsheet.extract.read import is_html, read
from broadsheet.news.article import Article
from broadsheet.news.errors import BroadsheetError, EmptyInput, NoArticle, NotText, TooLarge
from broadsheet.news.page import Page
from broadsheet.news.press import Press

SEEN = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)


def articles(body: bytes, content_type: str = "") -> tuple[Article, ...]:
    page = Page(url="", body=body, fetched_at=SEEN, content_type=content_type)
    return read(page, press=Press(), subject="given")


@pytest.mark.parametrize(
    ("text", "content_type", "html"),
    [
        ("<!DOCTYPE html><p>x", "", True),
        ("<!-- saved from a browser -->\n<HTML>", "", True),
        ("<div><h1>x</h1><p>y</p></div>", "", True),
        ("<p>x", "text/html; charset=utf-8", True),
        ("A headline\n\nIt is <b>bold</b> to write this.", "", False),
        ("Plain words", "text/html", False),
    ],
)
def test_html_is_told_from_text(text: str, content_type: str, html: bool) -> None:
    assert is_html(text, content_type) is html


@pytest.mark.parametrize(
    ("body", "error", "says"),
    [
        (b"", EmptyInput, "nothing in it"),
        (b" \r\n\t\x00", EmptyInput, "nothing in it"),
        (b"%PDF-1.7 ...", NotText, "PDF"),
        (bytes(range(1, 32)) * 50, NotText, "no text"),
        (b"x" * (LARGEST_PAGE + 1), TooLarge, "limit of 15 MB for a page"),
        (b"Head\n\n" + b"word " * 500_000, TooLarge, "limit of 2 MB for an article's text"),
        (b"<?xml version='1.0'?><rss><channel>", NoArticle, "this is a feed"),
        (b"<opml version='2.0'>", NoArticle, "list of feeds"),
        (b'{"headline": "x"}', NoArticle, ".jsonl"),
        (b"<?xml version='1.0'?><note>x</note>", NoArticle, "no HTML page"),
        (b"<html><title>404 Not Found</title><h1>Not Found</h1>", NoArticle, "error page"),
        (b"<html><title>Just a moment...</title><p>Checking your browser", NoArticle, "human"),
    ],
)
def test_bad_input_is_named_in_one_plain_sentence(
    body: bytes, error: type[BroadsheetError], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        articles(body)
    assert str(caught.value).startswith("given: ")
    assert "\n" not in str(caught.value)


def test_a_report_about_errors_is_no_error_page() -> None:
    copy = "<p>The page was not found by many readers on Monday, the paper said in a note.</p>" * 30
    (article,) = articles(f"<html><h1>Readers met a 404 on Monday</h1>{copy}".encode())
    assert article.headline == "Readers met a 404 on Monday"


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_give_articles_or_a_plain_error(body: bytes) -> None:
    for whole in (body, b"<html><body>" + body, b"Headline\n\n" + body):
        try:
            found = articles(whole)
        except BroadsheetError as error:
            assert error.subject == "given"
        else:
            assert found
            for article in found:
                assert article.headline and article.printed_at <= SEEN
                assert all(span.of(article.text) == part.text for part, span in article.laid_out())
