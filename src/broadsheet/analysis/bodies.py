"""The bodies and places an article names, each under its fullest form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import (
    BODIES,
    BODY_HEADS,
    COUNTRIES,
    NOT_NAMES,
    PEOPLES,
    PLACE_HEADS,
    PLACES,
    SAME,
)
from broadsheet.analysis.roles import HEADS
from broadsheet.analysis.tags import Tags
from broadsheet.news.notes import NameKind
from broadsheet.news.outlet import Outlet
from broadsheet.news.span import Span
from broadsheet.text.names import NEVER_PERSON, Capitals, is_common, is_title

_NUMBER_TEN = re.compile(
    r"(?<![^\W_])(?:No\.?|Number)[^\S\n]1[01](?![\d.,:%]|[^\S\n]?(?:per|p\.?m|a\.?m))"
)
_OWNED = re.compile(r"s?['’]s?[^\S\n](?=[A-Z])")
_OF = re.compile(r"[^\S\n](?:of|for)[^\S\n](?:the[^\S\n])?(?=[A-ZÀ-Þ])")
_AND = re.compile(r"[^\S\n](?:and|&)[^\S\n](?=[A-ZÀ-Þ])")
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s[A-ZÀ-Þ.'’-]{2,}){0,3})(?:,\s[A-Z][\w. ]{1,20})?\s"
    r"(?:\([A-Z][\w ]{1,20}\)\s)?[-–—]\s"
)
_INITIALS = re.compile(r"[^\S\n]\(([A-Z][A-Za-z]{1,6})\)")
_OF_HEADS = BODY_HEADS | {"house", "organisation", "organization", "school", "faculty", "college"}
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NO_NAME_LABELS = frozenset({"DATE", "TIME", "LANGUAGE", "EVENT", "WORK_OF_ART", "LAW", "NORP"})


@dataclass(slots=True, kw_only=True)
class Body:
    """A body or place as the reading goes on; `forms` counts the forms printed."""

    kind: NameKind
    label: str
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)


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
        _keep(found, taken, NameKind.BODY, outlet.name, outlet.name, span)
    for match in _NUMBER_TEN.finditer(galley.text):
        _keep(found, taken, NameKind.BODY, "Downing Street", match.group(), Span(*match.span()))
    for span in _datelines(galley):
        _keep(found, taken, NameKind.PLACE, span.of(galley.text).title(), "", span)
    phrases = list(_phrases(galley, taken))
    kinds = _kinds(galley, tags, phrases)
    for span in phrases:
        label = span.of(galley.text)
        if (kind := kinds.get(label)) is not None:
            _keep(found, taken, kind, SAME.get(label, label), label, span)
    bodies = list(found.values())
    _lead_back(galley, bodies, taken, phrases)
    return [body for body in bodies if body.mentions]


def _datelines(galley: Galley) -> Iterator[Span]:
    """Yield the town a wire report begins with: "PORT SABLE (IW) - "."""
    for _, part in galley.parts:
        match = _DATELINE.match(galley.text, part.start, part.end)
        if match:
            yield Span(*match.span(1))


def _keep(
    found: dict[str, Body], taken: bytearray, kind: NameKind, label: str, form: str, span: Span
) -> None:
    if any(taken[span.start : span.end]):
        return
    taken[span.start : span.end] = b"\x01" * len(span)
    body = found.setdefault(label, Body(kind=kind, label=label))
    body.forms[form] += 1
    body.mentions.append(span)


def _phrases(galley: Galley, taken: bytearray) -> Iterator[Span]:
    """Yield the runs of capitals that may name a body or place, joined over "of" and "'"."""
    runs = [run for run in galley.capitals if not any(taken[run.span.start : run.span.end])]
    at = 0
    while at < len(runs):
        span, at = _joined(galley, runs, at)
        if span is not None:
            yield span


def _joined(galley: Galley, runs: list[Capitals], at: int) -> tuple[Span | None, int]:
    text, first = galley.text, _cut(galley, runs[at])
    if first is None:
        return None, at + 1
    span, step = first, at + 1
    while step < len(runs) and step < at + 4:
        head = span.of(text).split()[-1].casefold()
        follower = runs[step].span
        bridge = _OF.match(text, span.end) if head in _OF_HEADS else None
        owned = _OWNED.match(text, span.end)
        tail = runs[step].words[-1].of(text).casefold()
        if owned and tail in BODY_HEADS and text[span.end - 1] == "s":
            bridge = owned
        if bridge is None and head in {"department", "ministry", "committee"}:
            bridge = _AND.match(text, span.end)
        if bridge is None or bridge.end() != follower.start:
            break
        span, step = Span(span.start, follower.end), step + 1
    return span, step


def _cut(galley: Galley, run: Capitals) -> Span | None:
    """Cut articles, titles and sentence openers off the front of a run."""
    words = list(run.words)
    text = galley.text
    while words:
        word = words[0].of(text)
        low = word.casefold().rstrip(".")
        opener = is_common(low) and not word.isupper()
        if not (opener or is_title(low) or (low in PEOPLES and len(words) > 1 and run.opens)):
            break
        words.pop(0)
    while words and words[-1].of(text).casefold() in {"mp", "mps", "meps", "ministers"}:
        words.pop()
    return Span(words[0].start, words[-1].end) if words else None


def _kinds(galley: Galley, tags: Tags, phrases: list[Span]) -> dict[str, NameKind]:
    """Return the kind of each label, by lists, last word or the tagger's majority."""
    votes: dict[str, Counter[NameKind | None]] = {}
    for span in phrases:
        label = span.of(galley.text)
        votes.setdefault(label, Counter())[_vote(galley, tags, span)] += 1
    kinds: dict[str, NameKind] = {}
    for label, ballot in votes.items():
        kind = _listed(label) or max(ballot, key=lambda one: (ballot[one], one is not None))
        if kind is not None:
            kinds[label] = kind
    return kinds


def _listed(label: str) -> NameKind | None:
    if label in BODIES:
        return NameKind.BODY
    return NameKind.PLACE if label in PLACES else None


def _vote(galley: Galley, tags: Tags, span: Span) -> NameKind | None:
    label = span.of(galley.text)
    words = label.split()
    low = [word.casefold() for word in words]
    if len(words) == 1 and (low[0] in NOT_NAMES or low[0] in PEOPLES or low[0] in HEADS):
        return None
    if low[-1] in NOT_NAMES or low[-1] in HEADS or is_common(low[0]):
        return None
    if len(words) > 1 and (
        low[-1] in BODY_HEADS or low[0] in {"ministry", "department", "university"}
    ):
        return NameKind.BODY
    if len(words) > 1 and low[-1] in PLACE_HEADS:
        return NameKind.PLACE
    labels = tags.over(span)
    if labels & _PLACE_LABELS:
        return NameKind.PLACE
    if "ORG" in labels and not (len(words) == 1 and low[0] in NEVER_PERSON):
        return NameKind.BODY
    if labels & _NO_NAME_LABELS or _INITIALS.match(galley.text, span.end) is None:
        return None
    return NameKind.BODY if len(words) > 1 else None


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
        and word not in PLACES
        and not is_common(low)
    )
