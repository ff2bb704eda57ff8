"""The named of an article, to be asked by place, by role and by kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from broadsheet.analysis.gazetteer import BODIES, BODY_HEADS
from broadsheet.news.notes import Name, NameKind
from broadsheet.news.span import Span
from broadsheet.text.names import gender_of_name

_TELLING = frozenset(
    "mr sir lord mrs ms miss dame lady baroness baron mme madame herr frau king queen prince "
    "princess".split()
)
# Words of one office: "the judge" is Mrs Justice Vane.
_SAME_ROLE = {
    "judge": frozenset({"justice", "judge"}),
    "boss": frozenset({"boss", "chief", "executive", "chairman"}),
    "pm": frozenset({"prime", "minister"}),
}
_NO_FIRM = BODY_HEADS - frozenset(
    "ferries airlines airways bank co company corp corporation group inc limited ltd plc network "
    "service services rail railway system systems".split()
)
_WORD_BEFORE = re.compile(r"(\S+)\s$")


class Cast:
    """All names of one text with their mentions in order of place.

    `outlets` are the keys of those that are outlets.
    """

    def __init__(
        self, names: Sequence[Name], text: str, outlets: frozenset[str] = frozenset()
    ) -> None:
        places = [(span, name) for name in names for span in name.mentions]
        self.places = sorted(places, key=lambda one: one[0])
        self.genders = _genders(names, text)
        self._starts = [span.start for span, _ in self.places]
        self._ending = {span.end: (span, name) for span, name in self.places}
        self._starting = {span.start: (span, name) for span, name in self.places}
        self._roles = [
            (name, _role_words(name.role.of(text)))
            for name in names
            if name.kind is NameKind.PERSON and name.role is not None
        ]
        self._bodies = [name for name in names if name.kind is NameKind.BODY]
        self._firms = [
            name for name in self._bodies if name.key not in outlets and _may_be_firm(name.label)
        ]

    def ending_at(self, at: int) -> tuple[Span, Name] | None:
        """Return the mention that ends at `at`."""
        return self._ending.get(at)

    def starting_at(self, at: int) -> tuple[Span, Name] | None:
        """Return the mention that begins at `at`."""
        return self._starting.get(at)

    def inside(self, start: int, end: int) -> Sequence[tuple[Span, Name]]:
        """Return the mentions that begin in [`start`, `end`)."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def in_role(self, words: Sequence[str], before: int) -> Name | None:
        """Return the one person named before `before` whose role holds all `words` (lower case)."""
        held = [
            name
            for name, role in self._roles
            if name.mentions[0].start < before
            and all(role & _SAME_ROLE.get(word, frozenset({word})) for word in words)
        ]
        return held[0] if len(held) == 1 else None

    def body_called(self, noun: str, before: int) -> Name | None:
        """Return the body last named before `before` whose name ends in `noun` ("council")."""
        found: tuple[int, Name] | None = None
        for name in self._bodies:
            if name.label.rpartition(" ")[2].casefold() != noun:
                continue
            place = bisect_left(name.mentions, before, key=lambda span: span.start) - 1
            if place >= 0 and (found is None or name.mentions[place].start > found[0]):
                found = (name.mentions[place].start, name)
        return found[1] if found else None

    def only_firm(self, before: int) -> Name | None:
        """Return the one body named before `before` that "the company" can mean."""
        firms = [name for name in self._firms if name.mentions[0].start < before]
        return firms[0] if len(firms) == 1 else None

    def last_firm(self, before: int) -> Name | None:
        """Return the body last named before `before` that "the company" can mean."""
        for _, name in reversed(self.places[: bisect_left(self._starts, before)]):
            if name in self._firms:
                return name
        return None


def _role_words(role: str) -> frozenset[str]:
    return frozenset(role.casefold().replace("’s", "").replace("'s", "").split())


def _may_be_firm(label: str) -> bool:
    return label not in BODIES and not _NO_FIRM & set(label.casefold().split())


def _genders(names: Sequence[Name], text: str) -> Mapping[str, str]:
    """Return "f" or "m" by name key, where title or given name tells it."""
    found = {}
    for name in names:
        if name.kind is not NameKind.PERSON:
            continue
        told = {
            gender_of_name([match[1]])
            for span in name.mentions
            if (match := _WORD_BEFORE.search(text[max(0, span.start - 14) : span.start]))
            and match[1].rstrip(".").casefold() in _TELLING
        } - {""}
        gender = told.pop() if len(told) == 1 else gender_of_name(name.label.split())
        if gender:
            found[name.key] = gender
    return found
