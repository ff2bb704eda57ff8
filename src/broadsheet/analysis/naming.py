"""The names of an article: people, bodies and places under one label each."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.analysis.bodies import find_bodies
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.people import Person, find_people
from broadsheet.analysis.tags import Tags
from broadsheet.analysis.whereabouts import with_whereabouts
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Name, NameKind
from broadsheet.news.outlet import Outlet
from broadsheet.news.press import Press
from broadsheet.news.span import Span


def find_names(
    galley: Galley, tags: Tags, press: Press, outlets: Sequence[tuple[Span, Outlet]]
) -> tuple[Name, ...]:
    """Return the names of `galley`, people first, then bodies and places, each by first mention.

    `outlets` is where outlets are named (analysis.outlets).
    """
    people = find_people(galley, tags, press)
    persons = [_of_person(person) for person in people]
    spans = [span for name in persons for span in name.mentions]
    bodies = find_bodies(galley, tags, outlets, spans)
    others = [
        Name(
            kind=body.kind,
            label=body.label,
            key=key_of(body.label),
            mentions=tuple(sorted(set(body.mentions))),
            confidence=body.case.confidence,
            grounds=body.case.grounds,
        )
        for body in bodies
    ]
    others.sort(key=lambda name: (name.kind is NameKind.PLACE, name.mentions[0]))
    return with_whereabouts([name for name in (*persons, *others) if name.key], galley.text)


def _of_person(person: Person) -> Name:
    label = " ".join(person.words)
    return Name(
        kind=NameKind.PERSON,
        label=label,
        key=key_of(label),
        mentions=tuple(person.mentions),
        role=person.role,
        confidence=person.case.confidence,
        grounds=person.case.grounds,
    )
