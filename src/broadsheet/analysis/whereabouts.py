"""Where the places of an article are: chosen by what is printed beside them, or left open."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from broadsheet.news.ids import key_of
from broadsheet.news.notes import Name, NameKind, Whereabouts
from broadsheet.text.places import Place, atlas

TIMES = 10
"""How many times more people make one of two towns of a name the one that is meant."""
_BESIDE = re.compile(r",\s([A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2})")


def with_whereabouts(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """Return `names`, the places among them with where they are, if that is beyond doubt.

    A place is the one of its name in a country or region printed behind it ("Kell, Ohio"), or in
    one the article names, or with ten times the people of the next; else it is left open.
    """
    found = {name: _called(name, text) for name in names if name.kind is NameKind.PLACE}
    sure = (_only(row) for row in found.values())
    countries = {place.country for place in sure if place is not None and place.kind in "cr"}
    return tuple(
        replace(name, where=_meant(name, found[name], countries, text)) if name in found else name
        for name in names
    )


def _called(name: Name, text: str) -> tuple[Place, ...]:
    """Return the places of a name's label or, failing that, of its first form that has any."""
    forms = dict.fromkeys((name.label, *(span.of(text) for span in name.mentions)))
    return next((found for form in forms if (found := _bearers(form))), ())


def _bearers(form: str) -> tuple[Place, ...]:
    """Return the places called `form`: those that bear the name themselves, else any."""
    found = atlas().named(form)
    own = tuple(place for place in found if key_of(place.label) == key_of(form))
    return tuple(place for place in found if place.kind == "c") + tuple(
        place for place in (own or found) if place.kind != "c"
    )


def _meant(
    name: Name, found: Sequence[Place], countries: Collection[str], text: str
) -> Whereabouts | None:
    beside = {place.country for place in _beside(name, text)} - {""}
    near = [place for place in found if place.country in beside]
    named = [place for place in found if place.country in countries]
    for few in (near, named, found):
        if (one := _only(few)) is not None and one.country:
            return Whereabouts(
                label=one.label,
                country=one.country,
                latitude=one.latitude,
                longitude=one.longitude,
            )
        if few:
            return None
    return None


def _beside(name: Name, text: str) -> Iterator[Place]:
    """Yield the countries and regions printed right behind the name, after a comma."""
    for span in name.mentions:
        match = _BESIDE.match(text, span.end, span.end + 60)
        words = match[1].rstrip(".") if match else ""
        yield from (place for place in atlas().named(words) if place.kind in "cr" and words)


def _only(places: Sequence[Place]) -> Place | None:
    """Return the one place meant: a country before its towns, or much the most peopled."""
    if not places:
        return None
    ranked = sorted(places, key=lambda place: -place.population)
    countries = [place for place in ranked if place.kind == "c"]
    regions = [place for place in ranked if place.kind == "r"]
    first = (countries or regions or ranked)[0]
    others = [place for place in ranked if place is not first]
    if countries:
        others = [place for place in others if place.kind != "t"]
        rivals = [place for place in others if place.kind == "r" or _rivals(place, first)]
    elif regions:
        rivals = [place for place in others if place.kind == "r" or place.population > 100_000]
    else:
        rivals = [place for place in others if _rivals(place, first)]
    return None if rivals else first


def _rivals(place: Place, first: Place) -> bool:
    return place.population * TIMES > first.population
