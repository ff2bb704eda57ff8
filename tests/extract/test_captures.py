"""Real-shaped captures: each folder under tests/captures is one, with what must be read of it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from broadsheet.extract.read import read
from broadsheet.news.article import Article
from broadsheet.news.page import Page
from broadsheet.news.press import Press

FOLDERS = sorted(
    path for path in (Path(__file__).parent.parent / "captures").iterdir() if path.is_dir()
)
CAPTURES = [pytest.param(folder, id=folder.name) for folder in FOLDERS]
OPTIONAL = {"byline": [], "url": "", "tags": []}


def read_in(folder: Path) -> tuple[Article, ...]:
    source = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    (given,) = folder.glob("input.*")
    page = Page(url="", body=given.read_bytes(), fetched_at=source["seen_at"])
    return read(page, press=Press(), subject=folder.name)


def printed(article: Article, keys: set[str]) -> dict[str, Any]:
    published = article.published
    said: dict[str, Any] = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "outlet": article.outlet,
        "byline": list(article.byline),
        "published": published.iso() if published else "",
        "blocks": [block.text for block in article.blocks],
        "url": article.url,
        "tags": list(article.tags),
        "language": article.language,
    }
    return {key: value for key, value in said.items() if key in keys}


def test_there_are_captures_of_many_shapes() -> None:
    assert len(FOLDERS) >= 12


@pytest.mark.parametrize("folder", CAPTURES)
def test_a_capture_gives_its_articles_and_nothing_else(folder: Path) -> None:
    wanted = [OPTIONAL | one for one in json.loads((folder / "expected.json").read_text("utf-8"))]
    found = read_in(folder)
    keys = [set(one) for one in wanted] + [set(OPTIONAL)] * len(found)
    assert [printed(one, only) for one, only in zip(found, keys, strict=False)] == wanted


@pytest.mark.parametrize("folder", CAPTURES)
def test_clippings_are_related_to_the_article_they_stood_beside(folder: Path) -> None:
    main, *others = read_in(folder)
    assert main.related in {(), tuple(one.identity for one in others)}
    assert not any(one.related for one in others)
    again = read_in(folder)
    assert [one.version for one in again] == [one.version for one in (main, *others)]
    for one in again:
        assert all(span.of(one.text) == part.text for part, span in one.laid_out())
        assert one.printed_at <= one.seen_at
