"""The archive's promise: search finds what holds the words, and never fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest

from broadsheet.archive.protocol import Archive
from broadsheet.archive.sql import SqlArchive
from broadsheet.news.article import Article, Block
from broadsheet.news.ids import ArticleId
from contracts.copydesk import NOON, CopyDesk


def text(desk: CopyDesk, headline: str, body: str, hours: int = 1) -> Article:
    return desk.article(
        age=timedelta(hours=hours), headline=headline, standfirst="", blocks=(Block(text=body),)
    )


@pytest.fixture
def library(archive: Archive, desk: CopyDesk) -> dict[str, ArticleId]:
    """Four articles to search, none of them derived from yet."""
    made = {
        "hubs": text(desk, "Return hubs agreed", "The minister’s plan for Kosovo, he said.", 4),
        "boats": text(desk, "Boats turned", "Return hubs were not discussed by ministers.", 3),
        "cafe": text(
            desk, "Café naïveté", "Straße, 東京都は大きい, हिन्दी समाचार, 3.2 million_x.", 2
        ),
        "odd": text(desk, "Nul\0 and \ud800", "Don't", 1),
    }
    for article in made.values():
        archive.file(article, at=NOON)
    return {name: article.id for name, article in made.items()}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kosovo", ["hubs"]),
        ("KOSOVO minister", ["hubs"]),
        ("return", ["boats", "hubs"]),
        ("ministers", ["boats", "hubs"]),
        ('"return hubs"', ["boats", "hubs"]),
        ("“return hubs” agreed", ["hubs"]),
        ('"hubs return"', []),
        ('"hubs were', ["boats"]),
        ("cafe", ["cafe"]),
        ("NAÏVETÉ strasse", ["cafe"]),
        ("東京", ["cafe"]),
        ("京東", []),
        ("हिन्दी", ["cafe"]),
        ("3.2", ["cafe"]),
        ("2.3", []),
        ("nul", ["odd"]),
        ("don’t", ["odd"]),
        ("the", ["hubs"]),
        ("kosovo boats", []),
    ],
)
def test_search_finds_what_holds_all_words(
    archive: Archive, library: dict[str, ArticleId], words: str, found: list[str]
) -> None:
    hits = [hit.article for hit in archive.search(words, limit=9)]
    assert sorted(hits) == sorted(library[one] for one in found)


def test_search_puts_the_best_first(archive: Archive, library: dict[str, ArticleId]) -> None:
    hits = archive.search("return hubs", limit=9)
    assert [hit.article for hit in hits] == [library["hubs"], library["boats"]]
    assert hits[0].score > hits[1].score
    assert len(archive.search("return hubs", limit=1)) == 1
    assert archive.search("return", limit=0) == []
    newest = archive.search("return hubs", limit=9, newest_first=True)
    assert [hit.article for hit in newest] == [library["boats"], library["hubs"]]
    anything = archive.search("kosovo boats zebra", limit=9, any_word=True)
    assert {hit.article for hit in anything} == {library["hubs"], library["boats"]}


def test_search_knows_the_newest_text_alone(archive: Archive, desk: CopyDesk) -> None:
    article = text(desk, "Headline", "Walrus seen")
    archive.file(article, at=NOON)
    newer = replace(article, blocks=(Block(text="Heron seen"),), seen_at=NOON)
    archive.file(newer, at=NOON)
    older = replace(article, blocks=(Block(text="Otter seen"),), seen_at=NOON - timedelta(days=1))
    archive.file(older, at=NOON)
    archive.start_over()
    assert [len(archive.search(word, limit=9)) for word in ("walrus", "heron", "otter")] == [
        0,
        1,
        0,
    ]
    assert archive.search("seen", limit=9)[0].article == article.id


@pytest.mark.parametrize(
    "words",
    [
        *('"', '""', '" "', "'", "*", "kosovo*", "NEAR(", "NEAR(a b, 2)", "AND", "OR OR", "NOT"),
        *("-kosovo", "+kosovo", "headline:kosovo", "{headline}: x", "^kosovo", "a:b:c", "( (", "|"),
        *("\0", "kos\0ovo", "\ud800", "kosovo & ! <-> | hubs", ":*", "\\", "%s %(x)s {}", "; --"),
        "①②", "\u0300\u0301", "\u200d", "🙂", " ", "",
        " OR ".join(f"word{at}" for at in range(1000)),
        "kosovo " * 15_000,
        "x" * 100_000,
        '"' * 100_000,
        "é" * 100_000,
    ],
    ids=lambda words: f"{words[:12]!r}-{len(words)}",
)  # fmt: skip
def test_search_never_fails(archive: Archive, library: dict[str, ArticleId], words: str) -> None:
    for any_word in (False, True):
        started = perf_counter()
        hits = archive.search(words, limit=9, any_word=any_word)
        assert perf_counter() - started < 2, "a hundred times what it takes, for busy machines"
        assert {hit.article for hit in hits} <= set(library.values())


def base36(number: int) -> str:
    signs = "0123456789abcdefghijklmnopqrstuvwxyz"
    return "".join(signs[number // 36**place % 36] for place in (3, 2, 1, 0)).lstrip("0") or "0"


def test_a_text_of_many_words_is_filed_and_found(sql: SqlArchive, desk: CopyDesk) -> None:
    # Short words that never repeat fill a tsvector twice as fast as they fill a text.
    body = " ".join(base36(at) for at in range(100_000))
    sql.file(text(desk, "Long", body), at=NOON)
    assert len(sql.search("1fz long", limit=9)) == 1
