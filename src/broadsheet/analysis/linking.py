"""Names led to the one thing outside that is called so, where a register of such things is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.news.notes import Name, NameKind
from broadsheet.text.models import Register

SURE = 0.75
"""How sure a name must be of its kind before it is looked up."""


def linked(names: Sequence[Name], register: Register | None) -> tuple[Name, ...]:
    """Return `names` with their ids in `register`: by the full name and kind, or none.

    A person known by one word alone is not looked up: too many are called so.
    """
    if register is None:
        return tuple(names)
    return tuple(replace(name, wikidata=_id(name, register)) for name in names)


def _id(name: Name, register: Register) -> str:
    lone = name.kind is NameKind.PERSON and " " not in name.label
    return "" if lone or name.confidence < SURE else register(name.label, name.kind.value)
