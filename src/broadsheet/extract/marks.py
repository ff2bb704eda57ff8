"""The mark of a clipping: one to three lines that name an outlet and how old its report is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from broadsheet.extract.chrome import Part, part_of
from broadsheet.news.press import Press
from broadsheet.text.ages import age_of
from broadsheet.text.clean import fold
from broadsheet.text.dates import dateline_of

LONGEST_OUTLET = 80
_LONGEST_MARK = 140
_MOST_WORDS = 8
_STRONG_SIGN = re.compile(r"\s*[·•|‧∙●]\s*|\s+[-–—/]\s+|\t")
_BRACKETS = re.compile(r"^(.{15,}\S)\s*[(\[]([^()\[\]]{4,80})[)\]]\s*$")
_COLON = re.compile(r"^\W*(\w.{1,60}?)\s*\(([^()]{2,40})\)\s*[:–—-]\s+(\S.{8,})$")
_TITLE = re.compile(r"^(.{15,}\S)\s+[-–—|]\s+(\S.{1,60})$")
_DASH = re.compile(r"^\s*[-–—]\s*")
_TRIM = " \t*_#>·•|-–—:,;()[]"
# Said before an outlet's name, or before its age.
_FROM = re.compile(
    r"^(?:via|source|from|by way of|quelle|aus|fuente|fonte|par|d'apres)\b\s*:?\s+", re.I
)
_BYLINE = re.compile(
    r"^(?:(?:words|story|report)\s*:?\s+)?(?:by|par|von|por|di|de notre|from our|by our|text|texte|"
    r"texto|testo)\b\s*:?\s+\S",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 100
_VIA = re.compile(r"^\W*via\b", re.I)
# So weblogs head their readers' comments: "Anna says", with a date.
_SAYS = re.compile(r"\s(?:says|said|wrote|sagt|schreibt|meint|dit|dice|ha scritto|disse)\W*$", re.I)
_HOST = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Lines `start` to `end` name an outlet and an age, both as printed.

    `sure` says that the outlet stands there twice or after a "via", `known` that it is in the
    table of outlets, `recent` that it has an age and no date; `byline` and `headline` are what
    else the lines held, or "".
    """

    start: int
    end: int
    outlet: str
    age: str
    sure: bool
    known: bool
    byline: str = ""
    headline: str = ""

    @property
    def recent(self) -> bool:
        """Whether it has an age ("3 hours ago") and no date."""
        return age_of(self.age) is not None


def marks_in(lines: Sequence[str], press: Press) -> Iterator[Mark]:
    """Yield the marks among `lines`, in order; none overlaps another."""
    at = 0
    while at < len(lines):
        found = _mark_at(lines, at, press)
        if found is not None:
            yield found
        at = found.end if found else at + 1


def _mark_at(lines: Sequence[str], at: int, press: Press) -> Mark | None:
    line = lines[at]
    if len(line) > 2 * _LONGEST_MARK:
        return None
    return _of_title(lines, at, press) or _of_lines(lines, at, press) or _of_line(line, at, press)


def _of_lines(lines: Sequence[str], at: int, press: Press) -> Mark | None:
    """Read a name and an age on lines of their own, in either order, the name perhaps twice."""
    one, two, three = (*lines[at : at + 3], "", "")[:3]
    if is_age(two) and _is_name(one):
        outlet, age = one, two
    elif is_age(one) and _is_name(two):
        outlet, age = two, one
    else:
        return None
    bare = _bare(outlet)
    twice = fold(_bare(three)) == fold(bare)
    if not bare or (not twice and _DASH.match(outlet) and not _FROM.match(outlet)):
        return None
    return Mark(
        start=at,
        end=at + 2 + twice,
        outlet=bare,
        age=age.strip(_TRIM),
        sure=twice or _VIA.match(outlet) is not None,
        known=press.named(bare) is not None,
    )


def _of_title(lines: Sequence[str], at: int, press: Press) -> Mark | None:
    """Read a headline with its outlet behind a dash, and an age on the next line."""
    title = _TITLE.match(lines[at])
    if title is None or at + 1 == len(lines) or not is_age(lines[at + 1]):
        return None
    found = _of_pieces([title[2], lines[at + 1]], at, press)
    return None if found is None else replace(found, end=at + 2, headline=title[1])


def _of_line(line: str, at: int, press: Press) -> Mark | None:
    """Read a name and an age on one line, perhaps with a headline before or behind them."""
    for shape, name, age, headline in ((_BRACKETS, 2, 2, 1), (_COLON, 1, 2, 3)):
        inside = shape.match(line)
        if inside is not None:
            mark = inside[name] if name == age else f"{inside[name]} · {inside[age]}"
            found = _parted(mark, at, press)
            return None if found is None else replace(found, headline=inside[headline].strip())
    if len(line) > _LONGEST_MARK:
        return None
    return _parted(line, at, press)


