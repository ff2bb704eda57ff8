"""Answers are sentences that stand in the texts, or a plain abstention."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analysis.noting import Noting
from broadsheet.analysis.answering import DONT_SAY, best_answer
from broadsheet.analysis.questions import Wanted, read_question
from broadsheet.news.errors import BadQuestion
from broadsheet.news.filed import Filed

COPY = (
    "Kell Town Council voted on Monday to end the harbour toll, which is £4.20 for an adult.",
    "Some 312 passengers were aboard the ferry when it struck the pier in fog on Friday.",
    "According to The Fen Herald, Marrow, Osken, Tavy and Brill are on the shortlist of towns.",
    "Hanna Lind, the chief executive of Northway Ferries, said that nobody had asked the company.",
    "The case will be heard on 8-10 July. The bell was found behind the boiler of the museum.",
    "Albanian prime minister Edi Brandt ruled out the plan, saying it was a one-off.",
)


@pytest.fixture
def filed(note: Noting) -> Filed:
    article, notes = note(*COPY, headline="Kell votes to end harbour toll")
    return Filed(
        article=article, version=article.version, number=1, filed_at=article.seen_at, notes=notes
    )


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much is the harbour toll for an adult?", "£4.20"),
        ("How many passengers were aboard the ferry?", "312"),
        ("Which towns are on the shortlist?", "Marrow, Osken, Tavy and Brill"),
        ("Who is the chief executive of Northway Ferries?", "Hanna Lind"),
        ("When will the case be heard?", "8-10 July"),
        ("Where was the bell found?", "behind the boiler"),
        ("What did Albania say?", "one-off"),
    ],
)
def test_answers_cite_whole_sentences(filed: Filed, question: str, words: str) -> None:
    answer = best_answer(question, [filed], reranker=None)
    assert not answer.abstained and words in answer.text
    assert 1 <= len(answer.citations) <= 3
    for citation in answer.citations:
        assert citation.words == citation.span.of(filed.article.text)
        assert citation.words in answer.text and citation.words.endswith(".")
        assert (citation.article, citation.version) == (filed.article.id, filed.version)
        assert citation.outlet == "The Fen Herald" and citation.printed.endswith("Z")


@pytest.mark.parametrize(
    "question",
    [
        "What does Hanna Lind earn?",
        "Who is the mayor of Paris?",
        "How many goals did Marrow score?",
        "Which bank lent the money?",
        "What is the population of Kell?",
    ],
)
def test_abstains_when_the_articles_do_not_say(filed: Filed, question: str) -> None:
    answer = best_answer(question, [filed], reranker=None)
    assert answer.abstained and answer.reason == DONT_SAY
    assert answer.text == "" and answer.citations == ()


def test_abstaining_shows_the_nearest_passages(filed: Filed) -> None:
    answer = best_answer("What does Hanna Lind earn?", [filed], reranker=None)
    assert "Hanna Lind" in answer.nearest[0].words


class Scripted:
    """A reranker that likes passages holding one word."""

    name = digest = "scripted"

    def __init__(self, word: str, logit: float) -> None:
        self.word, self.logit = word, logit

    def __call__(self, question: str, passages: Sequence[str]) -> list[float]:
        return [self.logit if self.word in passage else -9.0 for passage in passages]


def test_the_reranker_orders_and_its_doubt_abstains(filed: Filed) -> None:
    question = "When will the harbour case be heard?"
    sure = best_answer(question, [filed], reranker=Scripted("8-10 July", 6.0))
    assert "8-10 July" in sure.text
    assert best_answer(question, [filed], reranker=Scripted("8-10 July", -6.0)).abstained


def test_bad_questions_and_no_texts(filed: Filed) -> None:
    for question in ("", " \n ", "x" * 1001):
        with pytest.raises(BadQuestion):
            best_answer(question, [filed], reranker=None)
    assert best_answer("Who is the mayor?", [], reranker=None).abstained
    assert best_answer("?!", [filed], reranker=None).abstained
    assert best_answer("the of and", [filed], reranker=None).abstained


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How much did it cost?", Wanted.MONEY),
        ("How many boats came?", Wanted.AMOUNT),
        ("Who said so?", Wanted.PERSON),
        ("When did it start?", Wanted.TIME),
        ("How long did it last?", Wanted.LENGTH),
        ("Where is it?", Wanted.PLACE),
        ("What did the mayor say?", Wanted.SAID),
        ("Which countries agreed?", Wanted.NAME),
        ("Has Kell agreed?", Wanted.ANY),
        ("Combien de bateaux ont bloqué le port ?", Wanted.AMOUNT),
    ],
)
def test_what_a_question_wants(question: str, wanted: Wanted) -> None:
    assert read_question(question).wanted is wanted
