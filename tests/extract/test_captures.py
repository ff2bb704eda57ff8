"""Real-shaped captures: each folder under tests/captures is one, with what must be read of it."""

from __future__ import annotations

import json
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.extract.read import read
from broadsheet.news.article import Article, BlockKind
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.page import Page
from broadsheet.news.press import Press

FOLDERS = sorted(
    path for path in (Path(__file__).parent.parent / "captures").iterdir() if path.is_dir()
)
CAPTURES = [pytest.param(folder, id=folder.name) for folder in FOLDERS]
OPTIONAL = {"byline": [], "url": "", "tags": [], "captions": []}


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
        "blocks": _texts(article, captions=False),
        "captions": _texts(article, captions=True),
        "url": article.url,
        "tags": list(article.tags),
        "language": article.language,
    }
    return {key: value for key, value in said.items() if key in keys}


def _texts(article: Article, *, captions: bool) -> list[str]:
    return [one.text for one in article.blocks if (one.kind is BlockKind.CAPTION) is captions]


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


def harmed(body: bytes, dice: random.Random) -> bytes:
    """Return bytes with some of them changed, cut, said again, or followed by another capture."""
    harm, at = dice.randrange(4), dice.randrange(len(body))
    if harm == 0:
        changed = bytearray(body)
        for _ in range(dice.randint(1, 30)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        return bytes(changed)
    if harm == 1:
        return body[:at]
    if harm == 2:
        again = body[at : at + dice.randint(1, 300)]
        return body[:at] + again * dice.randint(2, 200) + body[at:]
    other = next(dice.choice(FOLDERS).glob("input.*")).read_bytes()
    return body[:at] + other[dice.randrange(len(other)) :] + body[at:]


@pytest.mark.parametrize("folder", CAPTURES)
@settings(deadline=10_000, max_examples=15)
@given(dice=st.randoms(use_true_random=False))
def test_a_harmed_capture_gives_articles_or_a_plain_error(
    folder: Path, dice: random.Random
) -> None:
    source = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    body = harmed(next(folder.glob("input.*")).read_bytes(), dice)
    page = Page(url="", body=body, fetched_at=source["seen_at"])
    try:
        found = read(page, press=Press(), subject=folder.name)
    except BroadsheetError as error:
        assert "\n" not in str(error)
        return
    for one in found:
        assert one.headline and one.printed_at <= source["seen_at"]
        assert all(span.of(one.text) == part.text for part, span in one.laid_out())
