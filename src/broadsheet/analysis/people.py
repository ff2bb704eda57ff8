"""Who the people in an article are: full names first, short forms led back to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import (
    BODIES,
    BODY_HEADS,
    NOT_NAMES,
    PEOPLES,
    PLACE_HEADS,
    PLACES,
)
from broadsheet.analysis.roles import HEADS, role_after, role_before, role_in_front
from broadsheet.analysis.tags import Tags
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.text.givennames import is_given
from broadsheet.text.names import (
    NEVER_PERSON,
    Capitals,
    family_name,
    gender_of_name,
    is_common,
    is_person_shaped,
    is_title,
    title_gender,
)

# Family names that are also words of places and bodies: trusted behind a given name alone.
_ALSO_FAMILY = frozenset(
    "green white hill lake park day west north church banks bank law street wood field hall wall "
    "gate grant post price power forest garden marshal marsh wells rivers sea may march august "
    "german french english ireland france israel london holland".split()
)
_ENOUGH = 1.5
"""How much evidence makes a run of capitals a person; weights set on PolNeAR and worldwide news."""
_CLAN = re.compile(r"(?:Mc|Mac|O['’])[A-Z]")
_SPEAKS_AFTER = re.compile(
    r"(?:,\sof\s[^,.]{3,40})?,?\s(?:also\s|has\s|had\s|later\s)?(?:said|says|told|added|tweeted|wrote)\b"
)
_SPEAKS_BEFORE = re.compile(r"(?:said|says|added|wrote|asked)\s$")


@dataclass(slots=True, kw_only=True)
class Person:
    """One person as the reading goes on: all forms and places of the name."""

    words: tuple[str, ...]
    gender: str = ""
    forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    role: Span | None = None

    @property
    def family(self) -> str:
        """The family name, case folded."""
        return family_name(list(self.words)).casefold()

    @property
    def given(self) -> str:
        """The first word of the name, case folded; empty when only the family name is printed."""
        return self.words[0].casefold() if len(self.words) > 1 else ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A run of capitals that may name a person; `title` as printed, empty for none."""

    span: Span
    words: tuple[str, ...]
    title: str
    run: Capitals


def find_people(galley: Galley, tags: Tags, press: Press) -> list[Person]:
    """Return the people of `galley` with every place they are named at, in order of naming.

    A full name needs evidence: the tagger's word, a common given name, a title, a role beside it.
    A single word is a person when a title says so, or when it is the short form of a full name.
    """
    seen = [one for run in galley.capitals if (one := _candidate(galley, run)) is not None]
    full = [one for one in seen if len(one.words) > 1 and _is_person(galley, tags, press, one)]
    people: list[Person] = []
    for one in full:
        _add_full(galley, people, one)
    for one in seen:
        if len(one.words) == 1:
            _add_short(galley, tags, people, one)
    _add_lone(galley, tags, people, seen)
    _add_elsewhere(galley, people)
    for person in people:
        person.mentions = sorted(set(person.mentions))
        person.words = _best_form(person)
    return sorted(people, key=lambda person: person.mentions[0])


def _candidate(galley: Galley, run: Capitals) -> _Candidate | None:
    """Cut titles, offices and peoples off `run` and return what may be a name, if any is left."""
    words = [span.of(galley.text) for span in run.words]
    at = _first_of_name(words, opens=run.opens)
    title = ""
    while at < len(words) and _stands_before_name(words, at):
        if is_title(words[at]) or words[at].casefold() in HEADS:
            title = title if title_gender(title) else words[at]
        at += 1
    end = len(words)
    while end > at and words[end - 1].casefold().rstrip(".") in {
        "mp",
        "mps",
        "mep",
        "msp",
        "jr",
        "sr",
    }:
        end -= 1
    if end - at > 2 and is_given(words[at + 1]) and not is_given(words[at]):
        at += 1
    if at >= end:
        return None
    span = Span(run.words[at].start, run.words[end - 1].end)
    return _Candidate(span, tuple(words[at:end]), title, run)


def _first_of_name(words: list[str], *, opens: bool) -> int:
    at = 0
    while opens and at < len(words) and is_common(words[at]):
        if is_given(words[at]) and at + 1 < len(words):
            break
        at += 1
    return at


def _stands_before_name(words: list[str], at: int) -> bool:
    low = words[at].casefold().rstrip(".")
    if is_given(low) and at + 1 < len(words) and low not in PEOPLES and not is_title(low):
        return False
    return low in NEVER_PERSON or low in PEOPLES or low in HEADS or is_title(low) or is_common(low)


def _is_person(galley: Galley, tags: Tags, press: Press, one: _Candidate) -> bool:
    words = list(one.words)
    given = is_given(words[0])
    says_person = "PERSON" in tags.over(one.span)
    family_too = given and says_person and words[-1].casefold() in _ALSO_FAMILY
    if not is_person_shaped(words[:-1] + ["Smith"] if family_too else words):
        return False
    name = " ".join(words)
    if name in PLACES or name in BODIES or press.named(name) is not None:
        return False
    if words[-1].casefold() in BODY_HEADS | PLACE_HEADS and not family_too and not one.title:
        return False
    return _evidence(galley, tags, one, given=given) >= _ENOUGH


