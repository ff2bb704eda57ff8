"""The text layer of a PDF laid out as lines: paragraphs joined, page furniture dropped."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from broadsheet.extract.marks import is_age
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block, BlockKind
from broadsheet.news.errors import BadInput, NoArticle, NotText, TooLarge
from broadsheet.text.clean import tidy

MOST_PAGES = 200
"""Pages read of one file: a weekend paper has a hundred."""
_MOST_CHARACTERS = 2_000_000
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_LOOSE = 1.3
"""Times the usual distance between rows that still counts as the next row of a paragraph."""
_HEADING = 1.15
"""Times the size of most of the text that makes a row a heading."""
_FULL = 0.92
"""The share of the broadest row's breadth that fills a row: breadths are estimates."""
_HEAD_LEADING = 1.6
"""Times its size a heading's next row may stand under it."""
# Breadth of letters in thousandths of the size, roughly as in Helvetica and Times alike.
_BREADTHS = {
    **dict.fromkeys("iljI.,:;'|!()[]‘’`- ", 280),
    **dict.fromkeys('tfrs"“”', 370),
    **dict.fromkeys("mwMW—@%", 830),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 680),
}
_PRINTED_ON = re.compile(
    r"^\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}(?:[\s\u202f][AP]M)?\b|"
    r"^(?:https?|file)://\S*(?:\s+\d{1,4} ?/ ?\d{1,4})?$|^\d{1,4} ?/ ?\d{1,4}$"
)
_ADDRESS = re.compile(r"^(https?://\S+?)\s+\d{1,4} ?/ ?\d{1,4}$")


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed row: page, left edge, base line and size in points, its font and its words."""

    page: int
    x: float
    y: float
    size: float
    font: str
    text: str


def is_pdf(body: bytes) -> bool:
    """Say whether bytes begin with the mark of a PDF."""
    return body[:1024].lstrip(b"\x00 \t\r\n\xef\xbb\xbf").startswith(b"%PDF-")


def lines_of_pdf(body: bytes, subject: str) -> tuple[tuple[Line, ...], str]:
    """Return a PDF's lines from its largest heading on, and the address printed at its foot or "".

    Rows are taken in the order the file draws them, which keeps columns apart. Raises NotText
    for a file that is locked or damaged, NoArticle for one without text, and TooLarge for more
    than 200 pages.
    """
    rows = _rows(body, subject)
    if not any(map(str.isalpha, "".join(row.text for row in rows))):
        raise NoArticle(subject, "this PDF holds pictures of pages and no text that can be read")
    address = next((match[1] for row in rows if (match := _ADDRESS.match(row.text))), "")
    rows = _without_furniture(rows)
    usual = _usual_size(rows)
    sized = list(_paragraphs(rows, usual))
    lines = tuple(line for line, _ in sized)
    return lines[_heading(sized, usual) :], address


def _rows(body: bytes, subject: str) -> list[_Row]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are nobody's news
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotText(subject, "this PDF is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise TooLarge(subject, f"this PDF has more than {MOST_PAGES} pages")
        return list(_all_rows(reader, subject))
    except (BadInput, MemoryError):
        raise
    except Exception as error:  # what it raises on damaged files is not documented
        locked = type(error).__name__ in {"DependencyError", "FileNotDecryptedError"}
        reason = "is locked" if locked else "is damaged"
        raise NotText(subject, f"this PDF {reason} and cannot be read") from error


def _all_rows(reader: Any, subject: str) -> Iterator[_Row]:
    letters = 0
    for number, page in enumerate(reader.pages):
        found: list[_Row] = []

        def visit(
            text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float,
            number: int = number, found: list[_Row] = found,
        ) -> None:  # fmt: skip
            if text.strip():
                found.append(_placed(number, text, cm, tm, font, size))

        page.extract_text(visitor_text=visit)
        letters += sum(len(row.text) for row in found)
        if letters > _MOST_CHARACTERS:
            raise TooLarge(subject, "this PDF holds more than 2 MB of text")
        yield from _whole_rows(found)


def _placed(
    number: int, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float
) -> _Row:
    """Return a run of text with its place on the page (ISO 32000-1, 8.3.4 and 9.4.4)."""
    scale = (abs(cm[0] * cm[3] - cm[1] * cm[2]) * abs(tm[0] * tm[3] - tm[1] * tm[2])) ** 0.5
    return _Row(
        page=number,
        x=cm[0] * tm[4] + cm[2] * tm[5] + cm[4],
        y=cm[1] * tm[4] + cm[3] * tm[5] + cm[5],
        size=round(abs(size) * scale**0.5, 1),
        font=str((font or {}).get("/BaseFont", "")),
        text=text.translate(_LIGATURES),
    )


def _whole_rows(runs: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the rows that runs of text side by side make, in the order they are drawn."""
    row: _Row | None = None
    for run in runs:
        beside = row is not None and abs(row.y - run.y) < 0.3 * max(row.size, 1.0)
        if row is not None and beside and run.x >= row.x:
            row = replace(row, text=row.text + run.text)
            continue
        if row is not None:
            yield from _split(row)
        row = run
    if row is not None:
        yield from _split(row)


