"""Real-shaped pages: each folder under tests/pages is one, with what must be read from it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from broadsheet.extract.read import read
from broadsheet.news.article import Article
from broadsheet.news.errors import NoArticle
from broadsheet.news.page import Page
from broadsheet.news.press import Press

PAGES = sorted(path for path in (Path(__file__).parent.parent / "pages").iterdir() if path.is_dir())
WANTED = [json.loads((folder / "expected.json").read_text("utf-8")) for folder in PAGES]
ARTICLES = [
    pytest.param(folder, wanted, id=folder.name)
    for folder, wanted in zip(PAGES, WANTED, strict=True)
    if "error" not in wanted
]
REFUSED = [
    pytest.param(folder, wanted, id=folder.name)
    for folder, wanted in zip(PAGES, WANTED, strict=True)
    if "error" in wanted
]


def page_in(folder: Path) -> Page:
    source = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    body = (folder / "page.html").read_bytes()
    return Page(
        url=source["url"],
        body=body,
        fetched_at=source["seen_at"],
        notices=tuple(source.get("notices", ())),
    )


def read_only(page: Page, name: str) -> Article:
    (article,) = read(page, press=Press(), subject=name)
    return article


def printed(article: Article) -> dict[str, Any]:
    published, modified = article.published, article.modified
    return {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": list(article.byline),
        "outlet": article.outlet,
        "credit": article.credit,
        "published": published.iso() if published else "",
        "precision": published.precision.value if published else "",
        "modified": modified.iso() if modified else "",
        "language": article.language,
        "kind": article.kind.value,
        "section": article.section,
        "tags": list(article.tags),
        "image": article.image,
        "url": article.url,
        **_terms(article),
        "blocks": [
            [block.kind.value, block.text, *([block.entry.iso()] if block.entry else [])]
            for block in article.blocks
        ],
    }


def _terms(article: Article) -> dict[str, Any]:
    """Return what is rarely there, where it is."""
    told = {
        "paywalled": article.paywalled,
        "reservations": list(article.reservations),
        "continued": article.continued,
        "published_words": article.published.raw if article.published else "",
    }
    if article.published and article.published.raw[:10] == article.published.iso()[:10]:
        told.pop("published_words")
    return {key: value for key, value in told.items() if value}


def test_there_are_pages_of_many_shapes() -> None:
    assert len(ARTICLES) >= 6 and len(REFUSED) >= 3


@pytest.mark.parametrize(("folder", "wanted"), ARTICLES)
def test_a_page_gives_its_article_and_nothing_else(folder: Path, wanted: dict[str, Any]) -> None:
    assert printed(read_only(page_in(folder), folder.name)) == wanted


@pytest.mark.parametrize(("folder", "wanted"), ARTICLES)
def test_reading_twice_gives_the_same_version(folder: Path, wanted: dict[str, Any]) -> None:
    first, second = (read_only(page_in(folder), folder.name) for _ in range(2))
    assert (first.id, first.version) == (second.id, second.version)
    assert first.identity == wanted["url"]


@pytest.mark.parametrize(("folder", "wanted"), ARTICLES)
def test_every_part_stands_where_its_span_says(folder: Path, wanted: dict[str, Any]) -> None:
    article = read_only(page_in(folder), folder.name)
    assert all(span.of(article.text) == part.text for part, span in article.laid_out())
    assert article.body().of(article.text).startswith(wanted["blocks"][0][1])


@pytest.mark.parametrize(("folder", "wanted"), REFUSED)
def test_a_page_without_an_article_is_refused(folder: Path, wanted: dict[str, Any]) -> None:
    with pytest.raises(NoArticle) as caught:
        read_only(page_in(folder), folder.name)
    assert (caught.value.subject, caught.value.sentence) == (folder.name, wanted["sentence"])
