"""Sentences of stored articles as passages, scored against a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from broadsheet.analysis.questions import Question, Wanted
from broadsheet.news.article import BlockKind
from broadsheet.news.filed import Filed
from broadsheet.news.notes import NameKind
from broadsheet.news.span import Span
from broadsheet.text.quantities import quantities
from broadsheet.text.sentences import sentences
from broadsheet.text.units import TIMES, is_currency
from broadsheet.text.words import stems

_READ = frozenset({BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.BLOCKQUOTE})
# BM25 after Robertson and Zaragoza (2009), with their usual k1 and b.
_K1, _B = 1.2, 0.75
_BEFORE, _TITLE, _AFTER = 0.45, 0.35, 0.15
"""How much a stem counts in the sentence before, the headline, and the sentence after."""
_TIME = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|yesterday|today|tomorrow|tonight|spring|summer|autumn|winter|week|weeks|month|months|year|years|weekend|midnight|noon|since"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|hier|demain|(?:19|20)\d\d|\d{1,2}(?::|\.)\d\d|\d{1,2}\s?[ap]m)\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|behind|under|inside|outside|off|on|aboard|above|below|beside|between|from|to|dans|à|sur|chez)\s(?:the\s|a\s|an\s)?[\w’']+",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of one article and how well it fits.

    `score` is BM25 with the words around it; `cover` the share of the question's weight (by
    rarity) the sentence holds, `near` the share that it, its neighbours and the headline hold,
    `fits` whether it has what the question asks for. `missing` are question stems found nowhere
    in the article.
    """

    filed: Filed
    span: Span
    words: str
    before: str
    score: float
    cover: float
    near: float
    fits: bool
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Row:
    filed: Filed
    span: Span
    stems: Counter[str]
    place: int


def passages(question: Question, texts: Sequence[Filed], limit: int) -> tuple[Passage, ...]:
    """Return the best `limit` sentences of `texts` for `question`, best first."""
    rows: list[list[_Row]] = [_rows(filed, question.language) for filed in texts]
    flat = [row for group in rows for row in group]
    if not flat or not question.terms:
        return ()
    rarity = _rarity(question, flat)
    average = sum(sum(row.stems.values()) for row in flat) / len(flat) or 1.0
    found = []
    for filed, group in zip(texts, rows, strict=True):
        title = Counter(stems(filed.article.headline, question.language))
        whole = Counter(title)
        for row in group:
            whole.update(row.stems)
        missing = frozenset(term for term in question.terms if not _count(question, term, whole))
        for place, row in enumerate(group):
            if _may_answer(row):
                found.append(_passage(question, group, place, title, rarity, average, missing))
    found.sort(key=lambda one: (-one.score, one.filed.article.id, one.span.start))
    return tuple(one for one in found[: limit * 4] if one.score > 0)[:limit]


def _rows(filed: Filed, language: str) -> list[_Row]:
    article = filed.article
    found: list[_Row] = []
    for part, span in article.laid_out():
        if part.kind in _READ and len(span):
            for sentence in sentences(article.text, span):
                bag = Counter(stems(sentence.of(article.text), language))
                found.append(_Row(filed, sentence, bag, len(found)))
    return found


def _may_answer(row: _Row) -> bool:
    """Say whether the sentence states something: no question, no scrap of a list."""
    words = row.span.of(row.filed.article.text)
    return not words.rstrip("\"'”’»)").endswith("?") and words.count(" ") >= 3


def _count(question: Question, term: str, bag: Counter[str]) -> int:
    return max(bag[stem] for stem in question.alike[term])


def _rarity(question: Question, rows: Sequence[_Row]) -> dict[str, float]:
    total = len(rows)
    found = {}
    for term in question.terms:
        held = sum(1 for row in rows if any(stem in row.stems for stem in question.alike[term]))
        found[term] = log(1 + (total - held + 0.5) / (held + 0.5))
    return found


def _passage(
    question: Question,
    group: Sequence[_Row],
    place: int,
    title: Counter[str],
    rarity: dict[str, float],
    average: float,
    missing: frozenset[str],
) -> Passage:
    row = group[place]
    before = group[place - 1].stems if place else Counter[str]()
    after = group[place + 1].stems if place + 1 < len(group) else Counter[str]()
    norm = _K1 * (1 - _B + _B * sum(row.stems.values()) / average)
    score = held = around = 0.0
    for term in question.terms:
        here = _count(question, term, row.stems)
        beside = max(
            _BEFORE * min(1, _count(question, term, before)),
            _TITLE * min(1, _count(question, term, title)),
            _AFTER * min(1, _count(question, term, after)),
        )
        count = here if here else beside
        score += rarity[term] * count * (_K1 + 1) / (count + norm)
        held += rarity[term] * (here > 0)
        around += rarity[term] * (here > 0 or beside > 0)
    weight = sum(rarity.values()) or 1.0
    fits = _fits(question, row)
    text = row.filed.article.text
    return Passage(
        filed=row.filed,
        span=row.span,
        words=row.span.of(text),
        before=group[place - 1].span.of(text) if place else row.filed.article.headline,
        score=score * (1.0 if fits else 0.45),
        cover=held / weight,
        near=around / weight,
        fits=fits,
        missing=missing,
    )


def _fits(question: Question, row: _Row) -> bool:
    """Say whether the sentence has the kind of thing that is asked for."""
    words = row.span.of(row.filed.article.text)
    match question.wanted:
        case Wanted.AMOUNT:
            return bool(quantities(words, language=question.language))
        case Wanted.MONEY:
            return any(
                is_currency(one.unit) or one.unit == "percent"
                for one in quantities(words, language=question.language)
            )
        case Wanted.TIME:
            return bool(_TIME.search(words))
        case Wanted.LENGTH:
            found = quantities(words, language=question.language)
            return bool(_TIME.search(words)) or any(one.unit in TIMES for one in found)
        case Wanted.PLACE:
            return bool(_PLACE.search(words))
        case Wanted.PERSON:
            return _has_name(row, words, question, frozenset({NameKind.PERSON, NameKind.BODY}))
        case Wanted.NAME:
            return _has_name(row, words, question, frozenset(NameKind))
        case Wanted.SAID:
            return _has_speaker(row, question)
        case _:
            return True


def _has_name(row: _Row, words: str, question: Question, kinds: frozenset[NameKind]) -> bool:
    """Say whether somebody or something is named that the question does not name itself."""
    notes = row.filed.notes
    if notes is None:
        return bool(re.search(r"\s[A-Z][\w’'-]+", words))
    return any(
        name.kind in kinds
        and any(row.span.holds(one) for one in name.mentions)
        and not frozenset(stems(name.label)) <= question.names
        for name in notes.names
    )


def _has_speaker(row: _Row, question: Question) -> bool:
    """Say whether a quote touches the sentence whose speaker, or speaker's role, is asked for."""
    notes, text = row.filed.notes, row.filed.article.text
    if notes is None:
        return True
    asked = question.names or frozenset(question.terms)
    wide = {stem for term in asked for stem in question.alike[term]}
    for quote in notes.quotes:
        if quote.speaker is None or not row.span.meets(quote.words):
            continue
        role = quote.speaker.role.of(text) if quote.speaker.role else ""
        if wide & set(stems(f"{quote.speaker.label} {role}", question.language)):
            return True
    return False