def _parted(line: str, at: int, press: Press) -> Mark | None:
    if is_age(line):
        return None
    for pieces in _partings(line.strip(_TRIM)):
        found = _of_pieces(pieces, at, press)
        if found is not None:
            return found
    return None


def _partings(line: str) -> Iterator[Sequence[str]]:
    """Yield a line taken apart: at strong signs, at its first or last comma, before its age."""
    pieces = pieces_of(line)
    if len(pieces) > 1:
        yield pieces
        return
    if "," in line:
        yield line.split(",", 1)
        yield line.rsplit(",", 1)
    words = line.split()
    for count in range(2, min(6, len(words))):
        if any(map(str.isdigit, "".join(words[-count:]))):
            yield [" ".join(words[:-count]), " ".join(words[-count:])]


def _of_pieces(pieces: Sequence[str], at: int, press: Press) -> Mark | None:
    names: list[str] = []
    ages: list[str] = []
    bylines: list[str] = []
    via = False
    for piece in (piece.strip(_TRIM) for piece in pieces):
        if is_age(piece):
            ages.append(piece)
        elif part_of(piece) is Part.NOTHING:
            continue
        elif _FROM.match(piece) and is_age(_FROM.sub("", piece)):
            ages.append(_FROM.sub("", piece))
        elif is_byline(piece):
            bylines.append(piece)
        elif _FROM.match(piece):
            names.append(_bare(piece))
            via = via or _VIA.match(piece) is not None
        else:
            names.append(piece)
    if not ages or not names or len({fold(name) for name in names}) > 1:
        return None
    if not _is_name(names[0]) or len(bylines) > 1:
        return None
    return Mark(
        start=at,
        end=at + 1,
        outlet=names[0],
        age=ages[0],
        sure=via or len(names) > 1,
        known=press.named(names[0]) is not None,
        byline="".join(bylines),
    )


def pieces_of(line: str) -> list[str]:
    """Return what signs such as " · " and " | " part on a line, trimmed."""
    parts = (piece.strip(_TRIM) for piece in _STRONG_SIGN.split(line))
    return [piece for piece in parts if piece]


def is_byline(line: str) -> bool:
    """Say whether a short line begins as bylines do ("By", "Von", "Texte :") and is no sentence."""
    if len(line) > _LONGEST_BYLINE or line[-1:] in {".", "?", "!", ":"}:
        return False
    return _BYLINE.match(line) is not None and len(line.split()) <= 14


@lru_cache(maxsize=4096)
def is_age(words: str) -> bool:
    """Say whether a short line is an age or a date and nothing else."""
    if len(words) > 60:
        return False
    plain = words.strip(_TRIM)
    if not plain or len(plain) > 50 or len(plain.split()) > 8:
        return False
    if age_of(plain) is not None:
        return True
    if not any(map(str.isdigit, plain)):
        return False
    return dateline_of(plain, patient=False) is not None and _only_dates(fold(plain))


_DATE_WORDS = re.compile(
    r"\d+|[:.,/()\s-]+|\b(?:jan|feb|fev|mar|apr|abr|may|mai|mag|jun|jui|jul|lug|aug|aou|ago|sep|"
    r"set|oct|okt|ott|out|nov|dec|dez|dic|ene|gen|mrz|mae)[a-z]{0,7}\b|\b(?:mon|tue|wed|thu|fri|"
    r"sat|sun|lun|mar|mer|mie|jeu|jue|ven|vie|sam|sab|dim|dom|die|mit|don|fre|son)[a-z]{0,7}\b|"
    r"\b(?:gio|qua|qui|sex|seg|ter)[a-z]{0,6}\b|"
    r"\b(?:published|posted|updated|last|first|on|at|am|pm|a\.m|p\.m|gmt|bst|utc|z|t|ce?s?t|me?s?z|"
    r"[ecmp][ds]t|uhr|um|le|el|il|de|del|du|a|h|st|nd|rd|th|er|publie|mis|jour|aktualisiert|"
    r"veroffentlicht|publicado|actualizado|pubblicato|aggiornato|den|am|vom|stand)\b"
)


def _only_dates(plain: str) -> bool:
    return not _DATE_WORDS.sub("", plain).strip(" .·|,'°º")


def _bare(name: str) -> str:
    return _FROM.sub("", name.strip(_TRIM)).strip(_TRIM)


def _is_name(words: str) -> bool:
    """Say whether words could be an outlet's name: few, no sentence, no age, no chrome."""
    plain = _bare(words)
    if not 2 <= len(plain) <= LONGEST_OUTLET or len(plain.split()) > _MOST_WORDS:
        return False
    if _SAYS.search(plain) or plain[-1] in "!?…" or (plain[-1] == "." and len(plain.split()) > 3):
        return False
    if not plain[0].isalpha() and not plain[0].isdigit():
        return False
    if plain.islower() and not _HOST.match(plain):
        return False
    if not any(map(str.isalpha, plain)) or is_age(plain):
        return False
    return part_of(plain) is None and not is_byline(plain)
