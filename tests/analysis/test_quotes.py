"""Who said what: quotations of every make, reported speech, and speakers only where sure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.noting import Noting
from broadsheet.news.notes import Standing

Speaking = Callable[..., list[tuple[str, str, str | None]]]


@pytest.mark.parametrize(
    "line",
    [
        "“We will go,” said Ned Osk.",
        '"We will go," Ned Osk said on Monday.',
        "Ned Osk told reporters: ‘We will go.’",
        "Mr Osk, the mayor, said: 'We will go.'",
        "Ned Osk, the mayor of Kell, said, “We will go.”",
    ],
)
def test_direct_speech(spoken: Speaking, line: str) -> None:
    ((kind, words, speaker),) = spoken("Ned Osk is mayor of Kell.", line)
    assert (kind, words.rstrip(".,"), speaker) == ("direct", "We will go", "Ned Osk")


def test_split_quotations_share_their_speaker(spoken: Speaking) -> None:
    assert spoken("“We came,” said Mary Vane, “and we saw.” “We left.” Then it rained.") == [
        ("direct", "We came,", "Mary Vane"),
        ("direct", "and we saw.", "Mary Vane"),
        ("direct", "We left.", "Mary Vane"),
    ]


def test_speech_over_paragraphs(spoken: Speaking) -> None:
    assert spoken(
        "Mary Vane said: “One is here.", "“Two is here.", "“Three is here.” She left."
    ) == [
        ("direct", "One is here.", "Mary Vane"),
        ("direct", "Two is here.", "Mary Vane"),
        ("direct", "Three is here.", "Mary Vane"),
    ]


def test_speech_reopened_in_one_flat_paragraph(spoken: Speaking) -> None:
    flat = (
        "A senior source at the Kell Harbour Trust made clear it was over. The source told The Fen "
        "Herald: 'The boats stay.' He added: 'It was the payers' money. 'We spent it. 'All of it.'"
    )
    source = "A senior source at the Kell Harbour Trust"
    assert spoken(flat) == [
        ("reported", "it was over", source),
        ("direct", "The boats stay.", source),
        ("direct", "It was the payers' money.", source),
        ("direct", "We spent it.", source),
        ("direct", "All of it.", source),
    ]


def test_reported_and_mixed_speech(spoken: Speaking) -> None:
    assert spoken(
        "Kell's mayor, Tomas Osk, also said last week that his town had not been asked.",
        "According to The Fen Herald, boats and trains are on the list.",
        "Almost 22,000 people crossed last year, according to the Home Office.",
        "Mary Vane told reporters that the hubs were not 'a silver bullet' for anyone.",
        "The plan will cost too much, the council said.",
    ) == [
        ("reported", "his town had not been asked", "Tomas Osk"),
        ("reported", "boats and trains are on the list", "The Fen Herald"),
        ("reported", "Almost 22,000 people crossed last year", "Home Office"),
        ("mixed", "the hubs were not 'a silver bullet' for anyone", "Mary Vane"),
        ("reported", "The plan will cost too much", "the council"),
    ]


def test_scare_quotes_and_titles_are_no_speech(spoken: Speaking) -> None:
    assert (
        spoken(
            "The 'return hubs' would house people. She sang “Only the Rain” at the end.",
            "Mary Osk raised the idea of 'hubs' in Kell. He read “War and Peas” on the train.",
            headline="Kell ‘to ask' for hubs",
        )
        == []
    )


def test_pronouns_lead_back_only_where_that_is_safe(spoken: Speaking) -> None:
    assert spoken("Mary Vane travelled to Kell. She said the boats were late.")[0][2] == "Mary Vane"
    assert spoken("Mary Vane met Ned Osk. He said the boats were late.")[0][2] == "Ned Osk"
    # Two men, and no telling which: no speaker.
    assert spoken("Rain fell on Ned Osk and Tom Pell. He said the boats were late.")[0][2] is None
    assert spoken("The harbour is old. She said the boats were late.")[0][2] is None


def test_a_spokesman_is_not_whom_he_speaks_for(note: Noting) -> None:
    _article, notes = note(
        "A spokesman for Mary Vane said: “We are late.” Mary Vane's lawyer said she was well.",
        "Two friends of Ned Osk said that he was tired.",
    )
    labels = [quote.speaker.label for quote in notes.quotes if quote.speaker]
    standings = {quote.speaker.standing for quote in notes.quotes if quote.speaker}
    assert labels == ["A spokesman for Mary Vane", "Mary Vane's lawyer", "Two friends of Ned Osk"]
    assert standings == {Standing.UNNAMED}


def test_bodies_and_roles_lead_back(spoken: Speaking) -> None:
    found = spoken(
        "Northway Ferries runs to Kell. Hanna Lind, the judge, came late.",
        "“We will study it,” the company said. The judge said that it was early.",
        "The Kell Town Council met. The council said it was over.",
    )
    assert [speaker for _, _, speaker in found] == [
        "Northway Ferries",
        "Hanna Lind",
        "Kell Town Council",
    ]


def test_the_company_is_the_firm_the_copy_was_just_about(spoken: Speaking) -> None:
    """Of two firms it is the one that spoke last; where another was named since, we can't tell."""
    line = "Northway Ferries and Kell Rail share a pier. Northway Ferries said it was open."
    found = spoken(line, "“We will study it,” the company said.")
    assert [speaker for _, _, speaker in found] == ["Northway Ferries", "Northway Ferries"]
    found = spoken(line[:-1] + " to Kell Rail.", "“We will study it,” the company said.")
    assert found[-1][2] == "the company"


