"""Who the people in an article are: full names first, short forms led back to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.analysis.candidates import (
    SPEAKS_AFTER,
    Candidate,
    candidate,
    names_no_person,
    person_case,
)
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import is_known_place
from broadsheet.analysis.grounds import NOTHING, Case, summed
from broadsheet.analysis.roles import role_after, role_before, role_in_front
from broadsheet.analysis.surroundings import Leaning, leanings
from broadsheet.analysis.tags import Tags
from broadsheet.news.notes import Ground
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.text.bearers import is_family_somewhere, is_given_somewhere
from broadsheet.text.names import family_name, gender_of_name, is_title, title_gender

_LONE = 1.75
"""How much evidence makes a single name a person's."""
_WORD_BEFORE = re.compile(r"([^\W_][\w'’.-]*)\s$")
_WORD_AFTER = re.compile(r"\s([A-ZÀ-ÖØ-Þ][\w'’-]+)")


@dataclass(slots=True, kw_only=True)
class Person:
    """One person as the reading goes on: all forms and places of the name."""

    words: tuple[str, ...]
    gender: str = ""
    forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    role: Span | None = None
    case: Case = NOTHING

    @property
    def family(self) -> str:
        """The family name, case folded."""
        return family_name(list(self.words)).casefold()

    @property
    def given(self) -> str:
        """The first word of the name, case folded; empty when only the family name is printed."""
        return self.words[0].casefold() if len(self.words) > 1 else ""


def find_people(galley: Galley, tags: Tags, press: Press) -> list[Person]:
    """Return the people of `galley` with every place they are named at, in order of naming.

    A full name needs evidence: the tagger's word, a common given name, a title, a role beside it.
    A single word is a person when a title says so, or when it is the short form of a full name.
    """
    seen = [one for run in galley.capitals if (one := candidate(galley, run)) is not None]
    leans = leanings(galley.text, (one.span for one in seen))
    crowd = _Crowd(galley, tags, leans)
    for one in seen:
        about = leans[one.span.of(galley.text)]
        if len(one.words) > 1 and (case := person_case(galley, tags, press, one, about)):
            crowd.add_full(one, case)
    for one in seen:
        if len(one.words) == 1:
            crowd.add_short(one)
    crowd.add_lone(seen)
    crowd.add_elsewhere()
    for person in crowd.people:
        person.mentions = sorted(set(person.mentions))
        person.words = _best_form(person)
    return sorted(crowd.people, key=lambda person: person.mentions[0])


