"""An article's text with its marks, as HTML: one pure function that escapes everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from markupsafe import Markup, escape

from broadsheet.news.span import Span


class MarkKind(StrEnum):
    """What a mark says of the words under it."""

    PASSAGE = "passage"
    POINT = "point"
    QUOTE = "quote"
    SOURCE = "source"
    NAME = "name"
    FIGURE = "figure"
    TIME = "time"
    POSITION = "position"


OPENS_ITSELF = frozenset({MarkKind.NAME, MarkKind.FIGURE, MarkKind.TIME})
"""Short marks are links to their note; long ones are followed by a small link to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a text that something is said of; `note` is the number of its note, 0 for none.

    `opener` is what the link to the note is called by those who cannot see it.
    """

    span: Span
    kind: MarkKind
    note: int = 0
    opener: str = ""


@dataclass(frozen=True, slots=True)
class _Layer:
    """All marks of one span, as one element."""

    span: Span
    kinds: tuple[MarkKind, ...]
    note: int
    opener: str

    @property
    def links(self) -> bool:
        return bool(self.note) and self.kinds[0] in OPENS_ITSELF


def anchor(span: Span) -> str:
    """Return the id a marked span carries in its page: `w120-180`."""
    return f"w{span.start}-{span.end}"


def marked(text: str, within: Span, marks: Iterable[Mark]) -> Markup:
    """Return the words of `text` inside `within` as HTML, each mark an element around its words.

    Marks that cross are closed and opened again, so the result is well-formed whatever overlaps;
    only the piece holding a mark's first character carries its id. Nothing in `text` is trusted.
    """
    layers = _layers(mark for mark in marks if len(mark.span) and mark.span.meets(within))
    out: list[str] = []
    open_now: list[_Layer] = []
    for piece, wanted in _pieces(within, layers):
        kept = _shared(open_now, wanted)
        out += _close(open_now, kept, piece.start)
        for layer in wanted[kept:]:
            out.append(_opening(layer, piece.start, inside_link=any(o.links for o in open_now)))
            open_now.append(layer)
        out.append(escape(piece.of(text)))
    out += _close(open_now, 0, within.end)
    # Every piece is a tag of ours, made of numbers and our own names, or has been escaped.
    return Markup("".join(out))  # noqa: S704


def _layers(marks: Iterable[Mark]) -> list[_Layer]:
    found: dict[Span, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.span, []).append(mark)
    layers = []
    for span, same in found.items():
        noted = [mark for mark in same if mark.note]
        first = noted[0] if noted else same[0]
        kinds = dict.fromkeys((first.kind, *(mark.kind for mark in same)))
        layers.append(_Layer(span, tuple(kinds), first.note, first.opener))
    return sorted(layers, key=lambda layer: (layer.span.start, -layer.span.end))


def _pieces(within: Span, layers: Sequence[_Layer]) -> Iterator[tuple[Span, list[_Layer]]]:
    """Yield the stretches between two borders of any layer, each with the layers over it."""
    borders = {within.start, within.end}
    for layer in layers:
        borders |= {max(layer.span.start, within.start), min(layer.span.end, within.end)}
    ahead = list(reversed(layers))
    over: list[_Layer] = []
    for start, end in pairwise(sorted(borders)):
        over = [layer for layer in over if layer.span.end > start]
        while ahead and ahead[-1].span.start <= start:
            over.append(ahead.pop())
        yield Span(start, end), over


def _shared(open_now: Sequence[_Layer], wanted: Sequence[_Layer]) -> int:
    shared = 0
    for one, other in zip(open_now, wanted, strict=False):
        if one is not other:
            break
        shared += 1
    return shared


def _opening(layer: _Layer, at: int, *, inside_link: bool) -> str:
    name = f' id="{anchor(layer.span)}"' if at == layer.span.start else ""
    kinds = " ".join(f"m-{kind}" for kind in layer.kinds)
    link = f' href="#note-{layer.note:d}" data-note="{layer.note:d}"'
    to_note = link if layer.links and not inside_link else ""
    return f'<{_tag(layer, inside_link)}{name} class="{kinds}"{to_note}>'


def _tag(layer: _Layer, inside_link: bool) -> str:
    if layer.links and not inside_link:
        return "a"
    return "mark" if MarkKind.PASSAGE in layer.kinds else "span"


def _close(open_now: list[_Layer], keep: int, at: int) -> list[str]:
    """Close all but the first `keep` open layers, leaving the link to the note of ended ones."""
    out = []
    while len(open_now) > keep:
        layer = open_now.pop()
        inside_link = any(other.links for other in open_now)
        out.append(f"</{_tag(layer, inside_link)}>")
        if layer.note and not layer.links and not inside_link and at == layer.span.end:
            to_note = f'href="#note-{layer.note:d}" data-note="{layer.note:d}"'
            out.append(f'<a class="opener" {to_note} aria-label="{escape(layer.opener)}"></a>')
    return out
