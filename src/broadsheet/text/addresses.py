"""Web addresses: made whole, stripped of what only tracks, and compared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

LONGEST = 2048
"""An address longer than this many characters is dropped."""
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
# An address that is whole and plain already, as nine in ten are.
_WHOLE = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/[\w.~!$&'()*+,=:@%/-]*"
    r"(?:\?[\w.~!$&'()*+,=:@%/?-]+)?",
    re.ASCII,
)
# Parameters that say how a reader came, never what is shown.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|mc_[ce]id|mkt_tok|"
    r"_ga|_gl|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_\w+|bbc_team)|ns_(?:mchannel|"
    r"source|campaign|linkname|fee)|cmpid|ocid|icid|ito|smid|smtyp|ref_src|traffic_source|xtor|"
    r"wt_mc|wt_zmc|s_cid|ftag|guccounter|guce_referrer\w*)$",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_SIDE_DOORS = ("www.", "m.", "amp.", "mobile.")


def absolute(base: str, link: str) -> str:
    """Return `link` as a whole http(s) address seen from `base`, or "" when it is none.

    `javascript:`, `data:`, `file:` and every other scheme gives "", as does an address with a name
    and password in it, one with no host, and one over `LONGEST` characters.
    """
    if len(link) <= LONGEST and _WHOLE.fullmatch(link):
        return link
    return _made_whole(base, link.strip())


def _made_whole(base: str, link: str) -> str:
    # Browsers drop tabs and line breaks inside an address: "java\\nscript:" is a script to them.
    link = re.sub(r"[\t\r\n]", "", link)
    if not link or len(link) > LONGEST:
        return ""
    try:
        given = urlsplit(link)
        if given.scheme.lower() in _PORTS and not given.netloc:  # "https:evil.example"
            return ""
        whole = urlsplit(urljoin(base, link))
        port = whole.port
    except ValueError:
        return ""
    host = whole.hostname or ""
    if whole.scheme.lower() not in _PORTS or not host or whole.username is not None:
        return ""
    if _BLANKS.search(host) or "\\" in whole.netloc:
        return ""
    netloc = (f"[{host}]" if ":" in host else host) + _port(whole.scheme, port)
    path = _BLANKS.sub(lambda found: "%20" * len(found[0]), whole.path) or "/"
    query = _BLANKS.sub(lambda found: "%20" * len(found[0]), whole.query)
    fragment = _BLANKS.sub("", whole.fragment)
    done = urlunsplit((whole.scheme.lower(), netloc, path, query, fragment))
    return done if len(done) <= LONGEST else ""


def _port(scheme: str, port: int | None) -> str:
    return "" if port in {None, _PORTS[scheme.lower()]} else f":{port}"


def bare(address: str) -> str:
    """Return an http(s) address without fragment and without parameters that only track.

    Order and spelling of the other parameters are kept. "" for what `absolute` refuses.
    """
    whole = urlsplit(absolute("", address))
    if not whole.netloc:
        return ""
    query = whole.query
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _TRACKING.match(pair[0])]
    if len(kept) != len(pairs):
        query = urlencode(kept)
    return urlunsplit((whole.scheme, whole.netloc, whole.path, query, ""))


def host_of(address: str) -> str:
    """Return the host of an address in lower case, without the side doors www., m. and amp."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
    for door in _SIDE_DOORS:
        if host.startswith(door) and host.count(".") > 1:
            return host.removeprefix(door)
    return host


def same_house(one: str, other: str) -> bool:
    """Say whether two addresses are of one host, side doors and subdomains of it included."""
    first, second = host_of(one), host_of(other)
    if not first or not second:
        return False
    return first == second or first.endswith("." + second) or second.endswith("." + first)
