"""What every part of the SQL archive stands on: one connection, transactions, plain errors."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import Error, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from broadsheet.news.errors import ArchiveError

Part = TypeVar("Part", bound=type)

MANY = 500
"""Rows named in one statement: SQLite before 3.32 takes 999 parameters, later ones 32,766."""


class Connected:
    """Work on the database Django calls `using`, with the calling thread's own connection."""

    def __init__(self, using: str = "default") -> None:
        self.using = using

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """The calling thread's connection."""
        return connections[self.using]

    def cursor(self) -> CursorWrapper:
        """Return a cursor for a statement Django's queries cannot say."""
        return self.connection.cursor()

    def writing(self) -> transaction.Atomic:
        """Return a transaction: all of it is kept, or nothing."""
        return transaction.atomic(using=self.using)

    def close(self) -> None:
        """Let go of the calling thread's connection."""
        self.connection.close()


def plainly(part: Part) -> Part:
    """Have a class's public methods raise ArchiveError where the database fails."""
    for name, member in list(vars(part).items()):
        if callable(member) and not name.startswith("_"):
            setattr(part, name, _told(member))
    return part


def _told(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def told(self: Connected, *args: Any, **kwargs: Any) -> Any:
        try:
            return method(self, *args, **kwargs)
        except (Error, ValueError) as error:
            raise _failed(self, error) from error

    return told


def _failed(self: Connected, error: Exception) -> ArchiveError:
    name = str(self.connection.settings_dict.get("NAME") or self.using)
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return ArchiveError(name, f"the archive cannot do this: {lines[0]}")


def insert(table: str, *columns: str, keep: bool = False) -> str:
    """Return the statement that adds a row; with `keep` one that is there already stays."""
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
    return statement + (" ON CONFLICT DO NOTHING" if keep else "")


def among(statement: str, values: Sequence[object]) -> str:
    """Return `statement` with a place for each of `values` where it has {}."""
    return statement.format(", ".join(["%s"] * len(values)))


def by_code_point(connection: BaseDatabaseWrapper, column: str) -> str:
    """Return SQL that puts a text column in the order of its code points on either engine.

    A PostgreSQL database sorts by its own language; SQLite by bytes already.
    """
    quoted = connection.ops.quote_name(column)
    return f'{quoted} COLLATE "C"' if connection.vendor == "postgresql" else quoted
