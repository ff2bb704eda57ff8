"""Articles as rows of JSON."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.extract.rows import read_row
from broadsheet.news.article import Article
from broadsheet.news.dateline import Precision
from broadsheet.news.errors import BadInput, BroadsheetError, EmptyInput, NoArticle, TooLarge
from broadsheet.news.outlet import Outlet
from broadsheet.news.press import Press

SEEN = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
PRESS = Press((Outlet(key="paper", name="The Paper", hosts=("paper.example",)),))
ROW = {
    "url": "https://www.paper.example/a?utm_source=x",
    "headline": "Council votes",
    "text": "The first paragraph.\n\nThe second paragraph\nover two lines.",
    "authors": ["By Ann Lee", "Jo Roe"],
    "published": "2026-01-05",
}


def read(row: dict[str, object]) -> Article:
    return read_row(row, seen_at=SEEN, press=PRESS, subject="rows.jsonl:1")


def test_a_row_is_read() -> None:
    article = read(dict(ROW))
    assert article.identity == article.url == "https://www.paper.example/a"
    assert (article.headline, article.outlet) == ("Council votes", "The Paper")
    assert [block.text for block in article.blocks] == [
        "The first paragraph.",
        "The second paragraph over two lines.",
    ]
    assert article.byline == ("Ann Lee", "Jo Roe")
    assert article.published is not None
    assert (article.published.iso(), article.published.precision) == (
        "2026-01-05T00:00:00Z",
        Precision.DAY,
    )


def test_other_names_mean_the_same() -> None:
    other = read(
        {
            "link": ROW["url"],
            "title": ROW["headline"],
            "body": ROW["text"],
            "author": "By Ann Lee and Jo Roe",
            "date": ROW["published"],
        }
    )
    mine = read(dict(ROW))
    assert (other.version, other.byline, other.published) == (
        mine.version,
        mine.byline,
        mine.published,
    )


def test_what_the_row_says_goes_before_what_is_known() -> None:
    article = read(dict(ROW) | {"outlet": "Paper on Sunday", "language": "de-DE", "tags": ["x"]})
    assert (article.outlet, article.language, article.tags) == ("Paper on Sunday", "de", ("x",))


def test_a_row_of_no_address_is_known_by_its_words() -> None:
    bare = {name: value for name, value in ROW.items() if name != "url"}
    assert read(bare).identity == read(bare).identity
    assert read(bare).identity.startswith("capture:")
    assert read(dict(ROW) | {"url": "javascript:alert(1)"}).url == ""


def test_a_headline_repeated_in_the_text_is_printed_once() -> None:
    article = read(dict(ROW) | {"text": "Council votes\nThe first line.\nThe second line."})
    assert [block.text for block in article.blocks] == ["The first line.", "The second line."]


@pytest.mark.parametrize(
    ("row", "error", "says"),
    [
        ({}, EmptyInput, "empty"),
        ({"text": "Words."}, NoArticle, "no headline"),
        ({"headline": "H"}, NoArticle, "no text"),
        ({"headline": "H", "text": ["Words."]}, BadInput, "'text' of this row is not text"),
        ({"headline": "H", "text": "w " * 1_100_000}, TooLarge, "2 MB"),
    ],
)
def test_what_is_missing_is_said(
    row: dict[str, object], error: type[BroadsheetError], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read(row)
    assert caught.value.subject == "rows.jsonl:1"


NAMES = [*ROW, "title", "body", "author", "date", "outlet", "tags"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_any_row_gives_an_article_or_a_plain_error(row: dict[str, object]) -> None:
    try:
        article = read(row)
    except BroadsheetError as error:
        assert error.subject == "rows.jsonl:1"
    else:
        assert all(span.of(article.text) == part.text for part, span in article.laid_out())
        assert article.printed_at <= SEEN
