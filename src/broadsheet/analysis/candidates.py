"""Runs of capitals that may name a person, and the evidence that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import (
    BODIES,
    BODY_HEADS,
    NOT_NAMES,
    PEOPLES,
    PLACE_HEADS,
    PLACES,
)
from broadsheet.analysis.grounds import Case, summed
from broadsheet.analysis.roles import HEADS, role_after, role_before, role_in_front
from broadsheet.analysis.surroundings import Leaning
from broadsheet.analysis.tags import Tags
from broadsheet.news.notes import Ground
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.text.bearers import is_family_somewhere, is_given_somewhere
from broadsheet.text.givennames import is_given
from broadsheet.text.names import (
    NEVER_PERSON,
    Capitals,
    is_common,
    is_person_shaped,
    is_title,
    title_gender,
)
from broadsheet.text.stopwords import STOP_WORDS

# Family names that are also words of places and bodies: trusted behind a given name alone.
_ALSO_FAMILY = frozenset(
    "green white hill lake park day west north church banks bank law street wood field hall wall "
    "gate grant post price power forest garden marshal marsh wells rivers sea may march august "
    "german french english ireland france israel london holland".split()
)
_SUFFIXES = frozenset({"mp", "mps", "mep", "msp", "jr", "sr"})
_NOT_PERSON = frozenset({"ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "LAW", "PRODUCT"})
_ENOUGH = 1.5
"""How much evidence makes a run of capitals a person; weights set on PolNeAR and worldwide news."""
_DENIED = 0.5
"""What it tells against a person that the tagger calls a name something else."""
_GIVEN, _FAMILY = 1.0, 0.75
"""What it tells that a first or last word is borne somewhere as a given or family name."""
_CLAN = re.compile(r"(?:Mc|Mac|O['’])[A-Z]")
SPEAKS_AFTER = re.compile(
    r"(?:,\sof\s[^,.]{3,40})?,?\s(?:also\s|has\s|had\s|later\s)?"
    r"(?:said|says|told|added|tweeted|wrote)\b"
)
"""A verb of saying right behind a name."""
_SAID = re.compile(
    r"(?:said|says|added|asked|wrote|replied|dit|ajouté|prévenu|assuré|déclar[eé]|expliqué)"
    r"\s(?:the|its|his|her|their|a|an|la|le|l['’]|sa|son|un|une)?\s?$"
)
"""A verb of saying before a role: "said the warden, Bess Hale" names whoever spoke."""
_SPEAKS_BEFORE = re.compile(r"(?:said|says|added|wrote|asked)\s$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of capitals that may name a person; `title` as printed, empty for none."""

    span: Span
    words: tuple[str, ...]
    title: str
    run: Capitals


def candidate(galley: Galley, run: Capitals) -> Candidate | None:
    """Cut titles, offices and peoples off `run` and return what may be a name, if any is left."""
    words = [span.of(galley.text) for span in run.words]
    at = _first_of_name(words, galley.language) if run.opens else 0
    title = ""
    if galley.language == "fr" and words[at : at + 1] == ["M."] and at + 1 < len(words):
        at, title = at + 1, "monsieur"  # elsewhere it is an initial
    while at < len(words) and _stands_before_name(words, at):
        if is_title(words[at]) or words[at].casefold() in HEADS:
            title = title if title_gender(title) else words[at]
        at += 1
    end = len(words)
    while end > at and words[end - 1].casefold().rstrip(".") in _SUFFIXES:
        end -= 1
    office = _last_office(words, at, end)
    if office is not None:
        at, title = office + 1, words[office]
    elif end - at > 2 and is_given(words[at + 1]) and not _may_be_given(words[at]):
        at += 1
    if at >= end:
        return None
    span = Span(run.words[at].start, run.words[end - 1].end)
    return Candidate(span, tuple(words[at:end]), title, run)


def _may_be_given(word: str) -> bool:
    return is_given(word) or is_given_somewhere(word) or _is_initials(word)


