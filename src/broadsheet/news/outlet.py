"""An outlet: who prints, in which country, and which family owns it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OutletKind(StrEnum):
    """What sort of house an outlet is."""

    PAPER = "paper"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    SITE = "site"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet known by `name` and `aliases`, printing at `hosts`, owned by `family`.

    `key` is lower case letters and digits with single hyphens and stands in addresses. Unknown
    country or family is empty.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    kind: OutletKind = OutletKind.SITE
    country: str = ""
    language: str = ""
    family: str = ""
