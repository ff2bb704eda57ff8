"""Which agency a page credits for its text, in the page's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from broadsheet.news.article import Block
from broadsheet.news.ids import key_of
from broadsheet.news.outlet import Outlet, OutletKind
from broadsheet.news.press import Press
from broadsheet.text.clean import tidy

_SMALL = frozenset({"de", "la", "le", "les", "del", "an", "am", "on", "upon", "sur"})
_LONGEST = 60
_LONGEST_LINE = 120
# "(IW) -", "LONDON (AP) —", "Paris, 6 July (Reuters) -" at the head of the first paragraph.
_HEAD_MARK = re.compile(r"^(?P<place>[^()]{0,60}?)\((?P<name>[^()]{2,40})\)\s*\.?\s*[-–—:]")
_HEAD_DPA = re.compile(
    r"^\W?(?P<place>[A-ZÄÖÜ][\w/ .-]{2,40})\s*\((?P<name>dpa|afp|apa|ap|epd|kna|sid)\b[^()]*\)"
)
_TAIL_MARK = re.compile(r"^[\s(\[–—-]*(?P<name>[^()\[\]]{2,60}?)[\s)\]]*$")
_SOURCE_LINE = re.compile(
    r"^(?:source|sources|quelle|fuente|fonte|credit|agency|via)\s*:\s*(?P<name>.{2,60})$",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"\b(?:supplied|provided|distributed|produced) by (?:the )?(?P<name>[A-Z][\w .&-]{1,40}?)\.?$"
)
_WITH = re.compile(
    r"\b(?:with (?:reporting by|material from|files from)|additional reporting by|mit material von|"
    r"avec|con informacion de|con información de|mit|from|"
    r"by)\s+(?:the\s+)?(?P<name>[A-Z][\w .&-]{1,40})",
)
_STAFF = re.compile(
    r"^(?:by\s+)?(?P<name>.{2,40}?)(?:'s)?\s+(?:staff|agency|agencies|newsroom|wire service|"
    r"news agency|reporters?|"
    r"correspondents?)\.?$",
    re.IGNORECASE,
)
_WIRE = re.compile(
    r"\b(?:wire|agency|agencies|agence|agentur|agencia|agenzia|news service|press association|"
    r"newswire|associated press)\b|^(?:afp|ap|pa|dpa|efe|ansa|apa|reuters|epd|kna|upi|tass|"
    r"lusa|europa press)$",
    re.IGNORECASE,
)


def credit_of(
    *,
    claimed: Iterable[str],
    bylines: Iterable[str],
    blocks: Sequence[Block],
    outlet: str,
    press: Press,
) -> str:
    """Return the agency or outlet credited for the text, as printed; "" when none is.

    Looked for in what the page claims, its bylines, the mark before the first paragraph and the
    last two lines. The page's own outlet is no credit.
    """
    for name in (*_claimed(claimed), *_in_bylines(bylines, press), *_in_text(blocks, press)):
        plain = tidy(name).strip(" .,;:-–—")
        if plain and len(plain) <= _LONGEST and not _same(plain, outlet, press):
            return plain
    return ""


def _claimed(claimed: Iterable[str]) -> Iterable[str]:
    return (name for name in claimed if name)


def _in_bylines(bylines: Iterable[str], press: Press) -> Iterable[str]:
    for line in bylines:
        staff = _STAFF.match(line)
        if staff and _is_wire(staff["name"], press):
            yield staff["name"]
        elif _is_wire(line, press):
            yield line
        else:
            yield from (
                match["name"] for match in _WITH.finditer(line) if _is_wire(match["name"], press)
            )


def _in_text(blocks: Sequence[Block], press: Press) -> Iterable[str]:
    if not blocks:
        return
    first = blocks[0].text
    for shape in (_HEAD_MARK, _HEAD_DPA):
        match = shape.match(first)
        if match and _mark(match["name"], match["place"], press):
            yield match["name"].split("/")[0]
    for block in reversed(blocks[-2:]):
        source = _SOURCE_LINE.match(block.text)
        if source is None and len(block.text) <= _LONGEST_LINE:
            source = _SUPPLIED.search(block.text)
        if source:
            yield source["name"]
            continue
        tail = _TAIL_MARK.match(block.text)
        if tail and len(block.text) <= 40 and _is_wire(tail["name"], press):
            yield tail["name"]


def _mark(name: str, place: str, press: Press) -> bool:
    """Say whether a name in brackets before the text is an agency's mark: known, or in capitals
    after nothing but a place."""
    if _is_wire(name, press):
        return True
    words = [word for word in place.split() if word not in _SMALL]
    placed = len(words) <= 4 and all(word[0].isupper() for word in words)
    return name.isupper() and 2 <= len(name) <= 5 and placed


def _is_wire(name: str, press: Press) -> bool:
    outlet = press.named(name)
    return (outlet is not None and outlet.kind is OutletKind.AGENCY) or (
        outlet is None and _WIRE.search(name) is not None and len(name.split()) <= 4
    )


def _same(name: str, outlet: str, press: Press) -> bool:
    known, own = press.named(name), press.named(outlet)
    if isinstance(known, Outlet) and isinstance(own, Outlet):
        return known.key == own.key
    return key_of(name) == key_of(outlet)