def _is_initials(word: str) -> bool:
    return word.replace(".", "").isupper() and len(word.replace(".", "")) <= 2


def _last_office(words: list[str], at: int, end: int) -> int | None:
    """Return where an office stands inside a run: "Gov." in "Marrow Gov. Mary Vane"."""
    for place in range(end - 2, at, -1):
        low = words[place].casefold()
        dotted = low.endswith(".") and is_title(low)
        if dotted or ((low in HEADS or is_title(low)) and not is_given(words[at])):
            return place
    return None


def _first_of_name(words: list[str], language: str) -> int:
    """Return how many words of a run that begins a sentence are none of a name: "Segundo Osk"."""
    small = STOP_WORDS.get(language, frozenset())
    at = 0
    while at < len(words) and not is_title(words[at]):
        common = is_common(words[at]) or words[at].casefold() in small
        if not common or (is_given(words[at]) and at + 1 < len(words)):
            break
        at += 1
    return at


def _stands_before_name(words: list[str], at: int) -> bool:
    low = words[at].casefold().rstrip(".")
    if is_given(low) and at + 1 < len(words) and low not in PEOPLES and not is_title(low):
        return False
    return low in NEVER_PERSON or low in PEOPLES or low in HEADS or is_title(low) or is_common(low)


def person_case(
    galley: Galley, tags: Tags, press: Press, one: Candidate, leans: Leaning
) -> Case | None:
    """Return what makes a full name a person's, or None where it is not enough.

    `leans` is what stands around the name all through.
    """
    words = list(one.words)
    given = is_given(words[0])
    says_person = "PERSON" in tags.over(one.span)
    family_too = given and says_person and words[-1].casefold() in _ALSO_FAMILY
    if not is_person_shaped([*words[:-1], "Smith"] if family_too else words):
        return None
    name = " ".join(words)
    if name in PLACES or name in BODIES or press.named(name) is not None:
        return None
    if words[-1].casefold() in BODY_HEADS | PLACE_HEADS and not family_too and not one.title:
        return None
    around = leans.person - max(leans.place, leans.body, leans.none)
    case = summed((*_evidence(galley, tags, one, given=given), (Ground.AROUND, around)))
    return case if case.weight >= _ENOUGH else None


def _evidence(
    galley: Galley, tags: Tags, one: Candidate, *, given: bool
) -> Iterator[tuple[Ground, float]]:
    text, span = galley.text, one.span
    labels = tags.over(span)
    yield Ground.MODEL, 2.0 * ("PERSON" in labels)
    yield Ground.TITLE, 2.0 * bool(one.title)
    yield (
        Ground.GIVEN,
        2.0 * given + (_GIVEN if tags else _ENOUGH) * is_given_somewhere(one.words[0]),
    )
    yield Ground.WORDS, 1.0 * bool(_CLAN.match(one.words[-1])) + 0.75 * _is_initials(one.words[0])
    yield Ground.TABLE, _FAMILY * is_family_somewhere(one.words[-1])
    if not one.title and "PERSON" not in labels:
        yield Ground.MODEL, -_DENIED * bool(labels & _NOT_PERSON)
    least = galley.sentence_at(span.start).start
    in_front = role_in_front(text, span.start, least)
    if in_front and _SAID.search(text, max(least, in_front.start - 24), in_front.start):
        yield Ground.ROLE, 3.5
    elif in_front or role_before(text, span.start, least):
        yield Ground.ROLE, 2.0
    elif role_after(text, span.end):
        yield Ground.ROLE, 1.5
    if SPEAKS_AFTER.match(text, span.end) or _SPEAKS_BEFORE.search(
        text[max(0, span.start - 8) : span.start]
    ):
        yield Ground.AROUND, 1.0


def names_no_person(word: str) -> bool:
    low = word.casefold()
    return (
        low in NOT_NAMES
        or low in PEOPLES
        or low in NEVER_PERSON
        or low in HEADS
        or word in PLACES
        or word in BODIES
        or is_common(low)
    )