def test_a_name_between_commas_says_who_the_phrase_before_it_is(spoken: Speaking) -> None:
    found = spoken(
        "The developer, Clearhead Group, said it would appeal.",
        "“It may be late,” said the warden, Zebb Quale. “I said so.”",
    )
    assert {speaker for _, _, speaker in found} == {"Clearhead Group", "Zebb Quale"}


def test_what_somebody_wants_to_have_asked_is_not_said(spoken: Speaking) -> None:
    words = "Tom Pell was the only one to have asked to go back. “Never,” he told this newspaper."
    assert [speaker for _, _, speaker in spoken(words)] == ["Tom Pell"]


def test_addressee_and_cue_are_pointed_at(note: Noting) -> None:
    article, notes = note("Clive Dunmore MP told The Fen Herald: 'Last week was hard.'")
    (quote,) = notes.quotes
    assert quote.cue is not None and quote.cue.of(article.text) == "told"
    assert quote.addressee is not None and quote.addressee.of(article.text) == "The Fen Herald"
    assert quote.speaker is not None and quote.speaker.words.of(article.text) == "Clive Dunmore"


@pytest.mark.parametrize(
    "line",
    [
        "Ned Osk never said that the boats were late.",
        "Ned Osk was told that the boats were late.",
        "Ned Osk refused to say whether the boats were late.",
        "It is said to be the oldest boat in Kell.",
        "Ned Osk's continued absence was noted by everyone in Kell.",
    ],
)
def test_what_nobody_said(spoken: Speaking, line: str) -> None:
    assert spoken(line) == []


def test_a_new_sentence_is_no_attribution(spoken: Speaking) -> None:
    found = spoken(
        "Ned Osk cried: “Never!” Mary Vane said that he was wrong. “Fine.” She replied that it was."
    )
    assert ("direct", "Never!", "Ned Osk") in found


def test_other_languages(spoken: Speaking) -> None:
    assert spoken(
        "« Nous voulons des garanties sur la ligne d’été », a déclaré Solène Marrec, la maire "
        "de Port-Lannec.",
        language="fr",
    ) == [("direct", "Nous voulons des garanties sur la ligne d’été", "Solène Marrec")]
    assert spoken(
        "„Wir haben lange genug gewartet“, sagte Karl Brandt am Montag in der Stadt.", language="de"
    ) == [("direct", "Wir haben lange genug gewartet", "Karl Brandt")]
