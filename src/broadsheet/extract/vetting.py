"""Which marks of a sheet are believed: readers' comments and lists of reports look like them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from broadsheet.extract.chrome import Part, tells_of_press
from broadsheet.extract.copylines import SECTIONS, following, is_body, is_headline
from broadsheet.extract.marks import Mark, is_byline
from broadsheet.extract.trimmings import Line

NEAR = 3
"""Lines under a mark or a heading within which its headline and text are looked for."""


def comment_lines(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> frozenset[int]:
    """Return which lines are readers' comments or stand among them."""
    sure = {mark.start for mark in marks if mark.sure or mark.known}
    among: set[int] = set()
    inside = False
    for at in range(len(lines)):
        if parts[at] is Part.COMMENTS:
            inside = True
        elif parts[at] in {Part.CLIPPINGS, Part.EMPTY} or at in sure:
            inside = False
        if inside:
            among.add(at)
    return frozenset(among)


def without_counters(
    lines: Sequence[Line], parts: list[Part | None], marks: Sequence[Mark]
) -> None:
    """Make furniture of what only counts comments: "12 comments" between two clippings.

    Readers' names and ages have no headline under them.
    """
    headed = next((at for at, part in enumerate(parts) if part is Part.CLIPPINGS), len(parts))
    last = max(
        (mark.start for mark in marks if headline_below(lines, parts, mark) is not None), default=0
    )
    for at in range(headed, last):
        if parts[at] is Part.COMMENTS:
            parts[at] = Part.NOTHING


def believed(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> list[Mark]:
    """Return the marks to go by.

    One that is not sure counts under a heading over clippings, beside another one that is recent
    or known too, or over the whole sheet, and only where there is a text for it.
    """
    headed = headed_marks(lines, parts, marks)
    whole = [mark for mark in marks if mark.sure or _has_copy(lines, parts, mark)]
    several = sum(1 for mark in whole if _is_likely(mark)) > 1
    return [
        mark
        for at, mark in enumerate(whole)
        if mark.sure
        or (several and _is_likely(mark))
        or mark.start in headed
        or (at == 0 and not any(map(is_body, lines[: mark.start])))
    ]


def headed_marks(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> frozenset[int]:
    """Return where the marks begin that stand under a heading over clippings.

    Pages head lists of their own reports so too, by section and date: without an age or a known
    outlet, the heading has to speak of other papers.
    """
    heads = [at for at, part in enumerate(parts) if part is Part.CLIPPINGS]
    first = min(heads, default=len(parts))
    press = next((at for at in heads if tells_of_press(lines[at].block.text)), len(parts))
    return frozenset(
        mark.start for mark in marks if mark.start > (first if mark.recent or mark.known else press)
    )


def _is_likely(mark: Mark) -> bool:
    return mark.sure or mark.known or mark.recent


def _has_copy(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> bool:
    near = islice(following(parts, mark.end), NEAR)
    return any(is_body(lines[at]) for at in near)


def own_mark(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> Mark | None:
    """Return the mark of the article the sheet was saved for: above its text, none like it below.

    Where another follows before any heading of chrome, the sheet is a list of equals.
    """
    if not marks or marks[0].headline or any(map(is_body, lines[: marks[0].start])):
        return None
    if any(part is Part.CLIPPINGS for part in parts[: marks[0].start]):
        return None
    if len(marks) == 1:
        return marks[0]
    between = parts[marks[0].end : marks[1].start]
    return marks[0] if any(part in SECTIONS for part in between) else None


def headline_below(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> int | None:
    """Return the headline under a mark, if it is one and text stands under it."""
    near = lines_under(lines, parts, mark)
    for at, line in enumerate(near[:2]):  # a section's name may stand over it
        if is_headline(lines[line]):
            return line if any(is_body(lines[under]) for under in near[at + 1 :]) else None
        if is_body(lines[line]):
            return None
    return None


def lines_under(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> list[int]:
    """Return the first lines of copy under a mark, bylines left out."""
    copy = (at for at in following(parts, mark.end) if not is_byline(lines[at].block.text))
    return list(islice(copy, NEAR + 1))
