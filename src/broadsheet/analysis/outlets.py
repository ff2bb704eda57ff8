"""Where an article names outlets and agencies, told from words that only look like them."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.analysis.galley import Galley
from broadsheet.news.outlet import Outlet, OutletKind
from broadsheet.news.press import Press
from broadsheet.news.span import Span

# What must stand before an agency's bare initials, which may be anything else.
_AGENCY_BEFORE = re.compile(
    r"(?:told|according to|agency|agencies|news service|by|to|with|from|\()\s?(?:the\s|l['’])?$",
    re.I,
)
_OF = re.compile(r"\sof\s[A-Z]")
_MORE = re.compile(r"\s[A-ZÀ-Þ][\w’'-]*")
_THE = re.compile(r"(?:[Tt]he|[Ll][ea])\s$")
_INITIALS = 4


def outlets_in(galley: Galley, press: Press) -> tuple[tuple[Span, Outlet], ...]:
    """Return where `galley` names outlets of `press`, in order and apart.

    A name of one common word counts with its article only ("The Times"), initials only where copy
    names a source ("told PA", "news agency AFP").
    """
    pattern = _pattern(press)
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(galley.text):
        outlet = press.named(match.group())
        if outlet is not None and _names_outlet(galley.text, match, outlet):
            found.append((Span(*match.span()), outlet))
    return tuple(found)


@lru_cache(maxsize=4)
def _pattern(press: Press) -> re.Pattern[str] | None:
    names = {name for outlet in press.outlets for name in (outlet.name, *outlet.aliases)}
    bare = {name.removeprefix("The ") for name in names if len(name) > 1}
    if not bare:
        return None
    longest = "|".join(re.escape(name) for name in sorted(bare, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![^\W_])(?:The\s)?(?:{longest})(?![^\W_]|-[^\W_])")


def _names_outlet(text: str, match: re.Match[str], outlet: Outlet) -> bool:
    name = match.group()
    if _OF.match(text, match.end()):
        return False
    bare = name.removeprefix("The ")
    if bare.isupper() and len(bare) <= _INITIALS:
        agency = outlet.kind is OutletKind.AGENCY
        return not agency or bool(_AGENCY_BEFORE.search(text[: match.start()][-20:]))
    if " " in bare or any(sign in bare for sign in ".-") or outlet.kind is OutletKind.AGENCY:
        return not _MORE.match(text, match.end()) or " " in bare
    if bare[1:].lower() != bare[1:]:
        return True
    if _MORE.match(text, match.end()):
        return False
    return name.startswith("The ") or bool(_THE.search(text[: match.start()][-4:]))
