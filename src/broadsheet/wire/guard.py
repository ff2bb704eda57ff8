"""Which addresses may be asked at all, judged on the words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NoReturn
from urllib.parse import SplitResult, quote, urlsplit

import idna

from broadsheet.news.errors import BlockedAddress
from broadsheet.wire.manners import Manners, place

LONGEST = 2048
"""Characters of an address; Media Cloud stores no longer ones."""
NOT_PUBLIC = "this address is not on the public internet"

# The IANA special-purpose registries for IPv4 and IPv6, and 168.63.129.16, where Azure answers
# its machines. Python's own `is_global` differs between patch releases, so the table is ours.
_CLOSED_V4 = tuple(
    IPv4Network(net)
    for net in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32"),
        *("169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24"),
        *("192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4"),
    )
)
# Only 2000::/3 is given out for global use; these parts of it are not (Teredo, 6to4, examples).
_GLOBAL_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# Networks whose last 32 bits are an IPv4 address that is really meant: mapped (RFC 4291) and
# NAT64 (RFC 6052). A resolver on an IPv6-only network gives the second for every IPv4 site.
_V4_INSIDE = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT = "/%:@!$&'()*+,;=~-._?[]|"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebUrl:
    """An address that may be asked: no credentials, no fragment, everything ASCII.

    `host` is lower case, an IPv6 address without brackets; `target` is path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """`host:port`, as the exceptions of Manners spell it."""
        return place(self.host, self.port)

    @property
    def authority(self) -> str:
        """What the Host header says: the port only where it is not the scheme's own."""
        usual = 443 if self.scheme == "https" else 80
        return self.place.removesuffix(f":{usual}") if self.port == usual else self.place

    @property
    def text(self) -> str:
        """The address in one line."""
        return f"{self.scheme}://{self.authority}{self.target}"


def public(address: str | IPv4Address | IPv6Address) -> bool:
    """Say whether an IP address belongs to the public internet; False for what is none."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if any(ip in net for net in _V4_INSIDE):
            return public(IPv4Address(int(ip) & 0xFFFFFFFF))
        return ip in _GLOBAL_V6 and not any(ip in net for net in _CLOSED_V6)
    return not any(ip in net for net in _CLOSED_V4)


def judge(url: str, manners: Manners | None = None) -> WebUrl:
    """Return `url` taken apart when it may be asked; raises BlockedAddress.

    A name is not looked up here: the addresses behind it are judged where the connection is
    made. Credentials are taken off and never appear in an error.
    """
    manners = manners or Manners()
    text = url.strip(" \t\r\n\f")
    parts = _parts(text)
    host = _host(parts, text)
    port = _port(parts, text)
    found = WebUrl(scheme=parts.scheme, host=host, port=port, target=_target(parts, text))
    if manners.excepted(found.place):
        return found
    if port not in manners.ports:
        raise BlockedAddress(shown(url), f"port {port} is not one that web pages are served on")
    if _literal(host) and not public(host):
        raise BlockedAddress(shown(url), NOT_PUBLIC)
    return found


def shown(url: str) -> str:
    """Return `url` as it may stand in errors and logs: one line, no credentials, not endless."""
    line = "".join(sign if sign.isprintable() else "\ufffd" for sign in url.strip())
    line = re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*:)?[\\/]{2}[^/?#]*@", r"\1//", line)
    return line if len(line) <= 200 else line[:199] + "…"


def without_credentials(url: str) -> str:
    """Return `url` stripped of spaces around it and of a user name and password inside it."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", url.strip(" \t\r\n\f"))


def _refusal(text: str, sentence: str) -> BlockedAddress:
    # What cannot be taken apart may hide a password anywhere before its last "@".
    return BlockedAddress(shown(text.rpartition("@")[2]), sentence)


def _parts(text: str) -> SplitResult:
    if not text:
        raise BlockedAddress("", "the address is empty")
    if len(text) > LONGEST:
        raise _refusal(text, f"the address is longer than {LONGEST} characters")
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise _refusal(text, "the address holds control characters")
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise _refusal(text, "this cannot be read as a web address") from error
    if "\\" in parts.netloc:
        # Browsers take a backslash for a slash here, others for part of a name.
        raise _refusal(text, "this cannot be read as a web address")
    if parts.scheme not in {"http", "https"}:
        raise _refusal(text, "only addresses that begin with http:// or https:// are fetched")
    return parts


def _host(parts: SplitResult, text: str) -> str:
    bare = parts.netloc.rpartition("@")[2]
    if bare.startswith("["):
        return _six(bare[1:].partition("]")[0], text)
    host = _ascii(bare.partition(":")[0], text).removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        _no_host(text)
    if _NUMBER.fullmatch(labels[-1]) and not _literal(host):
        # 127.1, 0x7f.1, 2130706433 and their like, which some resolvers take for addresses.
        raise _refusal(text, "its host is an IP address in an unusual spelling")
    return host


def _six(inside: str, text: str) -> str:
    try:
        # A zone ("%eth0") names a wire of this machine.
        return _no_host(text) if "%" in inside else str(IPv6Address(inside))
    except ValueError:
        _no_host(text)


def _ascii(host: str, text: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        _no_host(text)


def _no_host(text: str) -> NoReturn:
    raise _refusal(text, "this cannot be read as a web address: its host is no name or address")


def _port(parts: SplitResult, text: str) -> int:
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise _refusal(text, "this cannot be read as a web address: its port is no port")
    return port or (443 if parts.scheme == "https" else 80)


def _target(parts: SplitResult, text: str) -> str:
    try:
        path = quote(parts.path or "/", safe=_KEPT.replace("?", ""))
        query = quote(parts.query, safe=_KEPT)
    except UnicodeEncodeError as error:
        raise _refusal(text, "the address holds characters that are no text") from error
    return f"{path}?{query}" if query else path


def _literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
