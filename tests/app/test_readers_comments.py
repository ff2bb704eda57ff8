"""What readers write under a captured page is in no article, and said by nobody in it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from broadsheet.app.library import articles, note

CAPTURES = Path(__file__).parent.parent / "captures"
# Quotes in comments that name somebody of the report as their speaker, and other readers' words.
WRITTEN = {
    "comments": ("The bells are in a barn", "We melted them", "perfect pitch"),
    "weblog-comments": ("we knew all along", "I cannot sing", "My cousin owns"),
    "aggregator-html": ("the judges are all my cousins", "his dentist"),
    "inline-marks": ("My kettle has been white", "Ask the mayor", "Somebody knew"),
    "german": ("mich fragt ja seit vierzig Jahren", "Meine Mutter sitzt im Rollstuhl"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_s85_a_readers_comment_is_nobodys_quote(name: str) -> None:
    (file,) = (CAPTURES / name).glob("input.*")
    body = file.read_bytes()
    seen_at = tomllib.loads((CAPTURES / name / "source.toml").read_text("utf-8"))["seen_at"]
    assert all(words in body.decode() for words in WRITTEN[name])
    found = articles(body, seen_at=seen_at)
    for article in found:
        assert not [words for words in WRITTEN[name] if words in article.text]


def test_s85_the_quotes_of_a_report_are_its_own_alone() -> None:
    main = articles((CAPTURES / "weblog-comments" / "input.txt").read_bytes())[0]
    quotes = note(main, models=False).quotes
    direct = [quote.words.of(main.text) for quote in quotes if quote.kind.value == "direct"]
    assert direct == ["They are in tune, I knocked,"]
