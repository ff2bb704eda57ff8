"""What a reader's question asks for, and the words an answer must hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from broadsheet.analysis.gazetteer import COUNTRIES, PEOPLES
from broadsheet.news.errors import BadQuestion
from broadsheet.text.language import detect
from broadsheet.text.names import capitals, is_common
from broadsheet.text.sentences import sentences
from broadsheet.text.words import stems

LONGEST = 1000
"""Characters a question may have."""


class Wanted(Enum):
    """The kind of thing that answers a question."""

    AMOUNT = "amount"
    MONEY = "money"
    PERSON = "person"
    TIME = "time"
    LENGTH = "length"
    PLACE = "place"
    SAID = "said"
    NAME = "name"
    ANY = "any"


_KINDS: tuple[tuple[Wanted, str], ...] = (
    (
        Wanted.MONEY,
        r"\bhow much\b(?!.*\b(?:time|snow|rain|water|fish|land)\b)|\b(?:what|which)\b.*\b(?:cost|price|salary|fee|fare|budget|bill)\b|\bhow expensive\b|\bquel est le prix\b|\bcombien .*\b(?:coûte|investi|paie|paye)",
    ),
    (
        Wanted.AMOUNT,
        r"\bhow (?:many|big|large|tall|fast|heavy|high|deep|far)\b|\bwhat (?:number|share|percentage|proportion)\b|\b(?:what|which)\b.*\b(?:population|score|strongest|highest|lowest|total|toll)\b|\bcombien\b|\bwie viele\b|\bcuánt",
    ),
    (Wanted.LENGTH, r"\b(?:how long|how old|depuis quand|combien de temps|wie lange)\b"),
    (Wanted.TIME, r"\bwhen\b|\bwhat (?:day|date|time|year)\b|\b(?:quand|wann|cuándo|quando)\b"),
    (
        Wanted.SAID,
        r"\bwhat (?:did|does|do|has|have|had)\b.*\b(?:say|said|says|tell|told|claim|think|argue|promise|warn|conclude|answer|reply)\b|\bqu['’]a dit\b|\bwas sagte\b",
    ),
    (
        Wanted.PERSON,
        r"\b(?:who|whom|whose)\b|\bqui\b|\bwer\b|\bquién\b|\bchi\b|\bquem\b|\bwhat is the name of\b",
    ),
    (
        Wanted.NAME,
        r"\b(?:which|what) (?:\w+ ){0,2}(?:countr(?:y|ies)|company|companies|airline|bank|city|cities|state|team|club|party|paper|outlet|agency|charity|union|consultancy|judge|minister|mp|firm|body|court|hospital|university|island|town)s?\b|\bquels? (?:pays|partis?|villes?)\b|\bquelles? (?:entreprises?|villes?)\b",
    ),
    (Wanted.PLACE, r"\bwhere\b|\boù\b|\bwo\b|\bdónde\b|\bdove\b|\bonde\b"),
)
_PATTERNS = tuple((wanted, re.compile(pattern, re.I)) for wanted, pattern in _KINDS)
_ASKING = frozenset(
    "how many much who whom whose what which when where why long big did does do is are was were "
    "will would "
    "can could should has have had the a an of for say said says tell told name call combien "
    "quel quelle quels "
    "quelles qui quand où est sont wie wer wann wo happened happen take took".split()
)
_EMPTY = frozenset(stem for word in _ASKING for stem in stems(word))
# Words for one thing, and irregular forms the stemmer keeps apart: what copy says for what readers ask.
_ALIKE = """
hurt injured injuries injury wounded casualties
cost costs price priced worth paid pay charge charged fee value
buy bought purchase purchased acquire acquired
build built construct constructed
find found discovered
die died dead death deaths killed kill
begin began begun start started launch launched
end ended finish finished close closed
resign resigned quit stepped
rise rose increase increased grow grew up climb climbed
fall fell drop dropped decline declined decrease down
win won victory beat defeated
lead led leader head chief
write wrote written author
choose chose chosen pick picked select selected
meet met meeting summit talks
agree agreed approve approved accept accepted open
vote voted votes ballot
arrive arrived came come crossed cross crossing
speak spoke spoken said
boss chief executive
children pupils kids child
heard hearing hear
collect collected raised raise
lose lost
give gave given
put
hold held
blow blew gust
suspend suspended halted
france french
spain spanish
britain british uk
america american us
ireland irish
scotland scottish
wales welsh
england english
netherlands dutch
germany german
greece greek
denmark danish
sweden swedish
poland polish
turkey turkish
switzerland swiss
finland finnish
""".strip().splitlines()


def _alternatives() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for row in (*_ALIKE, *_countries()):
        group = {stem for word in row.split() for stem in stems(word)}
        for stem in group:
            table.setdefault(stem, set()).update(group)
    return {stem: frozenset(group) for stem, group in table.items()}


def _countries() -> list[str]:
    """Pair countries with their peoples where the words begin alike: Albania, Albanian."""
    return [
        f"{country} {people}"
        for country in sorted(COUNTRIES)
        for people in sorted(PEOPLES)
        if country.isalpha() and people.startswith(country.casefold()[: max(4, len(country) - 2)])
    ]


_ALTERNATIVES = _alternatives()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question ready to be answered.

    `terms` are its stems without the asking words, each with the stems that mean as much.
    `names` are the stems of its capitalised words, which an answer may not do without.
    """

    text: str
    language: str
    wanted: Wanted
    terms: tuple[str, ...]
    alike: dict[str, frozenset[str]]
    names: frozenset[str]


def read_question(text: str, language: str = "") -> Question:
    """Return `text` as a Question; raises BadQuestion when empty or over 1,000 characters.

    `language` is that of the texts, used when the question is too short to tell its own.
    """
    line = " ".join(text.split())
    if not line:
        raise BadQuestion("question", "there is no question in it")
    if len(line) > LONGEST:
        raise BadQuestion("question", f"a question may have at most {LONGEST:,} characters")
    code = detect(line) or language or "en"
    wanted = next((kind for kind, pattern in _PATTERNS if pattern.search(line)), Wanted.ANY)
    found = tuple(dict.fromkeys(stem for stem in stems(line, code) if stem not in _EMPTY))
    return Question(
        text=line,
        language=code,
        wanted=wanted,
        terms=found,
        alike={stem: _ALTERNATIVES.get(stem, frozenset()) | {stem} for stem in found},
        names=_names_in(line, code) & frozenset(found),
    )


def _names_in(line: str, language: str) -> frozenset[str]:
    starts = frozenset(span.start for span in sentences(line))
    named: set[str] = set()
    for run in capitals(line, starts):
        for place, span in enumerate(run.words):
            word = span.of(line)
            first = place == 0 and span.start in starts
            if not (first or is_common(word)):
                named.update(stems(word, language))
    return frozenset(named)
