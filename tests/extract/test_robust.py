"""Whatever the bytes, reading ends in an article or in one of our own errors."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.extract.generic import extract
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.page import Page
from broadsheet.news.press import Press

SEEN = datetime(2026, 4, 2, tzinfo=UTC)
_TAGS = (
    "p div article h1 h2 a time figure figcaption table tr td ul li br span meta link script"
).split()
_NAMES = ("class", "id", "itemprop", "rel", "href", "datetime", "name", "content", "type", "style")
_VALUES = st.sampled_from(
    [
        "", "entry-content", "articleBody", "teaser", "comments", "date", "byline", "next", "2",
        "?page=2", "https://[", "2026-13-45", "author", "application/ld+json", "paywall", "\x00",
        "datePublished", "tdm-reservation", "robots", "display:none", "standfirst", "\ud800",
    ]
)  # fmt: skip
_ATTRIBUTES = st.lists(st.tuples(st.sampled_from(_NAMES), _VALUES), max_size=3)
_WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "The ferry left the harbour at noon with forty people and a piano on board. " * 2,
            "By Ann Lee", "6 July 2025", "Read more", '{"@type": "NewsArticle", "author": [[]]}',
            '{"@type": ["NewsArticle"], "hasPart": 1, "articleBody": {}, "keywords": [null]}',
        ]
    ),
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Return tag soup: tags of a news page opened and closed without order."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 25))):
        tag = draw(st.sampled_from(_TAGS))
        attributes = "".join(f" {name}='{value}'" for name, value in draw(_ATTRIBUTES))
        closed = draw(st.sampled_from(["", f"</{tag}>"]))
        parts.append(f"<{tag}{attributes}>{draw(_WORDS)}{closed}")
    return "".join(parts).encode("utf-8", "surrogatepass")


@settings(deadline=None)  # the first date of all takes a second to read
@given(st.one_of(st.binary(max_size=400), pages()), st.sampled_from(["", "text/html; charset=x"]))
def test_any_bytes_give_an_article_or_an_error_of_ours(body: bytes, content_type: str) -> None:
    page = Page(
        url="https://paper.example/a", body=body, fetched_at=SEEN, content_type=content_type
    )
    try:
        article = extract(page, press=Press())
    except BroadsheetError:
        return
    assert article.headline
    assert all(span.of(article.text) == part.text for part, span in article.laid_out())
