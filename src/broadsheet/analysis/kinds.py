"""Whether a capitalised phrase names a body, a place or nothing: what speaks for each, weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
)
from broadsheet.analysis.roles import HEADS
from broadsheet.analysis.surroundings import Leaning, leanings
from broadsheet.analysis.tags import Tags
from broadsheet.news.notes import NameKind
from broadsheet.news.span import Span
from broadsheet.text.names import NEVER_PERSON, is_common
from broadsheet.text.places import atlas

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_ENOUGH = 0.75
"""How much must speak for a kind beyond what speaks for none; set on worldwide news."""
_INITIALS = re.compile(r"[^\S\n]\(([A-Z][A-Za-z]{1,6})\)")


def kinds_of(galley: Galley, tags: Tags, phrases: Sequence[Span]) -> Mapping[str, NameKind]:
    """Return the kind of each form printed at `phrases`; a form that names nothing is left out."""
    places: dict[str, list[Span]] = {}
    for span in phrases:
        places.setdefault(span.of(galley.text), []).append(span)
    around = leanings(galley.text, phrases)
    small = _small_words(galley, places)
    kinds = {}
    for form, spans in places.items():
        if form in BODIES:
            kinds[form] = NameKind.BODY
        elif form in PLACES:
            kinds[form] = NameKind.PLACE
        elif not _names_nothing(form):
            kind = _weighed(galley, tags, form, spans, around[form], lower=form in small)
            if kind is not None:
                kinds[form] = kind
    return kinds


def _small_words(galley: Galley, forms: Mapping[str, object]) -> frozenset[str]:
    """Return the single words of `forms` that the same text prints without a capital too."""
    words = {form: form.lower() for form in forms if form.isalpha() and form[1:].islower()}
    printed = set(re.findall(r"[^\W\d_]+", galley.text)) if words else set()
    return frozenset(form for form, low in words.items() if low in printed)


def _names_nothing(form: str) -> bool:
    words = form.split()
    low = [word.casefold() for word in words]
    if len(words) == 1 and (low[0] in PEOPLES or low[0] in HEADS):
        return True
    return low[-1] in NOT_NAMES or low[-1] in HEADS or is_common(low[0])


def _weighed(
    galley: Galley, tags: Tags, form: str, spans: Sequence[Span], around: Leaning, *, lower: bool
) -> NameKind | None:
    body, place = _told_by_words(form)
    person = 0.0
    none = 1.0 * lower
    share = len(spans) ** -0.7
    for span in spans:
        labels = tags.over(span)
        place += share * bool(labels & _PLACE_LABELS)
        body += share * ("ORG" in labels)
        person += share * ("PERSON" in labels)
        none += share * bool(labels - _PLACE_LABELS - {"ORG", "PERSON"})
        if _INITIALS.match(galley.text, span.end) and len(form.split()) > 1:
            body += 0.75
    body, place = body + around.body, place + around.place
    none += around.none
    if len(form.split()) == 1 and form.casefold() in NEVER_PERSON:
        none += 1.0
    best = max(body, place)
    if best - none < _ENOUGH or best < person:
        return None
    return NameKind.BODY if body > place else NameKind.PLACE


def _told_by_words(form: str) -> tuple[float, float]:
    """Return what the words of a phrase tell of a body, and of a place."""
    words = form.casefold().split()
    body = place = 0.0
    if len(words) > 1:
        if words[-1] in FACILITIES:
            body, place = body + 0.8, place + 1.0
        elif words[-1] in BODY_HEADS or words[0] in BODY_FIRSTS:
            body += 3.0
        elif words[-1] in PLACE_HEADS or words[0] in PLACE_FIRSTS:
            place += 2.0
    elif form.isupper() and len(form) > 2:
        body += 0.3
    known = atlas().named(form)[:1]
    for one in known:
        place += 2.0 if one.kind in "cr" or one.population >= LARGE else 0.8
    return body, place
