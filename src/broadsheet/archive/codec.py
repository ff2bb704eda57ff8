"""Values to compact JSON text and back, by the types of their fields."""

from __future__ import annotations

import base64
import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from broadsheet.news.span import Span

Value = TypeVar("Value")
Turn = Callable[[Any], Any]
"""From a value to plain JSON, or back."""


def write(value: object) -> str:
    """Return a frozen value as one line of JSON; `read(type(value), ...)` gives an equal value.

    A field that holds its default is left out, a span is `[start, end]`, a tuple a list, a
    moment RFC 3339 text, a Decimal text. Raises ValueError for NaN and infinities.
    """
    return dump(_known(type(value)).write(value))


def read(kind: type[Value], text: str) -> Value:
    """Return the value of type `kind` that `write` made `text` of; unknown fields are ignored.

    Raises ValueError when `text` is none.
    """
    try:
        value = _known(kind).read(json.loads(text))
    except (LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"not a {kind.__name__}: {error!r}") from error
    return typing.cast(Value, value)


def dump(plain: object) -> str:
    """Return plain JSON values as compact text that any database can hold."""
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate is no UTF-8, but its escape is plain ASCII and comes back the same.
        return json.dumps(plain, separators=(",", ":"), allow_nan=False)
    return text


@dataclasses.dataclass(frozen=True, slots=True)
class _Turns:
    write: Turn
    read: Turn


def _same(value: Any) -> Any:
    return value


def _enough(value: float) -> float:
    return float(value)


_PLAIN: dict[object, _Turns] = {
    str: _Turns(_same, _same),
    int: _Turns(_same, _same),
    bool: _Turns(_same, _same),
    object: _Turns(_same, _same),
    float: _Turns(_enough, _enough),
    datetime: _Turns(datetime.isoformat, datetime.fromisoformat),
    date: _Turns(date.isoformat, date.fromisoformat),
    Decimal: _Turns(str, Decimal),
    bytes: _Turns(lambda raw: base64.b64encode(raw).decode("ascii"), base64.b64decode),
    Span: _Turns(lambda span: (span.start, span.end), lambda pair: Span(pair[0], pair[1])),
}


def _known(kind: Any) -> _Turns:
    return _turns(kind)


@lru_cache(maxsize=256)
def _turns(hint: Hashable) -> _Turns:
    if isinstance(hint, typing.NewType):
        return _turns(hint.__supertype__)
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and len(inside) == 2 and inside[1] is Ellipsis:
        return _many(_turns(inside[0]))
    if origin in (types.UnionType, typing.Union) and len(inside) == 2 and inside[1] is type(None):
        return _perhaps(_turns(inside[0]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _Turns(lambda member: member.value, hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _fields(hint)
    raise TypeError(f"no way to write {hint!r} as JSON")


def _many(one: _Turns) -> _Turns:
    if one.write is _same:
        return _Turns(list, tuple)
    write_one, read_one = one.write, one.read
    return _Turns(
        lambda values: [write_one(value) for value in values],
        lambda values: tuple([read_one(value) for value in values]),
    )


def _perhaps(one: _Turns) -> _Turns:
    return _Turns(
        lambda value: None if value is None else one.write(value),
        lambda value: None if value is None else one.read(value),
    )


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _fields(kind: type) -> _Turns:
    hints = typing.get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.init]
    plan = [(field.name, _turns(hints[field.name]), _default(field)) for field in fields]
    known = frozenset(name for name, _, _ in plan)
    turned = [(name, turns.read) for name, turns, _ in plan if turns.read is not _same]

    def write_fields(value: Any) -> dict[str, Any]:
        plain = {}
        for name, turns, default in plan:
            held = getattr(value, name)
            if held != default:
                plain[name] = turns.write(held)
        return plain

    def read_fields(plain: dict[str, Any]) -> Any:
        named = {name: held for name, held in plain.items() if name in known}
        for name, turn in turned:
            if name in named:
                named[name] = turn(named[name])
        return kind(**named)

    return _Turns(write_fields, read_fields)
