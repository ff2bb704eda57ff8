"""Whether a capitalised phrase names a body, a place or nothing: what speaks for each, weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.gazetteer import (
    BODIES,
    BODY_FIRSTS,
    BODY_HEADS,
    FACILITIES,
    LARGE,
    NOT_NAMES,
    PEOPLES,
    PLACE_FIRSTS,
    PLACE_HEADS,
    PLACES,
    THINGS,
    is_known_place,
)
from broadsheet.analysis.grounds import CERTAIN, Case, summed
from broadsheet.analysis.roles import HEADS
from broadsheet.analysis.surroundings import Leaning, leanings
from broadsheet.analysis.tags import Tags
from broadsheet.news.notes import Ground, NameKind
from broadsheet.news.span import Span
from broadsheet.text.names import NEVER_PERSON, is_common
from broadsheet.text.places import atlas

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BODY, _PLACE = 0.9, 1.05
"""How much must speak for a kind beyond what speaks for none; set on worldwide news."""
_PARTLY = 0.6
"""What a finding of the tagger tells of a phrase that it ends within, or runs beyond."""
_INITIALS = re.compile(r"[^\S\n]\(([A-Z][A-Za-z]{1,6})\)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a form names, and what speaks for it."""

    kind: NameKind
    case: Case


def kinds_of(galley: Galley, tags: Tags, phrases: Sequence[Span]) -> Mapping[str, Verdict]:
    """Return the kind of each form printed at `phrases`; a form that names nothing is left out."""
    places: dict[str, list[Span]] = {}
    for span in phrases:
        places.setdefault(span.of(galley.text), []).append(span)
    around = leanings(galley.text, phrases)
    small = _small_words(galley, places)
    kinds = {}
    for form, spans in places.items():
        if form in BODIES:
            kinds[form] = Verdict(NameKind.BODY, CERTAIN)
        elif form in PLACES:
            kinds[form] = Verdict(NameKind.PLACE, CERTAIN)
        elif not _names_nothing(form):
            verdict = _weighed(galley, tags, form, spans, around[form], lower=form in small)
            if verdict is not None:
                kinds[form] = verdict
    return kinds


def _small_words(galley: Galley, forms: Mapping[str, object]) -> frozenset[str]:
    """Return the single words of `forms` that the same text prints without a capital too."""
    words = {form: form.lower() for form in forms if form.isalpha() and form[1:].islower()}
    printed = set(re.findall(r"[^\W\d_]+", galley.text)) if words else set()
    return frozenset(form for form, low in words.items() if low in printed)


def _names_nothing(form: str) -> bool:
    if is_known_place(form):
        return False
    words = form.split()
    low = [word.casefold() for word in words]
    if len(words) == 1 and (low[0] in PEOPLES or low[0] in HEADS):
        return True
    thing = len(words) > 1 and low[-1] in THINGS
    return thing or low[-1] in NOT_NAMES or low[-1] in HEADS or is_common(low[0])


def _weighed(
    galley: Galley, tags: Tags, form: str, spans: Sequence[Span], around: Leaning, *, lower: bool
) -> Verdict | None:
    many = len(spans) ** -0.7
    counts = dict.fromkeys(("body", "place", "person", "none"), 0.0)
    for span in spans:
        labels = tags.over(span)
        share = many * (1.0 if tags.is_found(span) else _PARTLY)
        counts["place"] += share * bool(labels & _PLACE_LABELS)
        counts["body"] += share * ("ORG" in labels)
        counts["person"] += share * ("PERSON" in labels)
        counts["none"] += share * bool(labels - _PLACE_LABELS - {"ORG", "PERSON"})
    named = sum(bool(_INITIALS.match(galley.text, span.end)) for span in spans)
    words_body, words_place = _told_by_words(form)
    body = summed(
        (
            (Ground.MODEL, counts["body"]),
            (Ground.WORDS, words_body + 0.75 * named * (" " in form)),
            (Ground.AROUND, around.body),
        )
    )
    place = summed(
        (
            (Ground.MODEL, counts["place"]),
            (Ground.WORDS, words_place),
            (Ground.TABLE, _told_by_table(form)),
            (Ground.AROUND, around.place),
        )
    )
    none = counts["none"] + around.none + lower
    none += " " not in form and form.casefold() in NEVER_PERSON
    best, other = (body, place) if body.weight > place.weight else (place, body)
    if best.weight - none < (_BODY if best is body else _PLACE) or best.weight < counts["person"]:
        return None
    against = max(none, other.weight / 2, counts["person"] / 2)
    case = Case(best.weight - against, best.grounds)
    return Verdict(NameKind.BODY if best is body else NameKind.PLACE, case)


def _told_by_words(form: str) -> tuple[float, float]:
    """Return what the words of a phrase tell of a body, and of a place."""
    words = form.casefold().split()
    if len(words) == 1:
        return 0.3 * (form.isupper() and len(form) > 2), 0.0
    if words[-1] in FACILITIES:
        return 0.8, 1.0
    if words[-1] in BODY_HEADS or words[0] in BODY_FIRSTS:
        return 3.0, 0.0
    return 0.0, 2.0 * (words[-1] in PLACE_HEADS or words[0] in PLACE_FIRSTS)


def _told_by_table(form: str) -> float:
    known = atlas().named(form)[:1]
    return sum(2.0 if one.kind in "cr" or one.population >= LARGE else 0.8 for one in known)
