"""Whatever the text, notes come back, the same each time, and every span fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.noting import SEEN, Noting
from broadsheet.analysis.analyst import OTHER_LANGUAGE, UNREAD, WITHOUT_TAGGER, Models
from broadsheet.analysis.annotate import CUT_SHORT, MOST_NOTED, annotate, annotate_all
from broadsheet.news.article import Article, Block
from broadsheet.news.notes import Notes
from broadsheet.news.press import known_press
from broadsheet.news.span import Span
from broadsheet.text.models import Tagged

PIECES = st.sampled_from(
    [
        "Mary Vane", "Mr Osk", "the council", "said", "told", "that", "according to", "“", "”", "'",
        '"', "« ", " »", "‘", "’", ", ", ". ", ": ", "? ", "£4.20", "almost", "22,000", "people",
        "one in five", "half a million", "The Times", "has reported", "he", "She", "who", "\n\n",
        "\n", " ", "–", "(PA)", "a report", "seen by", "MP", "Dr.", "2025", "No 10", "\x00",
        "\ud800",
        "é", "中", "😀", "\u202e", "said:", "and added", "saying", "not",
        "the prime minister of Kell",
    ]
)  # fmt: skip
COPY = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)


def article_of(headline: str, *paragraphs: str) -> Article:
    blocks = tuple(Block(text=words) for words in paragraphs)
    return Article(identity="capture:x", headline=headline, blocks=blocks, seen_at=SEEN)


def spans(notes: Notes) -> Iterator[Span | None]:
    for name in notes.names:
        yield from (*name.mentions, name.role)
    for quote in notes.quotes:
        yield from (quote.words, quote.cue, quote.addressee)
        if quote.speaker is not None:
            yield from (quote.speaker.words, quote.speaker.role)
    for source in notes.sources:
        yield from (source.words, source.name)
    for figure in notes.figures:
        yield from (figure.words, figure.counted, figure.period)
    yield from (time.words for time in notes.times)
    yield from (position.words for position in notes.positions)
    for tag in notes.hashtags:
        yield from tag.mentions
    yield from (point.words for point in notes.key_points)


def noted(article: Article) -> Notes:
    return annotate(article, models=Models(), press=known_press())


@settings(deadline=None)
@given(COPY, COPY, COPY)
def test_any_text_is_noted_and_every_span_fits(headline: str, one: str, other: str) -> None:
    article = article_of(headline, one, other)
    notes = noted(article)
    for span in spans(notes):
        assert span is None or len(span.of(article.text)) == len(span)
    for name in notes.names:
        assert name.mentions and name.label and name.key
        assert list(name.mentions) == sorted(set(name.mentions))
    for quote in notes.quotes:
        assert quote.words.of(article.text).strip()
    for one_quote, next_quote in zip(notes.quotes, notes.quotes[1:], strict=False):
        assert one_quote.words.end <= next_quote.words.start
    assert len({tag.key for tag in notes.hashtags}) == len(notes.hashtags) <= 10
    assert noted(article) == notes


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00\x01\x02", "said " * 4000, "‘" * 20_000, "A. " * 7000, "£1 to £2m " * 2000,
     "He said (a) " * 1700, "Mr Smith " * 2300, "\ud800" * 5000, "1" * 20_000],
)  # fmt: skip
def test_hostile_text_is_noted(text: str) -> None:
    noted(article_of("x", text))


FOREIGN = {
    "fi": "Sataman johtaja Aino Osk sanoi maanantaina, että laituri suljetaan ja 300 venettä "
    "siirretään. ”Emme halua odottaa enää pidempään”, Osk sanoi. Työ maksaa 2,5 miljoonaa euroa.",
    "nl": "De haven gaat maandag dicht, zei directeur Anna Osk. “Wij willen niet langer wachten.” "
    "Het werk kost 2,5 miljoen euro en duurt volgens het bestuur tot het einde van het jaar.",
    "el": "Η διευθύντρια του λιμανιού είπε ότι η προβλήτα θα κλείσει. «Δεν θέλουμε να περιμένουμε "
    "άλλο», είπε. Το έργο κοστίζει 2,5 εκατομμύρια ευρώ και 300 σκάφη θα μετακινηθούν.",
    "ja": "港湾局長は「もう待てない」と述べた。工事費は2億5000万円。300隻の船が移動する。",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language_that_is_not_read_is_said_to_be_so_and_nothing_is_made_up(
    language: str,
) -> None:
    notes = noted(article_of(FOREIGN[language][:30], FOREIGN[language]))
    assert notes.language == language
    assert UNREAD in notes.notices
    assert (notes.quotes, notes.sources, notes.figures) == ((), (), ())
    assert (notes.times, notes.positions) == ((), ())


def test_two_megabytes_are_noted_from_the_front() -> None:
    line = "In Kell £1.2m was paid to Mary Vane, she said. "
    notes = noted(article_of("Sums", *[line * 40] * (2_000_000 // (40 * len(line)))))
    assert CUT_SHORT in notes.notices
    assert {figure.value for figure in notes.figures} == {Decimal(1_200_000)}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x85", "\u200b", "\u202e", "\ufeff"])
def test_control_characters_make_no_note_up(sign: str) -> None:
    plain = "Mary Vane said that 300 boats were late. “We waited,” she told the council."
    words = plain.split(" ")
    for at in range(1, len(words)):
        notes = noted(article_of("Late", " ".join(words[:at]) + f" {sign} " + " ".join(words[at:])))
        assert {name.label for name in notes.people} <= {"Mary Vane"}
        assert {quote.speaker.label for quote in notes.quotes if quote.speaker} <= {"Mary Vane"}
        assert {figure.value for figure in notes.figures} <= {Decimal(300)}


def test_many_are_noted_as_one_by_one_with_one_call_of_the_tagger() -> None:
    calls: list[int] = []

    class Counting:
        name = digest = "counting"

        def __call__(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
            calls.append(len(texts))
            return [() for _ in texts]

    english = [
        article_of(f"Rain falls on the town number {n}", "It rained all day.") for n in range(3)
    ]
    french = article_of("La pluie tombe", "La pluie est tombée toute la journée sur la ville.")
    found = annotate_all([*english, french], models=Models(tagger=Counting()), press=known_press())
    assert calls == [3]
    assert [notes.notices for notes in found] == [(), (), (), (OTHER_LANGUAGE,)]
    assert annotate_all((), models=Models(tagger=Counting()), press=known_press()) == ()


def test_notices_say_what_was_done_without(note: Noting) -> None:
    assert note("It rained.")[1].notices == (WITHOUT_TAGGER,)
    article = article_of("Rain", "It rained.")
    told = annotate(article, models=Models(notices=("no models here",)), press=known_press())
    assert told.notices == ("no models here",)


def test_language_is_the_texts_own_before_the_pages_word(note: Noting) -> None:
    assert (
        note("La pluie est tombée toute la journée sur la ville de Brest.", language="en")[
            1
        ].language
        == "fr"
    )
    assert note("OK.", headline="Hm", language="pt-BR")[1].language == "pt"


@pytest.mark.parametrize("paragraphs", [1, 4000])
def test_s43_of_a_text_without_end_the_beginning_is_noted(paragraphs: int) -> None:
    """Sums alone take ten seconds a million characters, and a worker has a minute."""
    share = 1_200_000 // paragraphs
    line = ("In Kell £1.2m was paid to Mary Vane, she said. " * (share // 47 + 1))[:share]
    article = article_of("Sums", *[line] * paragraphs)
    found = annotate(article, models=Models(), press=known_press())
    ends = [span.end for span in spans(found) if span is not None]
    assert CUT_SHORT in found.notices
    assert MOST_NOTED - 2000 < max(ends) <= MOST_NOTED
    for figure in found.figures[-3:]:
        assert "1.2m" in figure.words.of(article.text)
    short = annotate(article_of("Sums", line[:2000]), models=Models(), press=known_press())
    assert CUT_SHORT not in short.notices


def test_s43_the_tagger_sees_no_word_without_end() -> None:
    """Ten thousand brackets in a row take a tokenizer seven seconds."""
    seen: list[str] = []

    def tagger(texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        seen.extend(texts)
        return [() for _ in texts]

    text = "Mary Vane said " + "[" * 5000 + " that the ferry was late, and left for the harbour."
    article = article_of("Ferry late", text)
    annotate(article, models=Models(tagger=tagger), press=known_press())
    assert len(seen[0]) == len(article.text) and "[" not in seen[0]
    assert seen[0].startswith("Ferry late\n\nMary Vane said") and seen[0].endswith("the harbour.")
