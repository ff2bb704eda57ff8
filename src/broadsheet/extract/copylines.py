"""What a line of a sheet may be: running text, a headline, or next to a heading of chrome."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.extract.chrome import Part
from broadsheet.extract.marks import is_age
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import BlockKind

_BODY = 80
_LONGEST_HEADLINE = 220
_TWO_SENTENCES = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]?[^\W\d_a-z]")
SECTIONS = frozenset((Part.ASIDE, Part.COMMENTS, Part.EMPTY, Part.CLIPPINGS))
"""Chrome that heads what follows it; the rest stands alone."""


def is_body(line: Line) -> bool:
    """Say whether a line is running text: 80 characters and no heading, or two sentences."""
    text = line.block.text
    if line.block.kind is BlockKind.SUBHEAD:
        return False
    return len(text) >= _BODY or _TWO_SENTENCES.search(text) is not None


def is_headline(line: Line) -> bool:
    """Say whether a line could be a headline: 8 to 220 characters that do not end a sentence."""
    text = line.block.text
    if not 8 <= len(text) <= _LONGEST_HEADLINE or is_age(text):
        return False
    return line.block.kind is BlockKind.SUBHEAD or text[-1] not in ".:;,"


def following(parts: Sequence[Part | None], start: int) -> Iterator[int]:
    """Yield the lines of copy from `start` on, up to the next heading of chrome."""
    for at in range(start, len(parts)):
        if parts[at] in SECTIONS:
            return
        if parts[at] is None:
            yield at
