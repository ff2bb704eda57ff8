"""The three to five sentences that carry most of an article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import fsum, log, sqrt

from broadsheet.analysis.galley import Galley
from broadsheet.news.article import BlockKind
from broadsheet.news.notes import Figure, KeyPoint, Quote
from broadsheet.news.span import Span
from broadsheet.text.quotemarks import Marked
from broadsheet.text.words import stems

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_LEANS_BACK = re.compile(
    r"[\"'“‘«„]?(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|There|But|And|However|Meanwhile|Also|Another|Both"
    r"|Such|Asked|Yet|So|Then|Il|Elle|Ils|Elles|Cela|Mais|Sie|Er|Aber)(?![^\W_])"
)
_SHORTEST, _LONGEST = 7, 55
_LEAD_WEIGHT, _TITLE_WEIGHT, _FIGURE_BONUS, _SPEAKER_BONUS = 0.9, 0.8, 0.12, 0.1
_LEANS_PENALTY = 0.35
_ALIKE = 0.5
"""Two sentences that share this much of their stems say the same thing."""


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    stems: frozenset[str]
    score: float


def find_key_points(
    galley: Galley, figures: tuple[Figure, ...], quotes: tuple[Quote, ...]
) -> tuple[KeyPoint, ...]:
    """Return three to five whole sentences of the body, in order; fewer from a short body.

    A sentence scores by the stems it shares with the whole text and the headline, by standing
    early, by figures and named speakers; it loses by leaning on the sentence before it ("He ...").
    Sentences that cut a quotation from its speaker are left out, and so are repetitions.
    """
    lines = _lines(galley, figures, quotes)
    wanted = _wanted(len(lines))
    chosen: list[_Line] = []
    for line in sorted(lines, key=lambda one: (-one.score, one.span.start)):
        if len(chosen) == wanted:
            break
        if all(_overlap(line.stems, other.stems) < _ALIKE for other in chosen):
            chosen.append(line)
    chosen.sort(key=lambda one: one.span.start)
    return tuple(KeyPoint(words=line.span, score=round(line.score, 4)) for line in chosen)


def _wanted(lines: int) -> int:
    if lines <= 3:
        return min(lines, 1)
    return 3 if lines < 10 else 4 if lines < 20 else 5


def _lines(galley: Galley, figures: tuple[Figure, ...], quotes: tuple[Quote, ...]) -> list[_Line]:
    text, language = galley.text, galley.language or "en"
    spans = [span for span in galley.sentences if _is_whole(galley, span)]
    bags = [frozenset(stems(span.of(text), language)) for span in spans]
    weights = Counter(stem for bag in bags for stem in bag)
    title = frozenset(stems(galley.headline.of(text), language))
    counted = {galley.sentence_at(figure.words.start) for figure in figures}
    spoken = {galley.sentence_at(quote.speaker.words.start) for quote in quotes if quote.speaker}
    lines = []
    for place, (span, bag) in enumerate(zip(spans, bags, strict=True)):
        if not bag:
            continue
        # fsum: the order of a set's stems must not show in the last digit.
        central = fsum(log(1 + weights[stem]) for stem in bag) / sqrt(len(bag) + 4)
        score = central / 4 + _LEAD_WEIGHT / (1 + place / 2)
        score += _TITLE_WEIGHT * len(bag & title) / max(1, len(title))
        score += _FIGURE_BONUS * (span in counted) + _SPEAKER_BONUS * (span in spoken)
        score -= _LEANS_PENALTY * bool(_LEANS_BACK.match(text, span.start))
        lines.append(_Line(span, bag, score))
    return lines


def _is_whole(galley: Galley, span: Span) -> bool:
    """Say whether the sentence stands in the body, has a fair length and cuts through no marks."""
    if not galley.body.holds(span):
        return False
    if galley.block_at(span.start).kind not in _READ:
        return False
    words = span.of(galley.text).split()
    if not _SHORTEST <= len(words) <= _LONGEST or words[-1][-1] not in ".!?…\"'”’»)":
        return False
    return not any(_cuts(mark, span) for mark in galley.marks_in(span))


def _cuts(mark: Marked, span: Span) -> bool:
    """Say whether the sentence cuts a quotation short, or is nothing but one."""
    whole = len(mark.inner) > 0.9 * len(span)
    return whole or not span.holds(mark.outer)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
