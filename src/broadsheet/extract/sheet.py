"""Plain text of any make as lines: those broken to a width joined, plain marks of style read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block, BlockKind
from broadsheet.text.clean import tidy

_WIDEST = 120
"""Characters: text with longer lines was not broken to a width."""
_ENDS = frozenset(".!?:;\"'”’»…)")
_LONG_SHARE = 0.6
_WRAPPED_SHARE = 0.6
_ITEM = re.compile(r"^\s*(?:[*•‣◦▪+-]\s+|\d{1,2}[.)]\s+)\S")
_GAP = re.compile(r"(?<=\S)(?:\t\s*| {4,})(?=\S)")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(\S.*?)\s*#*\s*$")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\(\s*<?[^()\s]{0,2048}>?(?:\s+\"[^\"]{0,200}\")?\s*\)")
_PICTURE = re.compile(r"!\[[^\[\]]{0,400}\]\([^()]{0,2048}\)")
_STYLE = re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_|~~|`)(?=\S)(.{1,400}?)(?<=\S)\1(?!\w)")
_REFERENCES = re.compile(
    r"\n[ \t]*(?:References|Visible links|Liens|Verweise)[ \t]*:?[ \t]*\n+"
    r"(?=(?:[ \t]*\n)*[ \t]*\[?1[.\]][ \t]*(?:https?|file|mailto):)"
)
_NUMBER = re.compile(r"\[\d{1,3}\](?=[\w“‘\"'(])")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,})\s*$")


def lines_of_text(text: str) -> tuple[Line, ...]:
    """Return the lines of plain text that hold something, each a block with its kind.

    Lines broken to a width are joined where blank lines part the paragraphs. A wide gap inside a
    line becomes " · ". Where the text is Markdown (CommonMark 0.31), headings, items, quotations,
    links and emphasis are read as such; numbers that a text browser gave links go, with its list
    of references.
    """
    listed = _REFERENCES.search(text)
    if listed is not None:
        text = _NUMBER.sub("", text[: listed.start()])
    rows = [row.rstrip() for row in re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text)]
    marked = any(_HEADING.match(row) for row in rows) or _LINK.search(text) is not None
    return tuple(_lines(_unwrapped(rows), marked))


def _lines(rows: Sequence[str], marked: bool) -> Iterator[Line]:
    for row in rows:
        line = _of_markdown(row) if marked else Line(Block(text=tidy(_GAP.sub(" · ", row))), 0.0)
        if line.block.text:
            yield line


def _of_markdown(row: str) -> Line:
    row = _PICTURE.sub("", row)
    kind = BlockKind.PARAGRAPH
    heading = _HEADING.match(row)
    if heading is not None:
        kind, row = BlockKind.SUBHEAD, heading[2]
    elif re.match(r"^\s*[*+-]\s+\S", row):
        kind, row = BlockKind.ITEM, re.sub(r"^\s*[*+-]\s+", "", row)
    elif re.match(r"^\s*>\s?\S", row):
        kind, row = BlockKind.BLOCKQUOTE, re.sub(r"^\s*(?:>\s?)+", "", row)
    elif _UNDERLINE.match(row):
        row = ""
    linked = sum(len(found[1]) for found in _LINK.finditer(row))
    plain = _LINK.sub(r"\1", row)
    for _ in range(3):  # emphasis within emphasis
        plain = _STYLE.sub(r"\2", plain)
    plain = tidy(plain)
    return Line(Block(text=plain, kind=kind), min(1.0, linked / max(1, len(plain))))


def _unwrapped(rows: Sequence[str]) -> Sequence[str]:
    """Return rows with those joined that were broken to a width."""
    plain = (row for row in rows if " " in row.strip() and not _GAP.search(row))
    width = max(map(len, plain), default=0)
    if width > _WIDEST or not _is_wrapped(rows, width):
        return rows
    joined: list[str] = [rows[0]]
    for above, row in pairwise(rows):
        if _runs_on(above, row, width):
            joined[-1] += " " + row.strip()
        else:
            joined.append(row)
    return joined


def _is_wrapped(rows: Sequence[str], width: int) -> bool:
    """Say whether most long lines end where the next word found no room, in mid-sentence."""
    if "" not in [row.strip() for row in rows]:
        return False
    breaks = [
        (above, row)
        for above, row in pairwise(rows)
        if row.strip() and len(above) >= _LONG_SHARE * width and above.strip()
    ]
    full = [above for above, row in breaks if _runs_on(above, row, width)]
    broken = sum(1 for above in full if above[-1] not in _ENDS)
    return broken > 0 and broken >= _WRAPPED_SHARE * len(breaks)


def _runs_on(above: str, row: str, width: int) -> bool:
    """Say whether `row` goes on the line above: its first word had no room there."""
    words = row.split(maxsplit=1)
    if not words or not above.strip() or _ITEM.match(row) or _HEADING.match(above):
        return False
    if _indent(row) > _indent(above) + 1 and not _ITEM.match(above):
        return False
    if above[-1] not in _ENDS and words[0][0].islower():
        return True  # a headline set narrower than the text under it
    return len(above) + 1 + len(words[0]) > width


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
