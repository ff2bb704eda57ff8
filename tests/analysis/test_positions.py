"""Where each actor stands: the right actor, in words of the text, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import make_stories as make
from broadsheet.analysis.analyst import Models
from broadsheet.analysis.annotate import annotate
from broadsheet.news.notes import Position
from broadsheet.news.positions import Stance

OPENING = (
    "The mayor of Port Sable, Orla Vance, spoke on Friday beside Tobias Pell, the chief executive "
    "of Northway Ferries."
)


def found(text: str, language: str = "en") -> tuple[tuple[Position, ...], str]:
    article = make.article("Pier plan", (OPENING, text), language=language)
    return annotate(article, models=Models(), press=make.PRESS).positions, article.text


def told(text: str) -> list[tuple[str, Stance, str]]:
    positions, whole = found(text)
    return [
        (one.actor.label, one.stance, one.about.of(whole) if one.about else "") for one in positions
    ]


@pytest.mark.parametrize(
    ("text", "actor", "stance", "about"),
    [
        ("Orla Vance ruled out a new toll.", "Orla Vance", Stance.RULES_OUT, "a new toll"),
        ("Ms Vance has not ruled out a new toll.", "Orla Vance", Stance.OPEN_TO, "a new toll"),
        ("Tobias Pell said the company was open to talks.", "Tobias Pell", Stance.OPEN_TO, "talks"),
        ("Mr Pell, who opposed the plan, left early.", "Tobias Pell", Stance.OPPOSES, "the plan"),
        ("Ms Vance welcomed the plan.", "Orla Vance", Stance.SUPPORTS, "the plan"),
        ("Ms Vance supported the plan only if fares fell.", "Orla Vance", Stance.CONDITIONAL,
         "the plan only if fares fell"),
        ("Mr Pell declined to comment.", "Tobias Pell", Stance.NO_COMMENT, ""),
        ("Mr Pell denied that jobs would go.", "Tobias Pell", Stance.DENIES,
         "that jobs would go"),
        ("Mr Pell said he had not yet been formally approached.", "Tobias Pell",
         Stance.NOT_APPROACHED, ""),
        ("The toll was ruled out by Orla Vance.", "Orla Vance", Stance.RULES_OUT, "The toll"),
        ("“We oppose this toll,” Ms Vance said.", "Orla Vance", Stance.OPPOSES, "this toll"),
        ("Ms Vance would oppose the plan.", "Orla Vance", Stance.OPPOSES, "the plan"),
        ("Mr Pell vowed to block the merger.", "Tobias Pell", Stance.OPPOSES, "the merger"),
        ("Ms Vance refused to rule out a new toll.", "Orla Vance", Stance.OPEN_TO, "a new toll"),
        ("Ms Vance rejected the idea of a toll.", "Orla Vance", Stance.RULES_OUT,
         "the idea of a toll"),
        ("Ms Vance rejected claims of waste.", "Orla Vance", Stance.DENIES, "claims of waste"),
        ("Mr Pell backed the plan, saying it was late.", "Tobias Pell", Stance.SUPPORTS,
         "the plan"),
        ("Mr Pell called on the town to end tolls, fines and permits.", "Tobias Pell",
         Stance.SUPPORTS, "the town to end tolls, fines and permits"),
        ("Ms Vance criticised “the cheap seats” on the ferry.", "Orla Vance", Stance.OPPOSES,
         "“the cheap seats” on the ferry"),
        ("Mr Pell did not respond to a request for comment.", "Tobias Pell", Stance.NO_COMMENT,
         ""),
        ("Tobias Pell denied that Orla Vance backed the plan.", "Tobias Pell", Stance.DENIES,
         "that Orla Vance backed the plan"),
        ("Tobias Pell said Orla Vance opposed the plan.", "Orla Vance", Stance.OPPOSES,
         "the plan"),
    ],
)  # fmt: skip
def test_a_position_has_its_actor_and_its_words(
    text: str, actor: str, stance: Stance, about: str
) -> None:
    assert told(text) == [(actor, stance, about)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Vance did not support the plan.",
        "Ms Vance may oppose the plan.",
        "People on the quay opposed the plan, somebody wrote.",
        "The plan was supported on Friday.",
        "The pier is supported by forty piles.",
        "“They support us,” Ms Vance said.",
        "If Ms Vance backed the plan, it would pass.",
        "Did Ms Vance back the plan?",
        "Tobias Pell said Ms Vance left because he supported it.",
        "Mr Pell backed away from the quay.",
        "Ms Vance welcomed the fans back to the pier.",
        "Ms Vance denied him a seat.",
        "Mr Pell refused to speak to anybody.",
        "Mr Pell once opposed the plan.",
        "A plan backed by forty firms reached Ms Vance.",
        "The families of Vance and Pell called for calm.",
        "Orla Vance met Tobias Pell before he backed it.",
        "The toll was dropped. Ms Vance’s calls for calm went unheard.",
        "“If we support this, we sink,” Ms Vance said.",
        "No deckhand who knew Ms Vance supported the plan.",
    ],
)
def test_what_the_text_does_not_say_is_no_position(text: str) -> None:
    assert [row for row in told(text) if row[0] in ("Orla Vance", "Tobias Pell")] == []


def test_the_words_begin_with_the_cue_and_the_reason_says_how() -> None:
    (one,), text = found("Ms Vance ruled out a new toll.")
    assert one.words.of(text) == "ruled out a new toll"
    assert one.cue.of(text) == "ruled out"
    assert one.reason == "the subject of the words that say so"
    assert 0 < one.confidence <= 1


def test_another_language_has_none() -> None:
    assert found("Ms Vance ruled out a new toll.", language="fr")[0] != ()  # the words are English
    positions, _ = found("Mme Vance a exclu un nouveau péage et elle refuse tout débat.", "fr")
    assert positions == ()


@given(st.text(alphabet="Orla Vance ruled out opposed the plan we I “”.,not by", max_size=120))
def test_positions_stand_in_order_apart_and_inside_the_text(text: str) -> None:
    positions, whole = found(text or "x")
    end = 0
    for one in positions:
        assert end <= one.words.start < one.words.end <= len(whole)
        assert one.words.holds(one.cue)
        end = one.words.end