def _evidence(galley: Galley, tags: Tags, one: _Candidate, *, given: bool) -> float:
    text, span = galley.text, one.span
    labels = tags.over(span)
    weight = 2.0 * ("PERSON" in labels) + 2.0 * given + 2.0 * bool(one.title)
    weight += 1.0 * bool(_CLAN.match(one.words[-1]))
    if not one.title and "PERSON" not in labels:
        weight -= 1.5 * bool(labels & {"ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "LAW", "PRODUCT"})
    if weight >= _ENOUGH:
        return weight
    least = galley.sentence_at(span.start).start
    if role_before(text, span.start, least) or role_in_front(text, span.start, least):
        weight += 2.0
    elif role_after(text, span.end):
        weight += 1.5
    if _SPEAKS_AFTER.match(text, span.end) or _SPEAKS_BEFORE.search(text[: span.start][-8:]):
        weight += 1.0
    return weight


def _add_full(galley: Galley, people: list[Person], one: _Candidate) -> None:
    for person in people:
        if _same(person.words, one.words):
            break
    else:
        person = Person(words=one.words)
        people.append(person)
    person.mentions.append(one.span)
    person.forms[one.words] = person.forms.get(one.words, 0) + 1
    person.gender = person.gender or title_gender(one.title) or gender_of_name(list(one.words))
    if person.role is None:
        person.role = _role(galley, one)


def _same(known: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether two full names are one person's: family name alike, given name or its initial."""
    if family_name(list(known)).casefold() != family_name(list(words)).casefold():
        return False
    first, other = known[0].rstrip("."), words[0].rstrip(".")
    if first.casefold() == other.casefold():
        return True
    short, long = sorted((first, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _role(galley: Galley, one: _Candidate) -> Span | None:
    """Return the longest role printed beside this naming."""
    text, least = galley.text, galley.sentence_at(one.span.start).start
    found = (
        role_before(text, one.span.start, least),
        role_after(text, one.span.end),
        role_in_front(text, one.span.start, least),
    )
    return max((role for role in found if role), key=len, default=None)


def _add_short(galley: Galley, tags: Tags, people: list[Person], one: _Candidate) -> None:
    """Add "Mr Lewis", "Sir Keir" or "President Macron": to the person meant, or as a new one."""
    word = one.words[0]
    if not one.title or len(word) < 2 or _names_no_person(word):
        return
    low, gender = word.casefold(), title_gender(one.title)
    meant = [
        person
        for person in people
        if low in (person.family, person.given) and (not gender or person.gender in ("", gender))
    ]
    if len(meant) == 1:
        meant[0].mentions.append(one.span)
        meant[0].gender = meant[0].gender or gender
        meant[0].role = meant[0].role or _role(galley, one)
    elif not meant and (is_title(one.title) or _acts_as_person(galley, tags, one)):
        role = _role(galley, one)
        people.append(
            Person(
                words=one.words, gender=gender, mentions=[one.span], forms={one.words: 1}, role=role
            )
        )


def _acts_as_person(galley: Galley, tags: Tags, one: _Candidate) -> bool:
    """Say whether "Convener Carrow" is a person: the tagger says so, or a verb of saying follows."""
    if not one.title[:1].isupper() or one.span.start == one.run.span.start:
        return False
    return "PERSON" in tags.over(one.span) or bool(_SPEAKS_AFTER.match(galley.text, one.span.end))


def _add_lone(galley: Galley, tags: Tags, people: list[Person], seen: Sequence[_Candidate]) -> None:
    """Add single names that the tagger calls a person at least twice and never anything else."""
    known = {part for person in people for part in (person.family, person.given)}
    places: dict[str, list[Span]] = {}
    for one in seen:
        word = one.words[0]
        if len(one.words) == 1 and len(one.run.words) == 1 and word.casefold() not in known:
            places.setdefault(word, []).append(one.span)
    for word, spans in places.items():
        votes = [tags.over(span) for span in spans]
        if sum("PERSON" in vote for vote in votes) < 2 or any(vote - {"PERSON"} for vote in votes):
            continue
        if not _names_no_person(word) and not word.isupper():
            people.append(Person(words=(word,), mentions=[], forms={(word,): len(spans)}))
            people[-1].mentions.extend(spans)


def _names_no_person(word: str) -> bool:
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


def _add_elsewhere(galley: Galley, people: Sequence[Person]) -> None:
    """Add the places where a family name alone, or a full name, is printed."""
    meant: dict[str, Person] = {}
    for person in people:
        family = family_name(list(person.words))
        shared = sum(other.family == person.family for other in people) > 1
        meant.update({" ".join(form): person for form in person.forms if len(form) > 1})
        if not shared and len(family) > 2 and not _names_no_person(family):
            meant.setdefault(family, person)
    if not meant:
        return
    known = [span for person in people for span in person.mentions]
    longest = "|".join(re.escape(form) for form in sorted(meant, key=lambda one: (-len(one), one)))
    for match in re.finditer(f"(?<![^\\W_])(?:{longest})(?![^\\W_]|-[^\\W_])", galley.text):
        span = Span(*match.span())
        if not any(span.meets(one) for one in known) and not _in_other_name(galley, span):
            meant[match.group()].mentions.append(span)


def _in_other_name(galley: Galley, span: Span) -> bool:
    """Say whether the word at `span` is part of a longer run that names something else."""
    before = re.search(r"([^\W_][\w'’.-]*)\s$", galley.text[max(0, span.start - 25) : span.start])
    after = re.match(r"\s([A-ZÀ-ÖØ-Þ][\w'’-]+)", galley.text[span.end : span.end + 25])
    if galley.in_head(span.start):
        return False
    if before and before[1][0].isupper():
        word = before[1].rstrip(".")
        if not (_names_no_person(word) or is_title(word)):
            return True
    return bool(after and not _names_no_person(after[1]) and not after[1].isupper())


def _best_form(person: Person) -> tuple[str, ...]:
    """Return the full form printed most often, the longest of those printed equally often."""
    return max(
        person.forms,
        key=lambda form: (len(form) > 1, person.forms[form], len(form)),
        default=person.words,
    )