class _Crowd:
    """The people found so far, by family and given name."""

    def __init__(self, galley: Galley, tags: Tags, leans: Mapping[str, Leaning]) -> None:
        self.galley, self.tags, self._leans = galley, tags, leans
        self.people: list[Person] = []
        self._by_part: dict[str, list[Person]] = {}

    def _admit(self, person: Person) -> Person:
        self.people.append(person)
        for part in {person.family, person.given} - {""}:
            self._by_part.setdefault(part, []).append(person)
        return person

    def add_full(self, one: Candidate, case: Case) -> None:
        """Add a naming in full: to the person of the same name, or as a new one."""
        family = family_name(list(one.words)).casefold()
        person = next(
            (known for known in self._by_part.get(family, ()) if _same(known.words, one.words)),
            None,
        ) or self._admit(Person(words=one.words))
        person.case = max(person.case, case, key=lambda one: one.weight)
        person.mentions.append(one.span)
        person.forms[one.words] = person.forms.get(one.words, 0) + 1
        told = title_gender(one.title) or gender_of_name(list(one.words))
        person.gender = person.gender or told
        person.role = person.role or self._role(one)

    def add_short(self, one: Candidate) -> None:
        """Add "Mr Lewis", "Sir Keir" or "President Macron": to whom it means, or as a new one."""
        word, gender = one.words[0], title_gender(one.title)
        if not one.title or len(word) < 2 or names_no_person(word):
            return
        meant = [
            person
            for person in self._by_part.get(word.casefold(), ())
            if not gender or person.gender in ("", gender)
        ]
        if len(meant) == 1:
            meant[0].mentions.append(one.span)
            meant[0].gender = meant[0].gender or gender
            meant[0].role = meant[0].role or self._role(one)
        elif not meant and (is_title(one.title) or self._acts_as_person(one)):
            case = summed([(Ground.TITLE, 3.0)])
            person = Person(words=one.words, gender=gender, mentions=[one.span], case=case)
            person.forms[one.words] = 1
            person.role = self._role(one)
            self._admit(person)

    def add_lone(self, seen: Sequence[Candidate]) -> None:
        """Add single names the tagger calls a person twice or more and never anything else."""
        places: dict[str, list[Span]] = {}
        for one in seen:
            word = one.words[0]
            alone = len(one.words) == 1 and len(one.run.words) == 1
            if alone and word.casefold() not in self._by_part:
                places.setdefault(word, []).append(one.span)
        for word, spans in places.items():
            case = None if names_no_person(word) else self._lone_case(word, spans)
            if case is not None:
                forms: dict[tuple[str, ...], int] = {(word,): len(spans)}
                self._admit(Person(words=(word,), mentions=spans, forms=forms, case=case))

    def _lone_case(self, word: str, spans: Sequence[Span]) -> Case | None:
        """Weigh what the tagger says of a single name, what stands around it, who bears it."""
        votes = [self.tags.over(span) for span in spans]
        agreed = sum("PERSON" in vote for vote in votes)
        against = sum(bool(vote - {"PERSON"}) for vote in votes)
        leans = self._leans[word]
        borne = 0.75 * is_given_somewhere(word) + 0.5 * is_family_somewhere(word)
        if is_known_place(word) or (word.isupper() and len(word) > 1):
            return None
        around = leans.person - max(leans.place, leans.body, leans.none)
        parts = (
            (Ground.MODEL, float(agreed - against)),
            (Ground.AROUND, around),
            (Ground.GIVEN, borne),
        )
        case = summed(parts)
        return case if case.weight >= (_LONE if agreed else _LONE + 0.5) else None

    def add_elsewhere(self) -> None:
        """Add the places where a full name, or a part of one that can stand alone, is printed.

        A part that several share means the only one named before it, or nobody in particular: it
        is then a person of that name alone.
        """
        full = {" ".join(form): one for one in self.people for form in one.forms if len(form) > 1}
        parts = self._parts(full)
        if not full:
            return
        text = self.galley.text
        taken = bytearray(len(text))
        for person in self.people:
            for span in person.mentions:
                taken[span.start : span.end] = b"\x01" * len(span)
        longest = sorted({*full, *parts}, key=lambda one: (-len(one), one))
        pattern = "(?<![^\\W_])(?:" + "|".join(map(re.escape, longest)) + ")(?![^\\W_]|-[^\\W_])"
        for match in re.finditer(pattern, text):
            span = Span(*match.span())
            if any(taken[span.start : span.end]) or _in_other_name(self.galley, span):
                continue
            form = match.group()
            meant = full.get(form) or _meant(parts[form], span)
            if meant is None:
                case = max((one.case for one in parts[form]), key=lambda one: one.weight)
                person = Person(words=(form,), forms={(form,): 1}, case=case)
                meant = full[form] = self._admit(person)
            meant.mentions.append(span)

    def _parts(self, full: Collection[str]) -> dict[str, list[Person]]:
        """Return the single words of full names that can stand alone, with whom they may mean."""
        parts: dict[str, list[Person]] = {}
        for person in self.people:
            family = family_name(list(person.words))
            middle = [word for word in person.words[1:-1] if len(word) > 3]
            for word in {family, person.words[0], *middle} if len(person.words) > 1 else ():
                if len(word) < 2 or word[-1] == "." or word in full or names_no_person(word):
                    continue
                if word == family or not is_known_place(word):
                    parts.setdefault(word, []).append(person)
        alone = {person.words[0] for person in self.people if len(person.words) == 1}
        return {word: found for word, found in parts.items() if word not in alone}

    def _acts_as_person(self, one: Candidate) -> bool:
        """Say whether "Convener Carrow" is a person: the tagger says so, or a verb of saying."""
        if not one.title[:1].isupper() or one.span.start == one.run.span.start:
            return False
        speaks = SPEAKS_AFTER.match(self.galley.text, one.span.end)
        return "PERSON" in self.tags.over(one.span) or bool(speaks)

    def _role(self, one: Candidate) -> Span | None:
        """Return the longest role printed beside this naming."""
        text, least = self.galley.text, self.galley.sentence_at(one.span.start).start
        found = (
            role_before(text, one.span.start, least),
            role_after(text, one.span.end),
            role_in_front(text, one.span.start, least),
        )
        return max((role for role in found if role), key=len, default=None)


def _meant(people: Sequence[Person], span: Span) -> Person | None:
    """Return the only one of `people`, or the only one named before `span`."""
    before = [one for one in people if one.mentions and min(one.mentions) < span]
    found = people if len(people) == 1 else before
    return found[0] if len(found) == 1 else None


def _same(known: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether two full names are one person's: family name alike, given name or its initial."""
    if family_name(list(known)).casefold() != family_name(list(words)).casefold():
        return False
    first, other = known[0].rstrip("."), words[0].rstrip(".")
    if first.casefold() == other.casefold():
        return True
    short, long = sorted((first, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _in_other_name(galley: Galley, span: Span) -> bool:
    """Say whether the word at `span` is part of a longer run that names something else."""
    if galley.in_head(span.start):
        return False
    before = _WORD_BEFORE.search(galley.text[max(0, span.start - 25) : span.start])
    after = _WORD_AFTER.match(galley.text[span.end : span.end + 25])
    if before and before[1][0].isupper():
        word = before[1].rstrip(".")
        ends = before[1] != word and len(word) > 1  # a full stop, not an initial's
        if not (ends or names_no_person(word) or is_title(word)):
            return True
    return bool(after and not names_no_person(after[1]) and not after[1].isupper())


def _best_form(person: Person) -> tuple[str, ...]:
    """Return the full form printed most often, the longest of those printed equally often."""
    return max(
        person.forms,
        key=lambda form: (len(form) > 1, person.forms[form], len(form)),
        default=person.words,
    )
