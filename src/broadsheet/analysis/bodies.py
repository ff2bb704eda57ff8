"""The bodies and places an article names, each under its fullest form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import (
    BODY_HEADS,
    COUNTRIES,
    PEOPLES,
    SAME,
    is_known_place,
)
from broadsheet.analysis.grounds import CERTAIN, Case, summed
from broadsheet.analysis.kinds import Verdict, kinds_of
from broadsheet.analysis.phrases import phrases
from broadsheet.analysis.tags import Tags
from broadsheet.news.notes import Ground, NameKind
from broadsheet.news.outlet import Outlet
from broadsheet.news.span import Span
from broadsheet.text.names import NEVER_PERSON, is_common

_NUMBER_TEN = re.compile(
    r"(?<![^\W_])(?:No\.?|Number)[^\S\n]1[01](?![\d.,:%]|[^\S\n]?(?:per|p\.?m|a\.?m))"
)
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ.'’-]{2,}){0,3})(?:,\s[A-Z][\w. ]{1,20})?\s"
    r"(?:\([A-Z][\w ]{1,20}\)\s)?[-–—]\s"
)
_INITIALS = re.compile(r"[^\S\n]\(([A-Z][A-Za-z]{1,6})\)")


@dataclass(slots=True, kw_only=True)
class Body:
    """A body or place as the reading goes on; `forms` counts the forms printed."""

    kind: NameKind
    label: str
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    case: Case = CERTAIN


_LISTED = Verdict(NameKind.BODY, CERTAIN)
_DATED = Verdict(NameKind.PLACE, summed([(Ground.AROUND, 3.0)]))


def find_bodies(
    galley: Galley,
    tags: Tags,
    outlets: Iterable[tuple[Span, Outlet]],
    people: Iterable[Span],
) -> list[Body]:
    """Return the bodies and places of `galley`; where `people` are named is left alone.

    Outlets come first, then lists of known bodies and places, then what the name's last word tells
    ("... Council", "... Street"), then the tagger. One label is one kind all through the text.
    """
    taken = bytearray(len(galley.text))
    for span in people:
        taken[span.start : span.end] = b"\x01" * len(span)
    found: dict[str, Body] = {}
    for span, outlet in outlets:
        _keep(found, taken, _LISTED, outlet.name, outlet.name, span)
    for match in _NUMBER_TEN.finditer(galley.text):
        _keep(found, taken, _LISTED, "Downing Street", match.group(), Span(*match.span()))
    for span in _datelines(galley):
        _keep(found, taken, _DATED, span.of(galley.text).title(), "", span)
    found_phrases = list(phrases(galley, tags, taken))
    kinds = kinds_of(galley, tags, found_phrases)
    for span in found_phrases:
        label = span.of(galley.text)
        if (verdict := kinds.get(label)) is not None:
            _keep(found, taken, verdict, SAME.get(label, label), label, span)
    bodies = list(found.values())
    _lead_back(galley, bodies, taken, found_phrases)
    return [body for body in bodies if body.mentions]


def _datelines(galley: Galley) -> Iterator[Span]:
    """Yield the town a wire report begins with: "PORT SABLE (IW) - "."""
    for _, part in galley.parts:
        match = _DATELINE.match(galley.text, part.start, part.end)
        if match:
            yield Span(*match.span(1))


def _keep(
    found: dict[str, Body], taken: bytearray, verdict: Verdict, label: str, form: str, span: Span
) -> None:
    if any(taken[span.start : span.end]):
        return
    taken[span.start : span.end] = b"\x01" * len(span)
    body = found.setdefault(label, Body(kind=verdict.kind, label=label, case=verdict.case))
    body.forms[form] += 1
    body.mentions.append(span)


def _lead_back(galley: Galley, bodies: list[Body], taken: bytearray, phrases: list[Span]) -> None:
    """Lead initials and first words back to the one full name they stand for."""
    text = galley.text
    short: dict[str, set[int]] = {}
    for place, body in enumerate(bodies):
        words = body.label.split()
        if len(words) < 2 or body.label in COUNTRIES:
            continue
        first = body.mentions[0]
        defined = _INITIALS.match(text, first.end)
        if defined and _stands_for(defined[1], words):
            short.setdefault(defined[1], set()).add(place)
        if body.kind is NameKind.BODY and _may_stand_alone(words[0]):
            short.setdefault(words[0], set()).add(place)
    known = {body.label: place for place, body in enumerate(bodies)}
    printed: dict[str, list[Span]] = {}
    for span in phrases:
        printed.setdefault(span.of(text), []).append(span)
    for form, meant in short.items():
        if len(meant) != 1:
            continue
        body = bodies[meant.pop()]
        other = known.get(form)
        if other is not None and bodies[other] is not body:
            body.mentions.extend(bodies[other].mentions)
            body.forms.update(bodies[other].forms)
            bodies[other].mentions.clear()
        for span in printed.get(form, ()):
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\x01" * len(span)
                body.mentions.append(span)
        body.mentions.sort()


def _stands_for(initials: str, words: list[str]) -> bool:
    letters = "".join(word[0] for word in words if word[0].isupper())
    return initials.upper().startswith(letters.upper()[:2]) or letters.upper() == initials.upper()


def _may_stand_alone(word: str) -> bool:
    low = word.casefold()
    return (
        len(word) > 3
        and low not in NEVER_PERSON
        and low not in PEOPLES
        and low not in BODY_HEADS
        and not is_known_place(word)
        and not is_common(low)
    )
