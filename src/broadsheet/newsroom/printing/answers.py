"""An answer and its citations as JSON, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from broadsheet.news.answer import Answer, Citation
from broadsheet.news.ids import ArticleId, VersionId
from broadsheet.news.span import Span
from broadsheet.newsroom.printing.marks import stretch
from broadsheet.newsroom.printing.typed import TypedDict


class CitationJson(TypedDict):
    """The words of one version of one article that an answer rests on."""

    article: str
    version: str
    start: int
    end: int
    words: str
    headline: str
    outlet: str
    printed: str


class AnswerJson(TypedDict):
    """An answer made of cited words; or `abstained` with the reason and the nearest passages."""

    question: str
    answer: str
    abstained: bool
    reason: str
    citations: list[CitationJson]
    nearest: list[CitationJson]


def answer_json(answer: Answer) -> AnswerJson:
    """Return an answer; `answer_of` reads it back."""
    return {
        "question": answer.question,
        "answer": answer.text,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [_citation(citation) for citation in answer.nearest],
    }


def answer_of(printed: Mapping[str, object]) -> Answer:
    """Return the answer that `answer_json` printed; KeyError when a key is missing."""
    answer = cast(AnswerJson, printed)
    return Answer(
        question=answer["question"],
        text=answer["answer"],
        abstained=answer["abstained"],
        reason=answer["reason"],
        citations=tuple(_cited(one) for one in answer["citations"]),
        nearest=tuple(_cited(one) for one in answer["nearest"]),
    )


def _citation(citation: Citation) -> CitationJson:
    return {
        "article": citation.article,
        "version": citation.version,
        **stretch(citation.span),
        "words": citation.words,
        "headline": citation.headline,
        "outlet": citation.outlet,
        "printed": citation.printed,
    }


def _cited(printed: CitationJson) -> Citation:
    return Citation(
        article=ArticleId(printed["article"]),
        version=VersionId(printed["version"]),
        span=Span(printed["start"], printed["end"]),
        words=printed["words"],
        headline=printed["headline"],
        outlet=printed["outlet"],
        printed=printed["printed"],
    )
