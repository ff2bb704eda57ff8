"""An answer made of sentences that stand in the texts, or the plain word that they don't say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.analysis.passages import Passage, passages
from broadsheet.analysis.questions import Question, read_question
from broadsheet.news.answer import Answer, Citation
from broadsheet.news.dateline import iso
from broadsheet.news.filed import Filed
from broadsheet.text.models import Reranker
from broadsheet.text.words import stems

DONT_SAY = "the articles don't say"
_RERANKED = 12
"""How many passages the reranker reads: about 20 ms of processor time each."""
_MOST_CITED = 3
_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How good a passage must be; set on the demo edition, see docs/reference/notes.md."""

    cover: float = 0.3
    near: float = 0.65
    logit: float = 0.0
    near_reranked: float = 0.4
    logit_missing: float = 2.5
    near_missing: float = 0.65
    logit_margin: float = 1.0


BARS = Bars()


@dataclass(frozen=True, slots=True)
class _Judged:
    passage: Passage
    mark: float


def best_answer(question: str, texts: Sequence[Filed], *, reranker: Reranker | None) -> Answer:
    """Return the answer `texts` give to `question`, in their own sentences, or an abstention.

    One to three whole sentences are cited, word for word. `nearest` holds the closest passages
    when abstaining. Raises BadQuestion for an empty question or one over 1,000 characters.
    """
    asked = read_question(question, _language_of(texts))
    if not texts:
        return _abstain(asked, (), "there are no articles to look in")
    found = passages(asked, texts, _RERANKED)
    if not found:
        return _abstain(asked, (), DONT_SAY)
    judged = _judge(asked, found, reranker)
    good = [one for one in judged if _holds(asked, one, reranked=reranker is not None)]
    if not good:
        return _abstain(asked, [one.passage for one in judged], DONT_SAY)
    chosen = _chosen(good, reranked=reranker is not None)
    return Answer(
        question=asked.text,
        text=" ".join(one.words for one in chosen),
        citations=tuple(_cite(one) for one in chosen),
    )


def _language_of(texts: Sequence[Filed]) -> str:
    codes = [filed.notes.language for filed in texts if filed.notes and filed.notes.language]
    return max(sorted(set(codes)), key=codes.count) if codes else ""


def _judge(asked: Question, found: Sequence[Passage], reranker: Reranker | None) -> list[_Judged]:
    if reranker is None:
        return [_Judged(one, one.score) for one in found]
    logits = reranker(asked.text, [_shown(one) for one in found])
    # What is asked for weighs as much as a good deal of likeness.
    judged = [
        _Judged(one, logit + (0.0 if one.fits else -4.0))
        for one, logit in zip(found, logits, strict=True)
    ]
    return sorted(judged, key=lambda one: -one.mark)


def _shown(passage: Passage) -> str:
    """Return the sentence with the headline, so that "he" and "the company" can be made out."""
    return f"{passage.filed.article.headline}. {passage.words}"


def _holds(asked: Question, one: _Judged, *, reranked: bool) -> bool:
    """Say whether the passage answers: right kind of thing, names there, likeness over the bars."""
    passage = one.passage
    if not passage.fits or asked.names & passage.missing:
        return False
    if reranked:
        if passage.missing:
            return one.mark >= BARS.logit_missing and passage.near >= BARS.near_missing
        return one.mark >= BARS.logit and passage.near >= BARS.near_reranked
    if passage.missing:
        return False
    return passage.cover >= BARS.cover and passage.near >= BARS.near


def _chosen(good: Sequence[_Judged], *, reranked: bool) -> list[Passage]:
    """Return the best passage and others nearly as good that say something else."""
    best = good[0]
    chosen = [best.passage]
    for one in good[1:]:
        close = (
            one.mark >= best.mark - BARS.logit_margin if reranked else one.mark >= 0.8 * best.mark
        )
        holds = one.passage.cover >= 0.9 * best.passage.cover
        if (
            len(chosen) < _MOST_CITED
            and close
            and holds
            and not any(_alike(one.passage, other) for other in chosen)
        ):
            chosen.append(one.passage)
    return chosen


def _alike(one: Passage, other: Passage) -> bool:
    left, right = frozenset(stems(one.words)), frozenset(stems(other.words))
    numbers = frozenset(re.findall(r"\d[\d.,]*", one.words)) == frozenset(
        re.findall(r"\d[\d.,]*", other.words)
    )
    return len(left & right) >= (0.5 if numbers else 0.85) * max(1, min(len(left), len(right)))


def _abstain(asked: Question, found: Sequence[Passage], reason: str) -> Answer:
    return Answer(
        question=asked.text,
        text="",
        citations=(),
        abstained=True,
        reason=reason,
        nearest=tuple(_cite(one) for one in found[:_NEAREST]),
    )


def _cite(passage: Passage) -> Citation:
    article = passage.filed.article
    return Citation(
        article=article.id,
        version=passage.filed.version,
        span=passage.span,
        words=passage.words,
        headline=article.headline,
        outlet=article.outlet,
        printed=iso(article.printed_at),
    )
