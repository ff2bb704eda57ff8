"""The `Link` header of an answer (RFC 8288): addresses, and what each is to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.text.addresses import absolute

_LONGEST = 16_384
_LINK = re.compile(
    r"<([^<>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+(?:\s*=\s*(?:\"(?:[^\"\\]|\\.)*\"|[^\s;,\"]*))?)*)"
)
_PARAMETER = re.compile(r";\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;,\"]*))")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLink:
    """One link of a header: a whole address, its relations and media type in lower case."""

    address: str
    relations: tuple[str, ...]
    kind: str = ""
    title: str = ""


def links_of(header: str, base: str) -> tuple[WebLink, ...]:
    """Return the links of a `Link` header seen from `base`, in order; what is no link is left out.

    A link with an `anchor` speaks of another page and is left out (RFC 8288, 3.2).
    """
    return tuple(_links(header[:_LONGEST], base))


def _links(header: str, base: str) -> Iterator[WebLink]:
    for target, rest in _LINK.findall(header):
        told: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(rest):
            # Of a parameter given twice the first counts (RFC 8288, 3.3 and 3.4.1).
            told.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or bare)
        address = absolute(base, target)
        relations = tuple(told.get("rel", "").lower().split())
        if address and relations and "anchor" not in told:
            kind = told.get("type", "").split(";")[0].strip().lower()
            yield WebLink(
                address=address, relations=relations, kind=kind, title=told.get("title", "")
            )
