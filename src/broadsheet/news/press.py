"""The outlets we know by name, alias and host: a small table that a user can extend."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from broadsheet.news.errors import BadInput
from broadsheet.news.ids import key_of
from broadsheet.news.outlet import Outlet, OutletKind


@dataclass(frozen=True, slots=True)
class Press:
    """A table of outlets; a later outlet of the same key replaces an earlier one."""

    outlets: tuple[Outlet, ...] = ()
    _by_host: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, Outlet] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        hosts = {host: outlet for outlet in self.outlets for host in outlet.hosts}
        names = {
            key_of(name): outlet
            for outlet in self.outlets
            for name in (outlet.name, *outlet.aliases)
        }
        object.__setattr__(self, "_by_host", hosts)
        object.__setattr__(self, "_by_name", names)

    def of_host(self, host: str) -> Outlet | None:
        """Return the outlet that prints at `host` or at a parent domain of it."""
        parts = host.casefold().rstrip(".").split(".")
        for cut in range(len(parts) - 1):
            found = self._by_host.get(".".join(parts[cut:]))
            if found is not None:
                return found
        return None

    def named(self, name: str) -> Outlet | None:
        """Return the outlet called `name`, case, marks and a leading "The" set aside."""
        key = key_of(name)
        return self._by_name.get(key) or self._by_name.get(key.removeprefix("the-"))

    def extended(self, more: Iterable[Outlet]) -> Press:
        """Return a table that also holds `more`; an outlet of the same key is replaced."""
        table = {outlet.key: outlet for outlet in self.outlets}
        table.update({outlet.key: outlet for outlet in more})
        return Press(tuple(table.values()))


def outlets_of(toml: str, subject: str) -> tuple[Outlet, ...]:
    """Read `[[outlets]]` tables; raises BadInput naming `subject` when one cannot be read."""
    try:
        rows = tomllib.loads(toml).get("outlets", [])
        return tuple(_outlet(row) for row in rows)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(subject, f"this outlet table cannot be read: {error}") from error


def _outlet(row: Mapping[str, object]) -> Outlet:
    name = str(row["name"])
    hosts = row.get("hosts", [row["host"]] if "host" in row else [])
    return Outlet(
        key=str(row.get("key") or key_of(name)),
        name=name,
        aliases=_strings(row.get("aliases", [])),
        hosts=_strings(hosts),
        kind=OutletKind(str(row.get("kind", "site"))),
        country=str(row.get("country", "")),
        language=str(row.get("language", "")),
        family=str(row.get("family", "")),
    )


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, found {value!r}")
    return tuple(str(one) for one in value)


@lru_cache(maxsize=1)
def known_press() -> Press:
    """Return the table that ships with Broadsheet."""
    toml = resources.files("broadsheet.news").joinpath("outlets.toml").read_text("utf-8")
    return Press(outlets_of(toml, "outlets.toml"))
