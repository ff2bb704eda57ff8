"""An index of names made of a Wikidata dump that lies on this machine, and what it says of one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from broadsheet.news.errors import BadInput
from broadsheet.news.ids import key_of

LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
_LONGEST = 100
"""Characters of a name's key at the most: longer ones are titles of papers."""
_HUMAN = "Q5"
_PEOPLED = ("P1082", "P36")
"""Properties of countries and towns: inhabitants, capital. They may have a seat and a chair too."""
_BODY = ("P159", "P1454", "P488", "P169", "P749", "P355", "P1128", "P452")
"""Properties of bodies: seat, legal form, chair, head, parent, subsidiary, staff, trade."""
_PLACE = ("P625", "P1566")
"""Properties of places: coordinates, GeoNames id."""
_TOLD_BY = tuple(f'"{sign}"' for sign in (_HUMAN, *_PEOPLED, *_BODY, *_PLACE))
_MANY = 50_000
_MAKE = """
CREATE TABLE names (key TEXT, kind TEXT, id INTEGER, PRIMARY KEY (key, kind)) WITHOUT ROWID
"""
_ADD = """
INSERT INTO names VALUES (?, ?, ?) ON CONFLICT (key, kind)
DO UPDATE SET id = CASE WHEN id = excluded.id THEN id ELSE 0 END
"""

Row = tuple[str, str, int]
"""A name's key, its kind (person, body, place) and the number of its entity."""


def build(lines: Iterable[str], index: Path) -> int:
    """Write the index of a dump's `lines` (one entity each, as Wikidata prints them); say its size.

    Left out is what names several entities of a kind, in any of LANGUAGES: what is in the index is
    without doubt. Lines that are no entity are passed over. Raises BadInput when none is one.
    """
    index.parent.mkdir(parents=True, exist_ok=True)
    making = index.with_name(f"{index.name}.making")
    making.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(making, isolation_level=None)) as table:
            size = _fill(table, lines)
        if not size:
            raise BadInput(str(index), "there is no entity of Wikidata in this dump")
        making.replace(index)
    finally:
        making.unlink(missing_ok=True)
    return size


def _fill(table: sqlite3.Connection, lines: Iterable[str]) -> int:
    table.execute("PRAGMA journal_mode = OFF")
    table.execute("PRAGMA synchronous = OFF")
    table.execute(_MAKE)
    rows = (row for line in lines for row in names_in(line))
    while some := list(islice(rows, _MANY)):
        table.execute("BEGIN")
        table.executemany(_ADD, some)
        table.execute("COMMIT")
    table.execute("DELETE FROM names WHERE id = 0")
    table.execute("VACUUM")
    (size,) = table.execute("SELECT count(*) FROM names").fetchone()
    return int(size)


def names_in(line: str) -> Iterator[Row]:
    """Yield the names of the entity in one line of a dump; nothing for any other line."""
    if not any(sign in line for sign in _TOLD_BY):
        return
    try:
        entity = json.loads(line.strip().rstrip(","))
        number = int(entity["id"].removeprefix("Q"))
        kind = _kind(entity["claims"])
        forms = set(_forms(entity))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return
    if kind and number > 0:
        keys = {key_of(form) for form in forms}
        yield from ((key, kind, number) for key in sorted(keys) if 1 < len(key) <= _LONGEST)


def _kind(claims: dict[str, Any]) -> str:
    instances = (claim["mainsnak"].get("datavalue", {}) for claim in claims.get("P31", ()))
    if any(one.get("value", {}).get("id") == _HUMAN for one in instances):
        return "person"
    if any(sign in claims for sign in _PEOPLED):
        return "place"
    if any(sign in claims for sign in _BODY):
        return "body"
    return "place" if any(sign in claims for sign in _PLACE) else ""


def _forms(entity: dict[str, Any]) -> Iterator[str]:
    labels, aliases = entity.get("labels") or {}, entity.get("aliases") or {}
    for language in LANGUAGES:
        if language in labels:
            yield str(labels[language]["value"])
        yield from (str(one["value"]) for one in aliases.get(language, ()))


class Wikidata:
    """An index as `build` makes it, read where it lies: it costs no memory."""

    def __init__(self, index: Path) -> None:
        """Raises BadInput for a file that is no such index."""
        try:
            self._table = sqlite3.connect(
                f"{index.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
            )
            self("", "person")
        except sqlite3.Error as error:
            raise BadInput(str(index), f"this is no index of Wikidata: {error}") from error

    def __call__(self, label: str, kind: str) -> str:
        """Return the id of the one entity of `kind` called `label` ("Q84"), else nothing."""
        query = "SELECT id FROM names WHERE key = ? AND kind = ?"
        found = self._table.execute(query, (key_of(label), kind)).fetchone()
        return f"Q{found[0]}" if found else ""