def _split(row: _Row) -> Iterator[_Row]:
    for text in row.text.split("\n"):
        if plain := tidy(text):
            yield replace(row, text=plain)


def _without_furniture(rows: Sequence[_Row]) -> list[_Row]:
    """Drop what a browser prints at the edges, and heads and feet that come on several pages."""
    pages = 1 + max(row.page for row in rows)
    edges = {id(row) for row in _edges(rows)}
    heads = Counter(re.sub(r"\d+", "#", row.text) for row in rows if id(row) in edges)
    return [
        row
        for row in rows
        if not _PRINTED_ON.match(row.text)
        and not (id(row) in edges and pages > 1 and heads[re.sub(r"\d+", "#", row.text)] > 1)
    ]


def _edges(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the two highest and the two lowest rows of every page."""
    for _, page in groupby(rows, key=lambda row: row.page):
        by_height = sorted(page, key=lambda row: row.y)
        yield from (*by_height[:2], *by_height[-2:])


def _usual_size(rows: Sequence[_Row]) -> float:
    """Return the size most letters are printed in."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row.size] += len(row.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _paragraphs(rows: Sequence[_Row], usual: float) -> Iterator[tuple[Line, float]]:
    """Yield lines with their sizes: rows of one size joined where one goes on the row before."""
    widths = _widths(rows)
    leading = _leadings(rows)
    hyphens = sum(1 for row in rows if re.search(r"[a-z]-$", row.text)) >= 3
    words = ""
    for at, row in enumerate(rows):
        words = _joined(words, row.text, hyphens)
        ahead = rows[at + 1 : at + 3]
        # Set without gaps, a full last row would swallow the outlet and age printed under it.
        marked = row.text[-1] in ".!?\"”’'»" and any(is_age(one.text) for one in ahead)
        if ahead and not marked and _goes_on(row, ahead[0], widths[at], leading, usual):
            continue
        kind = BlockKind.SUBHEAD if row.size >= _HEADING * usual else BlockKind.PARAGRAPH
        yield Line(Block(text=words, kind=kind), 0.0), row.size
        words = ""


def _widths(rows: Sequence[_Row]) -> list[int]:
    """Return for each row the breadth of its column: that of the broadest of the rows around it.

    These are the rows set alike that follow each other; of fewer than three, all at that edge.
    """
    widths: list[int] = []
    overall: Counter[tuple[float, int]] = Counter()
    for row in rows:
        overall[_column(row)] = max(overall[_column(row)], _breadth(row.text))
    for column, run in groupby(rows, key=_column):
        lengths = [_breadth(row.text) for row in run]
        widths += [max(lengths) if len(lengths) >= 3 else overall[column]] * len(lengths)
    return widths


def _breadth(text: str) -> int:
    return sum(_BREADTHS.get(letter, 540) for letter in text)


def _column(row: _Row) -> tuple[float, int]:
    return row.size, round(row.x / 3)


def _leadings(rows: Sequence[_Row]) -> dict[float, float]:
    """Return how far apart rows of each size usually stand, in points."""
    gaps: dict[float, Counter[float]] = {}
    for above, row in pairwise(rows):
        if above.size == row.size and 0 < above.y - row.y < 2.5 * row.size:
            gaps.setdefault(row.size, Counter())[round(above.y - row.y, 1)] += 1
    return {size: min(found, key=lambda gap: (-found[gap], gap)) for size, found in gaps.items()}


def _goes_on(
    above: _Row,
    row: _Row,
    width: int,
    leading: dict[float, float],
    usual: float,
) -> bool:
    """Say whether a row goes on the one above: set alike, near, and with no room for it there."""
    if above.size != row.size or (above.font != row.font and "old" in above.font + row.font):
        return False
    gap = above.y - row.y
    near = 0 < gap <= _LOOSE * leading.get(row.size, 1.35 * row.size)
    if above.size >= _HEADING * usual:
        return near and gap <= _HEAD_LEADING * row.size and above.page == row.page
    full = _breadth(f"{above.text} {row.text.split()[0]}") > _FULL * width
    open_end = above.text[-1] not in ".!?\"”’'»:"
    turned = above.page != row.page or gap < 0  # the next page or column
    return (near and (full or (open_end and row.text[0].islower()))) or (
        turned and full and open_end
    )


def _joined(words: str, more: str, hyphens: bool) -> str:
    """Return a paragraph with its next row; a hyphen goes where the typesetter divides words."""
    if not words:
        return more
    if words.endswith("\u00ad") or (hyphens and words.endswith("-") and more[:1].islower()):
        return words[:-1] + more
    return words + ("" if words.endswith("-") else " ") + more


def _heading(sized: Sequence[tuple[Line, float]], usual: float) -> int:
    """Return which line is the headline: the largest of three words or more, if it is a heading."""
    large = [
        (-size, at)
        for at, (line, size) in enumerate(sized)
        if size >= _HEADING * usual and len(line.block.text.split()) >= 3
    ]
    return min(large)[1] if large else 0
