"""An expectation of one of feedparser's cases, held against what a reader made of the feed."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.text.addresses import absolute
from broadsheet.text.bylines import names_of
from broadsheet.text.clean import tidy

Value = str | bool | int | tuple[int, ...]

# Feedparser's names for what a news reader keeps, and ours for the same. A number counts.
_FEED = {
    "title": "title", "title_detail.value": "title", "link": "link", "language": "language",
    "description": "about", "tagline": "about", "subtitle": "about",
    "tagline_detail.value": "about", "subtitle_detail.value": "about", "ttl": "ttl",
}  # fmt: skip
_ENTRY = {
    "title": "title", "title_detail.value": "title", "link": "link", "id": "id", "guid": "id",
    "guidislink": "permanent", "description": "summary", "summary": "summary",
    "summary_detail.value": "summary", "content.0.value": "content",
    "published": "published raw", "issued": "published raw", "created": "published raw",
    "published_parsed": "published", "created_parsed": "published",
    "updated": "updated raw", "modified": "updated raw", "updated_parsed": "updated",
    "author": "author 0", "author_detail.name": "author 0", "category": "tag 0",
    "image.href": "image",
    **{f"authors.{n}.name": f"author {n}" for n in range(9)},
    **{f"tags.{n}.term": f"tag {n}" for n in range(9)},
    **{f"tags.{n}.label": f"label {n}" for n in range(9)},
    **{f"enclosures.{n}.{one}": f"enclosure {n}" for n in range(9) for one in ("href", "url")},
}  # fmt: skip
# A reader that keeps one date of an entry answers for both, and one that keeps one text too.
_INSTEAD = {
    "summary": "content",
    "updated": "published", "published": "updated",
    "updated raw": "published raw", "published raw": "updated raw",
}  # fmt: skip
# Titles and descriptions of drawings are not shown either.
_UNREAD = re.compile(r"<(script|style|title|desc)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_ADDRESSES = frozenset({"link", "image", "enclosure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of the feed at `address`, under our names; what it missed is left out."""

    address: str
    feed: Mapping[str, Value]
    entries: tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim looks: the feed (`entry` None) or an entry, and our name of the field."""

    entry: int | None
    name: str

    def value(self, reading: Reading) -> Value:
        if self.entry is not None and not reading.entries:
            return ""
        # A reader that leaves out an entry as the double of another answers with the last it kept.
        last = len(reading.entries) - 1
        fields = reading.feed if self.entry is None else reading.entries[min(self.entry, last)]
        return fields.get(self.name) or fields.get(_INSTEAD.get(self.name, ""), "")


def holds(claim: ast.expr | None, reading: Reading | None) -> bool | None:
    """Say whether a reading is as claimed; None when the claim speaks of nothing that is kept.

    Parts joined by `and` that speak of other things are passed over. Whether a claim applies does
    not depend on the reading: with None for a feed that was refused, it is False where it applies.
    """
    match claim:
        case ast.BoolOp(op=ast.And(), values=parts):
            told = [one for part in parts if (one := holds(part, reading)) is not None]
            return all(told) if told else None
        case ast.BoolOp(values=parts):
            told = [one for part in parts if (one := holds(part, reading)) is not None]
            return any(told) if told else None
        case ast.UnaryOp(op=ast.Not(), operand=part):
            inner = holds(part, reading)
            return inner if inner is None or reading is None else not inner
        case ast.Compare(left=left, ops=ops, comparators=[*rest]):
            if all(isinstance(op, ast.Eq) for op in ops):
                return _equal([left, *rest], reading)
            return None
        case ast.Call(func=ast.Attribute(value=owner, attr="has_key"), args=[ast.Constant(name)]):
            return _there(_place([*_steps(owner), name]), reading)
        case ast.Subscript() | ast.Attribute():
            return _there(_place(_steps(claim)), reading)
    return None


def _there(place: _Place | None, reading: Reading | None) -> bool | None:
    if place is None:
        return None
    return reading is not None and bool(place.value(reading))


def _equal(sides: list[ast.expr], reading: Reading | None) -> bool | None:
    try:
        wanted = ast.literal_eval(sides[-1])
    except (ValueError, TypeError):
        return None
    told = [one for side in sides[:-1] if (one := _is(side, wanted, reading)) is not None]
    return all(told) if told else None


def _is(side: ast.expr, wanted: object, reading: Reading | None) -> bool | None:
    match side:
        case ast.Call(func=ast.Name(id="len"), args=[counted]):
            return _counts(_steps(counted), wanted, reading)
        case ast.Call(func=ast.Name(id="ord"), args=[inner]) if isinstance(wanted, int):
            return _is(inner, chr(wanted), reading)
    place = _place(_steps(side))
    if place is None:
        return None
    return reading is not None and alike(place.name, place.value(reading), wanted, reading.address)


def _counts(steps: list[object], wanted: object, reading: Reading | None) -> bool | None:
    if steps == ["entries"]:
        return reading is not None and len(reading.entries) == wanted
    match steps:
        case ["entries", int(at), "tags"]:
            if reading is None or at >= len(reading.entries):
                return False
            return sum(name.startswith("tag ") for name in reading.entries[at]) == wanted
    return None


def _steps(node: ast.expr) -> list[object]:
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=owner, attr=name):
            return [*_steps(owner), name]
        case ast.Subscript(value=owner, slice=ast.Constant(value=at)):
            return [*_steps(owner), at]
    return []


def _place(steps: list[object]) -> _Place | None:
    match steps:
        case ["feed", *rest]:
            name = _FEED.get(".".join(map(str, rest)))
            return _Place(None, name) if name else None
        case ["entries", int(at), *rest]:
            name = _ENTRY.get(".".join(map(str, rest)))
            return _Place(at, name) if name else None
    return None


def alike(name: str, value: Value, wanted: object, address: str = "") -> bool:
    """Say whether a reader's value of a field is what is wanted.

    Texts are alike when their words are, white space, signs that show nothing and markup aside;
    the wanted one may be meant as markup or as it stands. Addresses are alike
    when a browser would ask for the same, ids as printed or made whole.
    """
    if isinstance(wanted, tuple):
        return isinstance(value, tuple) and value[:6] == wanted[:6]
    if not isinstance(wanted, str):
        return value == wanted
    if name == "ttl":
        return str(value) == wanted
    told = str(value)
    kind = name.split(" ")[0]
    if kind in _ADDRESSES:
        return (absolute("", told) or told) == (absolute("", wanted) or wanted.strip())
    if kind == "id":
        return wanted in {told, absolute(address, told)}
    if kind == "author":
        return names_of([told]) == names_of([wanted])
    if kind == "language":
        return told.split("-")[0].lower() == wanted.strip().split("-")[0].lower()
    return words(told) in {words(wanted), words(said(wanted))}


def words(text: str) -> str:
    """Return a text without its white space and what shows nothing, in one Unicode form."""
    return tidy(text).replace(" ", "")


def said(markup: str) -> str:
    """Return what a browser would show of a piece of sound HTML, by plain means: tags cut out."""
    shown = _UNREAD.sub("", markup)
    return html.unescape(_TAG.sub("", shown))
