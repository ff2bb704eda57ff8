"""The phrases an article keeps coming back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.analysis.galley import Galley
from broadsheet.news.span import Span
from broadsheet.text.words import WORD, stemmer, stop_words

_MOST_WORDS = 3
# What ends a phrase though it is no stop word: verbs and adverbs news copy is full of.
_WEAK = frozenset(
    "told asked called set expected seen taken found put became began including following using "
    "based "
    "say tell take come make know think want look need help find show work move turn start end "
    "keep "
    "left held led went came gave got run running taking making coming going recent early late big "
    "small old long high low good great little different second third year years week weeks "
    "month months "
    "day days time times today yesterday tomorrow night morning monday tuesday wednesday "
    "thursday friday "
    "saturday sunday january february march april june july august september october november "
    "december "
    "hundred thousand million billion per cent percent pounds dollars euros people man men woman "
    "women "
    "spokesman spokeswoman spokesperson source sources mr mrs ms sir part number place way lot "
    "bit kind sort end back "
    "country countries prime minister reported possible important significant major main key "
    "able likely full real clear sure available open used".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase under its stems: the forms it was printed in, with counts, and where."""

    stems: tuple[str, ...]
    forms: Counter[str]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    start: int
    end: int
    word: str
    stem: str


def find_phrases(galley: Galley, taken: Sequence[Span]) -> list[Phrase]:
    """Return phrases of one to three words outside `taken` printed twice or more; forms merged.

    A phrase is a run of words that are no stop words, with only spaces between. Phrases that
    nearly always stand inside a longer one are left out.
    """
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    runs = list(_runs(galley, taken))
    once = Counter(term.stem for run in runs for term in run)
    for run in runs:
        for first in range(len(run)):
            for last in range(first + 1, min(len(run), first + _MOST_WORDS) + 1):
                if once[run[last - 1].stem] == 1:
                    break  # no phrase with this word is printed twice
                if last == first + 1 or not run[last - 1].word.endswith(("ing", "ed")):
                    key = tuple(term.stem for term in run[first:last])
                    places.setdefault(key, []).append((run[first].start, run[last - 1].end))
    often = {key: found for key, found in places.items() if len(found) > 1}
    inside = _printed_inside(often)
    return [
        _phrase(galley.text, key, found)
        for key, found in often.items()
        if inside.get(key, 0) < 0.7 * len(found)
    ]


def _phrase(text: str, key: tuple[str, ...], found: list[tuple[int, int]]) -> Phrase:
    forms = Counter(text[start:end].casefold() for start, end in found)
    return Phrase(key, forms, tuple(Span(start, end) for start, end in found))


def _runs(galley: Galley, taken: Sequence[Span]) -> Iterator[list[_Term]]:
    text, language = galley.text, galley.language or "en"
    stem, stop = stemmer(language), stop_words(language)
    blocked = bytearray(len(text))
    for span in taken:
        blocked[span.start : span.end] = b"\x01" * len(span)
    run: list[_Term] = []
    for match in WORD.finditer(text):
        start, end = match.span()
        low = match.group().casefold()
        usable = (
            end - start > 2
            and not blocked[start]
            and low not in stop
            and low not in _WEAK
            and low[0].isalpha()
            and not low.endswith("ly")
        )
        stems = stem(low) if usable else ()
        joined = bool(run) and start == run[-1].end + 1 and text[start - 1] in " \u00a0"
        if run and not (stems and joined):
            yield run
            run = []
        if stems:
            run.append(_Term(start, end, low, "-".join(stems)))
    if run:
        yield run


def _printed_inside(
    often: Mapping[tuple[str, ...], Sequence[tuple[int, int]]],
) -> Mapping[tuple[str, ...], int]:
    """Return how often the commonest longer phrase around each run of stems is printed."""
    inside: dict[tuple[str, ...], int] = {}
    for stems, found in often.items():
        for size in range(1, len(stems)):
            for at in range(len(stems) - size + 1):
                part = stems[at : at + size]
                inside[part] = max(inside.get(part, 0), len(found))
    return inside
