"""Where an article goes on: the next number of its own address, and no other article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.extract.continued import is_next, joined, next_address
from broadsheet.news.article import Article, Block
from broadsheet.text.markup import tree_of

HERE = "https://orrinherald.example/coast/seals"


@pytest.mark.parametrize(
    ("address", "link", "wanted"),
    [
        (HERE, '<link rel="next" href="?page=2">', f"{HERE}?page=2"),
        (HERE, f'<a rel="next" href="{HERE}/2">on</a>', f"{HERE}/2"),
        (f"{HERE}.html", '<a href="seals-2.html">Next page »</a>', f"{HERE}-2.html"),
        (HERE, f'<a href="{HERE}/seite-2">Seite 2</a>', f"{HERE}/seite-2"),
        (f"{HERE}?page=2", '<a href="?page=3">3</a><a href="?page=1">1</a>', f"{HERE}?page=3"),
        (f"{HERE}?id=7", '<a href="?id=7&amp;page=2">2</a>', f"{HERE}?id=7&page=2"),
        (HERE, '<a rel="next" href="/coast/terns">Next article</a>', ""),
        (HERE, '<a href="?page=2">Seals in 2 harbours</a>', ""),
        (HERE, '<a href="?page=3">Next page</a>', ""),
        (HERE, '<a rel="next" href="https://elsewhere.example/coast/seals?page=2">2</a>', ""),
        (f"{HERE}?page=2", '<a href="?page=1">Previous</a>', ""),
        ("", '<a rel="next" href="?page=2">2</a>', ""),
    ],
)
def test_the_next_page_is_the_same_address_one_further(
    address: str, link: str, wanted: str
) -> None:
    assert next_address(tree_of(f"<p>Words.</p>{link}", "page"), address, address) == wanted


def article(headline: str, *texts: str, continued: str = "") -> Article:
    blocks = tuple(Block(text=text) for text in texts)
    return Article(
        identity="a",
        headline=headline,
        blocks=blocks,
        seen_at=datetime(2026, 4, 2, tzinfo=UTC),
        continued=continued,
    )


def test_pages_are_joined_and_nothing_is_printed_twice() -> None:
    whole = joined(
        article("Seals", "One.", "Two.", continued="2"), article("Seals", "Two.", "Three.")
    )
    assert [block.text for block in whole.blocks] == ["One.", "Two.", "Three."]
    assert whole.continued == ""


def test_another_headline_is_another_article() -> None:
    assert is_next(article("Seals logged"), article("Seals logged – page 2"))
    assert not is_next(article("Seals logged"), article("Terns counted"))
