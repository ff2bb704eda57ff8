"""The phrases an article keeps coming back to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.analysis.galley import Galley
from broadsheet.news.span import Span
from broadsheet.text.words import is_stop, stemmer, words

_MOST_WORDS = 3
_PLAIN_GAP = re.compile(r"[^\S\n]")
# What ends a phrase though it is no stop word: verbs and adverbs news copy is full of.
_WEAK = frozenset(
    "told asked called set expected seen taken found put became began including following using based "
    "say tell take come make know think want look need help find show work move turn start end keep "
    "left held led went came gave got run running taking making coming going recent early late big "
    "small old long high low good great little different second third year years week weeks month months "
    "day days time times today yesterday tomorrow night morning monday tuesday wednesday thursday friday "
    "saturday sunday january february march april june july august september october november december "
    "hundred thousand million billion per cent percent pounds dollars euros people man men woman women "
    "spokesman spokeswoman spokesperson source sources mr mrs ms sir part number place way lot bit kind sort end back "
    "country countries prime minister reported possible important significant major main key able likely full real clear sure available open used".split()
)


@dataclass(slots=True)
class Phrase:
    """A phrase under its stems: how often, where, and the forms it was printed in."""

    stems: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Term:
    span: Span
    word: str
    stem: str


def find_phrases(galley: Galley, taken: Sequence[Span]) -> list[Phrase]:
    """Return phrases of one to three words outside `taken`, with counts; forms of one merged.

    A phrase is a run of words that are no stop words, with only spaces between. Phrases that
    nearly always stand inside a longer one are left out.
    """
    found: dict[tuple[str, ...], Phrase] = {}
    for run in _runs(galley, taken):
        for first in range(len(run)):
            for last in range(first + 1, min(len(run), first + _MOST_WORDS) + 1):
                if last == first + 1 or not run[last - 1].word.endswith(("ing", "ed")):
                    _count(galley, found, run[first:last])
    inside = _printed_inside(found.values())
    return [
        phrase
        for phrase in found.values()
        if len(phrase.mentions) < 2 or inside.get(phrase.stems, 0) < 0.7 * len(phrase.mentions)
    ]


def _count(galley: Galley, found: dict[tuple[str, ...], Phrase], terms: list[_Term]) -> None:
    key = tuple(term.stem for term in terms)
    phrase = found.get(key)
    if phrase is None:
        phrase = found[key] = Phrase(key)
    span = Span(terms[0].span.start, terms[-1].span.end)
    phrase.forms[galley.text[span.start : span.end].casefold()] += 1
    phrase.mentions.append(span)


def _runs(galley: Galley, taken: Sequence[Span]) -> Iterator[list[_Term]]:
    text, language = galley.text, galley.language or "en"
    stem = stemmer(language)
    blocked = bytearray(len(text))
    for span in taken:
        blocked[span.start : span.end] = b"\x01" * len(span)
    run: list[_Term] = []
    for span in words(text):
        word = text[span.start : span.end]
        low = word.casefold()
        stems = () if blocked[span.start] or low in _WEAK or is_stop(low, language) else stem(word)
        usable = bool(stems) and low[0].isalpha() and not low.endswith("ly") and len(low) > 2
        joined = (
            bool(run)
            and span.start == run[-1].span.end + 1
            and bool(_PLAIN_GAP.match(text, run[-1].span.end))
        )
        if run and not (usable and joined):
            yield run
            run = []
        if usable:
            run.append(_Term(span, low, "-".join(stems)))
    if run:
        yield run


def _printed_inside(found: Iterable[Phrase]) -> Mapping[tuple[str, ...], int]:
    """Return how often the commonest longer phrase around each run of stems is printed."""
    inside: dict[tuple[str, ...], int] = {}
    for longer in found:
        times, stems = len(longer.mentions), longer.stems
        if times < 2:
            continue
        for size in range(1, len(stems)):
            for at in range(len(stems) - size + 1):
                part = stems[at : at + size]
                inside[part] = max(inside.get(part, 0), times)
    return inside
