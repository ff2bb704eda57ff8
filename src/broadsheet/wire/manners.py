"""How the wire behaves: its name, its limits, and the exceptions an operator made, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from ipaddress import ip_address
from types import MappingProxyType

from broadsheet.news.errors import BadInput

BODY_CAP = 15_000_000
"""Bytes of one body, decompressed; Miniflux takes 15 MB too."""


def honest_agent() -> str:
    """Return the user agent that says who we are and nothing else."""
    try:
        version = metadata.version("broadsheet")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"Broadsheet/{version} (+self-hosted news reader)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Limits and exceptions, checked and brought to one spelling when made.

    `deadline_s` seconds for one fetch with all its hops, time waited for courtesy left out;
    `body_cap` bytes after decompression; `hops` redirects followed; `per_host` requests to one
    host at once; `gap_s` seconds between two starts at one host. `allowed` holds `host:port`
    pairs that may be fetched although the guard would refuse them; `routes` sends a named
    `host:port` to a loopback `ip:port` instead of looking the name up. Both match exactly, and
    neither waits for `gap_s`. Raises BadInput for an entry that cannot be read.
    """

    user_agent: str = field(default_factory=honest_agent)
    deadline_s: float = 30.0
    body_cap: int = BODY_CAP
    hops: int = 5
    per_host: int = 2
    gap_s: float = 1.0
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    allowed: frozenset[str] = frozenset()
    routes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if not (self.user_agent.isascii() and self.user_agent.isprintable()):
            raise BadInput("user agent", "it may hold printable ASCII characters only")
        allowed = frozenset(place_of(entry) for entry in self.allowed)
        routes = {place_of(name): _loopback(target) for name, target in self.routes.items()}
        object.__setattr__(self, "allowed", allowed)
        object.__setattr__(self, "routes", MappingProxyType(routes))

    def excepted(self, place: str) -> bool:
        """Say whether an operator named this `host:port` himself."""
        return place in self.allowed or place in self.routes


def place_of(entry: str) -> str:
    """Return `host:port` in the one spelling that is compared; raises BadInput.

    Hosts are lower case, addresses in their canonical form, IPv6 addresses in brackets.
    """
    host, _, port = entry.strip().lower().rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
        raise BadInput(entry, "write it as host:port")
    return place(host.removeprefix("[").removesuffix("]"), int(port))


def place(host: str, port: int) -> str:
    """Return `host:port`, with an IPv6 `host` canonical and in brackets."""
    try:
        address = ip_address(host)
    except ValueError:
        return f"{host}:{port}"
    return f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"


def split_place(spot: str) -> tuple[str, int]:
    """Return host (without brackets) and port of a `place`."""
    host, _, port = spot.rpartition(":")
    return host.removeprefix("[").removesuffix("]"), int(port)


def _loopback(target: str) -> str:
    spot = place_of(target)
    try:
        if ip_address(split_place(spot)[0]).is_loopback:
            return spot
    except ValueError:
        pass
    raise BadInput(target, "a route may only lead to a loopback address")
