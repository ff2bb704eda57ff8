"""A feed's entries made into articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.extract.items import from_item
from broadsheet.news.article import Article, Block
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.errors import TooLarge
from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.outlet import Outlet
from broadsheet.news.press import Press

SEEN = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
PRESS = Press((Outlet(key="paper", name="The Paper", hosts=("paper.example",)),))
PRINTED = Dateline(at=SEEN - timedelta(hours=2), raw="two hours before")
ITEM = FeedItem(
    key="g1",
    title="Council votes",
    link="https://other.example/a?utm_medium=rss",
    summary="Seven for, six against.",
    content="The first paragraph is long enough to be read.\n\nThe second.",
    byline=("Ann Lee",),
    tags=("council",),
    published=PRINTED,
)
FEED = Feed(title="Other News", items=(ITEM,), site="https://other.example/", language="en")


def read(item: FeedItem = ITEM, page: Article | None = None, feed: Feed = FEED) -> Article | None:
    return from_item(item, feed, page=page, seen_at=SEEN, press=PRESS)


def page(**fields: object) -> Article:
    plain: dict[str, object] = {
        "identity": "https://other.example/a",
        "headline": "As the page prints it",
        "blocks": (Block(text="The page's own text."),),
        "seen_at": SEEN,
    }
    return Article(**(plain | fields))  # type: ignore[arg-type]


def test_an_entry_with_content_is_an_article() -> None:
    article = read()
    assert article is not None
    assert article.identity == article.url == "https://other.example/a"
    assert (article.headline, article.standfirst) == ("Council votes", "Seven for, six against.")
    assert [block.text for block in article.blocks][1] == "The second."
    assert (article.outlet, article.byline, article.published) == (
        "Other News",
        ("Ann Lee",),
        PRINTED,
    )


def test_a_summary_that_begins_the_content_is_no_standfirst() -> None:
    article = read(
        FeedItem(key="k", title="T", content=ITEM.content, summary=ITEM.content[:20] + "…")
    )
    assert article is not None and article.standfirst == ""


def test_an_entry_with_a_title_alone_is_no_article() -> None:
    assert read(FeedItem(key="k", title="Council votes", summary="Short.")) is None


def test_an_entry_without_a_title_takes_its_first_words() -> None:
    article = read(FeedItem(key="k", title="", content="Word " * 60))
    assert article is not None
    assert article.headline.endswith("…") and len(article.headline) <= 121


def test_the_page_goes_first_and_the_feed_fills_what_it_leaves_out() -> None:
    article = read(page=page())
    assert article is not None
    assert article.headline == "As the page prints it"
    assert (article.outlet, article.byline, article.tags, article.language) == (
        "Other News",
        ("Ann Lee",),
        ("council",),
        "en",
    )
    assert article.published == PRINTED
    own = read(page=page(outlet="The Other", byline=("Jo Roe",), language="fr"))
    assert own is not None
    assert (own.outlet, own.byline, own.language) == ("The Other", ("Jo Roe",), "fr")


def test_the_feed_gives_a_day_its_hour_and_never_another_day() -> None:
    day = Dateline(at=SEEN.replace(hour=0), precision=Precision.DAY)
    other = Dateline(at=SEEN - timedelta(days=9), precision=Precision.DAY)
    hourly, kept = read(page=page(published=day)), read(page=page(published=other))
    assert hourly is not None and hourly.published == PRINTED
    assert kept is not None and kept.published == other


def test_the_outlet_is_known_by_the_links_host() -> None:
    article = read(
        FeedItem(key="k", title="T", link="https://paper.example/1", content=ITEM.content)
    )
    assert article is not None and article.outlet == "The Paper"


def test_a_date_to_come_is_held_back() -> None:
    late = Dateline(at=SEEN + timedelta(days=3), raw="x")
    article = read(FeedItem(key="k", title="T", content=ITEM.content, published=late))
    assert article is not None and article.published is not None
    assert (article.published.at, article.published.raw) == (SEEN, "x")


def test_an_entry_longer_than_any_article_is_refused() -> None:
    with pytest.raises(TooLarge, match="over the limit of 2 MB"):
        read(replace(ITEM, content="word " * 500_000))
