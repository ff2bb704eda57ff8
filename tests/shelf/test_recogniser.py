"""Our decoding of the name model finds what spaCy's own finds, whatever the text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.shelf.tagger import SpacyTagger
from broadsheet.text.models import Tagger

EDITION = Path(__file__).parents[2] / "src" / "broadsheet" / "demo_edition"
WORDS = (
    "Anna Lindqvist|Mr Rowe|the BBC|London|New York City|£28 million|on Monday|half a million|"
    "said|and|of the|in|,|.|“|”|\n\n|\n|  |\t|8-10 July|3.2 per cent|Bank of Port Maren|😀|'s|"
    "Harbour Act 1998|French|second|12|12|more than|hours"
).split("|")
prose = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def both(tagger: Tagger, texts: list[str]) -> None:
    assert isinstance(tagger, SpacyTagger)
    assert tagger(texts) == tagger.plainly(texts)


def test_every_page_of_the_edition_is_tagged_as_by_spacy(tagger: Tagger) -> None:
    texts = [page.read_text("utf-8") for page in sorted(EDITION.rglob("*.txt"))]
    texts += [page.read_text("utf-8") for page in sorted(EDITION.rglob("*.html"))[:20]]
    assert len(texts) > 10
    both(tagger, texts)
    assert sum(map(len, tagger(texts))) > 500


@settings(max_examples=60, deadline=None)
@given(st.lists(prose | st.text(max_size=40), max_size=4))
def test_any_words_are_tagged_as_by_spacy(tagger: Tagger, texts: list[str]) -> None:
    both(tagger, texts)


def test_a_name_without_an_end_is_tagged_as_by_spacy(tagger: Tagger) -> None:
    both(tagger, ["Foo Foo" * 400, "Bank of " * 300, "Anna Lindqvist and " * 100])


def test_nothing_and_white_space_have_no_names(tagger: Tagger) -> None:
    both(tagger, ["", " ", "\n\n\n", "Anna"])
    assert tagger(["", " ", "\n\n\n"]) == [(), (), ()]
