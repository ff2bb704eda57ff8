"""Two columns of our own: an id kept as its 64 bits, and a moment kept as microseconds in UTC."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from broadsheet.archive.numbers import bits, id_of, is_id, microseconds, moment_of

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    _Ids = models.BigIntegerField[str, str]
    _Moments = models.BigIntegerField[datetime | None, datetime | None]
else:
    _Ids = _Moments = models.BigIntegerField


class IdField(_Ids):
    """An id such as `a3f0c9e2b4d5a601`: a letter, the same in the whole column, and 64 bits.

    Eight bytes instead of seventeen in every row and index that names an article, and a number
    the full-text index can use as its row id.
    """

    def __init__(self, *args: Any, letter: str = "a", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letter = letter

    def deconstruct(self) -> Any:
        """Return how to make the field again, for migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "letter": self.letter}

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Return the column's type: SQLite keeps a table by its key only if that is `integer`."""
        if self.primary_key and connection.vendor == "sqlite":
            return "integer"
        return super().db_type(connection)

    def rel_db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the type of columns that point here."""
        return "bigint"

    def from_db_value(self, value: int | None, *_: object) -> str | None:
        """Return the id kept as `value`."""
        return None if value is None else id_of(self.letter, value)

    def to_python(self, value: Any) -> Any:
        """Return the id as text."""
        return value

    def get_prep_value(self, value: Any) -> Any:
        """Return the number kept for an id; ValueError for text of another shape."""
        if not isinstance(value, str):
            return value
        if not is_id(self.letter, value):
            raise ValueError(f"{value!r} is no id beginning with {self.letter}")
        return bits(value)


class MomentField(_Moments):
    """A moment to the microsecond, the same number on every database and in no time zone."""

    def from_db_value(self, value: int | None, *_: object) -> datetime | None:
        """Return the moment kept as `value`."""
        return None if value is None else moment_of(value)

    def to_python(self, value: Any) -> Any:
        """Return the moment."""
        return value

    def get_prep_value(self, value: Any) -> Any:
        """Return the number kept for a moment; ValueError when it has no time zone."""
        return microseconds(value) if isinstance(value, datetime) else value
