"""A pretended internet: names with public addresses, and loopback servers behind them."""

from __future__ import annotations

import ssl
from dataclasses import replace
from pathlib import Path
from typing import Any

from broadsheet.wire.client import GuardedWire
from broadsheet.wire.manners import Manners
from loopback import Loopback
from standins import ScriptedResolver, Switchboard

CERTS = Path(__file__).parent / "wire" / "certs"
PUBLIC = "93.184.215.14"
QUICK = Manners(user_agent="Broadsheet/0 (+test)", gap_s=0, deadline_s=5)

S02 = (
    *("127.1", "0x7f.1", "2130706433", "0177.0.0.1", "0", "①②⑦.⓪.⓪.①", "[::1]"),
    *("[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
    *("[fec0::1]", "100.64.0.1", "192.0.0.1", "198.18.0.1", "240.0.0.1", "224.0.0.1"),
    *("168.63.129.16", "127.0.0.1", "127.0.0.1.", "10.0.0.1", "172.31.255.255"),
    *("192.168.0.1", "169.254.169.254", "[fe80::1]", "[fd00:ec2::254]", "[ff02::1]"),
    *("[::]", "[::ffff:a9fe:a9fe]", "[2001:db8::1]", "[2001::1]", "[64:ff9b:1::1]"),
    *("255.255.255.255", "0.0.0.0", "192.0.2.1", "203.0.113.9", "0x7f000001", "017700000001"),
    *("127.0.0.1%2f", "%31%32%37.0.0.1", "127。0。0。1", "0x", "1.2.3.0x4", "[fe80::1%25eth0]"),
)
"""Hosts that must not be asked, in every spelling some resolver or browser understands."""


class Net:
    """Names and servers put in one by one, and wires that know no other internet."""

    def __init__(self) -> None:
        self.resolver = ScriptedResolver({})
        self.board = Switchboard()
        self._wires: list[GuardedWire] = []

    def put(self, name: str, server: Loopback, port: int = 80, address: str = PUBLIC) -> None:
        """Let `name` resolve to `address`, with `server` behind its `port`."""
        self.resolver.answers = {**self.resolver.answers, name: [[address]]}
        self.board.lines = {**self.board.lines, (address, port): server.port}

    def wire(self, manners: Manners = QUICK, **options: Any) -> GuardedWire:
        """Return a wire in this internet."""
        made = GuardedWire(manners, **{"resolve": self.resolver, "connect": self.board, **options})
        self._wires.append(made)
        return made

    def close(self) -> None:
        """Close every wire made."""
        for wire in self._wires:
            wire.close()


def to_loopback(*servers: Loopback, **changes: Any) -> Manners:
    """Return manners that let these servers be asked under their own addresses."""
    places = frozenset(server.place for server in servers)
    return replace(QUICK, **{"allowed": places, **changes})


def server_tls(name: str) -> ssl.SSLContext:
    """Return a server's side of TLS with one of the test certificates."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTS / f"{name}.pem")
    return tls


def trust() -> ssl.SSLContext:
    """Return what trusts the test authority alone."""
    return ssl.create_default_context(cafile=str(CERTS / "authority.pem"))
