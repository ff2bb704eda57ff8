"""The figures of an article: how many of what, over which time."""

from __future__ import annotations

import re
from itertools import islice

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.uncounted import apart_from_numbers, counts_nothing
from broadsheet.news.notes import Figure
from broadsheet.news.span import Span
from broadsheet.text.quantities import Quantity, quantities
from broadsheet.text.units import TIMES
from broadsheet.text.words import is_stop

_WORD = re.compile(r"[^\S\n]([^\W\d_][\w'’-]*)")
_OF = re.compile(
    r"[^\S\n](?:(?:of|de|des)[^\S\n]|d['’])(?:(?:the|all|its|their|his|her|our|la|les)[^\S\n])?"
)
_PLURAL = re.compile(
    r"(?:people|men|women|children|police|staff|fish|sheep|cod|[^\W\d_]+[^s\W]s|[^\W\d_]+x)$", re.I
)
_VERBS = frozenset(
    "arrived came voted died went left took made became ended began rose fell lost won paid cost "
    "said told "
    "crossed travelled traveled received signed attended gathered remained joined used".split()
)
_PERIOD = re.compile(
    r"(?:an?|per|each|every)\s(?:year|month|week|day|hour|night|quarter|season)\b|annually|monthly|weekly|yearly"
    r"|(?:(?:in|for|during|over|since|by|until|from)\s)?(?:the\s)?(?:last|this|next|past|previous|current|coming)\s(?:financial\s|calendar\s|academic\s)?"
    r"(?:(?:\w+\s)?(?:years?|months?|weeks?|decades?|days?|quarter|summer|winter|spring|autumn)|night|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:in|since|by|until|before|after|from|during)\s(?:early\s|late\s|mid-)?(?:January|February|March|April|May|June|July|August|September|October|November|December|the\s(?:spring|summer|autumn|winter)\sof\s\d{4})(?:\s\d{4})?\b"
    r"|(?:in|since|by|until|before|after|from|during)\s(?:the\s)?(?:19|20)\d\d(?:[-–/]\d{2,4})?\b(?:\salone)?"
    r"|(?:on\s)(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:\s(?:morning|night|evening|afternoon))?|yesterday|today"
    r"|par\s(?:an|mois|jour|semaine)|l['’]an\sdernier|cette\sannée|en\s(?:19|20)\d\d",
    re.I,
)
_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)\s(?:of|worth|totalling|totaling|de)\s$")
_TOTAL = re.compile(
    r"((?:[^\W\d_][\w'’-]*\s){0,2}(?:total|toll|number|tally|count|bill|figure|cost|turnout|price|fare|budget))\s(?:to|at|is|was|of|:)\s$"
)
MOST_FIGURES = 1000
"""More than any report has: what follows in a text with more is a table, and is left out."""
_ALONG = 140
"""How far from a figure the words for its period are looked for, in characters."""


def find_figures(galley: Galley) -> tuple[Figure, ...]:
    """Return the figures of `galley`, in order of place.

    Years, dates, times, ages, scores and numbers in names are none. `counted` is the noun phrase
    right after the figure, or before "of" or "worth"; `period` the nearest words for a time in the
    same sentence. Own rules for English; French, German, Spanish, Italian and Portuguese have
    numbers, currencies and per cent, and what follows the figure.
    """
    text = galley.text
    apart = apart_from_numbers(text)
    language = galley.language or "en"
    all_numbers = (
        one
        for one in quantities(text, language=language)
        if not any(start <= one.number.start < end for start, end in apart)
        and not counts_nothing(text, galley.part_at(one.words.start), one)
    )
    kept = list(islice(all_numbers, MOST_FIGURES))
    # A period belongs to the figure it stands nearest behind.
    stops = [*(one.words.start for one in kept[1:]), len(text)][: len(kept)]
    return tuple(
        _figure(galley, one, stop, language) for one, stop in zip(kept, stops, strict=True)
    )


def _figure(galley: Galley, one: Quantity, stop: int, language: str) -> Figure:
    text = galley.text
    sentence = galley.sentence_at(one.words.start)
    limit = max(sentence.end, one.words.end)
    counted = None
    if one.unit not in TIMES:
        counted = _counted_after(text, one, limit, language) or _counted_before(text, one, sentence)
    period = _period(text, one, sentence, stop)
    if counted and period and counted.meets(period):
        counted = None
    return Figure(
        words=one.words,
        value=one.value,
        high=one.high,
        hedge=one.hedge,
        unit=one.unit,
        counted=counted,
        period=period,
    )


def _counted_after(text: str, one: Quantity, limit: int, language: str) -> Span | None:
    """Return the noun phrase behind the figure: "rebels", "asylum seekers", "of the vote"."""
    at = one.words.end
    of = _OF.match(text, at, limit)
    if of:
        at = of.end() - 1 if text[of.end() - 1].isspace() else of.end()
    elif one.unit and one.unit not in ("share",):
        return None
    start, end, plural = at, at, False
    for _ in range(6):
        word = _WORD.match(text, end, limit)
        if word is None:
            break
        low = word[1].casefold()
        if plural and (low in _VERBS or low.endswith(("ed", "ing"))):
            break
        if is_stop(low, language) and not (
            low in {"more", "new", "other", "first", "further"} and not plural
        ):
            break
        if plural and not _PLURAL.match(low):
            break
        end = word.end()
        plural = plural or bool(_PLURAL.match(low))
    span = Span(start, end)
    return span.trim(text) if end > start and text[start:end].strip() else None


def _counted_before(text: str, one: Quantity, sentence: Span) -> Span | None:
    """Return the noun before "of" or "worth": "reserves" in "reserves of £9.4m"."""
    begin = max(sentence.start, one.words.start - 50)
    match = _BEFORE.search(text, begin, one.words.start) or _TOTAL.search(
        text, begin, one.words.start
    )
    if match is None:
        return None
    span = Span(*match.span(1))
    words = span.of(text).split()
    while words and (is_stop(words[0]) or words[0].endswith("ing")):
        span = Span(span.start + len(words.pop(0)), span.end).trim(text)
    return span if words else None


def _period(text: str, one: Quantity, sentence: Span, stop: int) -> Span | None:
    if sentence.end < one.words.end:
        return None
    after = _PERIOD.search(text, one.words.end, min(sentence.end, stop, one.words.end + _ALONG))
    if after and not (after.start() > one.words.end and text[after.start() - 1].isalnum()):
        return Span(*after.span())
    before = None
    for match in _PERIOD.finditer(
        text, max(sentence.start, one.words.start - _ALONG), one.words.start
    ):
        before = match
    return Span(*before.span()) if before else None
