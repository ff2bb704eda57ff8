"""What the words around a name tell of its kind: "in ...", "... province", "the ... party"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadsheet.news.span import Span

_AFTER = re.compile(r"(?:[’']s)?\s(\w+)")
_REACH = 32
"""Characters before a name that are looked at: two words."""
_WHERE = frozenset(
    "in en à em nach aus near across throughout outside inside around within beyond into visiting "
    "visited "
    "northern southern eastern western central northeastern northwestern southeastern "
    "southwestern downtown neighbouring neighboring reached".split()
)
_WAY = frozenset("from to towards toward at between via".split())
_TELLS_PLACE = frozenset(
    "city region province district village town county island islands river valley coast "
    "peninsula prefecture constituency airport border area areas residents neighbourhood "
    "neighborhood upazila municipality governorate department suburb township harbour port "
    "beach bay desert mountains territory capital dam mine highway bridge lake forest".split()
)
_TELLS_BODY = frozenset(
    "party group company government officials members spokesperson spokesman spokeswoman ceo "
    "chairman employees shares shareholders board executives lawmakers leadership militants "
    "fighters rebels faction union charity app platform brand website players fans coach "
    "striker headquarters president secretary".split()
)
_TELLS_NONE = frozenset(
    "people community communities tribe language culture movement festival dish vaccine virus "
    "disease variant season treaty agreement deal bill law act holiday music genre award awards "
    "project initiative programme program war".split()
)
_SPEAKS = frozenset(
    "said says told added asked explained noted tweeted wrote argued insisted claimed recalled "
    "stated replied recounted joked smiled laughed thinks believes herself himself".split()
)
_TOLD_OF = frozenset("said says added told asked explained".split())
_KIN = frozenset("brother sister son daughter wife husband father mother named called".split())


@dataclass(frozen=True, slots=True)
class Leaning:
    """How far the words around a name lean to each kind, 0 for not at all."""

    person: float = 0.0
    body: float = 0.0
    place: float = 0.0
    none: float = 0.0


def leaning(text: str, span: Span) -> Leaning:
    """Return what the words right before and behind `span` tell."""
    person = body = place = none = 0.0
    before = text[max(0, span.start - _REACH) : span.start].rstrip("\"“‘'(")
    words = before[:-1].rsplit(None, 2) if before.endswith(" ") else []
    near = words[-1].casefold() if words else ""
    far = words[-2].casefold() if len(words) > 1 else ""
    if near in _WHERE:
        place += 1.0
    elif near in _WAY:
        place += 0.4
    elif near == "the":
        person -= 1.0
        body += 0.4
    elif near in _TOLD_OF or near in _KIN:
        person += 0.7
    elif near == "of" and far in _TELLS_PLACE:
        place += 1.5
    after = _AFTER.match(text, span.end, span.end + 24)
    word = after[1] if after else ""
    if word in _TELLS_PLACE:
        place += 1.0
    elif word in _TELLS_BODY:
        body += 0.8
    elif word in _TELLS_NONE:
        none += 1.0
    elif word in _SPEAKS:
        person += 0.8
        body += 0.3
    return Leaning(person, body, place, none)


def leanings(text: str, spans: Iterable[Span]) -> Mapping[str, Leaning]:
    """Return the mean leaning of each form that stands at `spans`, over all its places."""
    found: defaultdict[str, list[Leaning]] = defaultdict(list)
    for span in spans:
        found[span.of(text)].append(leaning(text, span))
    return {form: _mean(each) for form, each in found.items()}


def _mean(each: list[Leaning]) -> Leaning:
    # Between the mean and the sum: ten places that agree tell more than one.
    by = len(each) ** 0.6
    return Leaning(
        person=sum(one.person for one in each) / by,
        body=sum(one.body for one in each) / by,
        place=sum(one.place for one in each) / by,
        none=sum(one.none for one in each) / by,
    )
