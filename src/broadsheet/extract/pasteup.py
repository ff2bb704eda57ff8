"""A sheet parted into the article it was saved for, its clippings, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet.extract.chrome import Part, part_of
from broadsheet.extract.copylines import SECTIONS, following, is_body, is_headline
from broadsheet.extract.marks import Mark, is_byline, marks_in
from broadsheet.extract.trimmings import Line
from broadsheet.extract.vetting import (
    NEAR,
    believed,
    comment_lines,
    headed_marks,
    headline_below,
    lines_under,
    own_mark,
    without_counters,
)
from broadsheet.news.press import Press

_LEAST_CLIPPING = 40
_MANY_LINES = 4
_NUMBER = re.compile(r"^\s*#?\d{1,2}[.):]\s+")
_HASHTAG = re.compile(r"#(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """A report of another outlet printed on the sheet: its mark, its headline, its text.

    `headed` says whether it stands under a heading that makes it likely.
    """

    mark: Mark
    headline: str
    lines: tuple[Line, ...]
    headed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasteup:
    """A sheet taken apart.

    `mark` is the main article's own, if one stands over its text; `closed` says whether chrome or
    a clipping ended its copy; `tags` are the hashtags printed after it.
    """

    copy: tuple[Line, ...]
    mark: Mark | None
    closed: bool
    tags: tuple[str, ...]
    clippings: tuple[Clipping, ...]


def paste_up(lines: Sequence[Line], press: Press) -> Pasteup:
    """Return a sheet's lines parted by what they belong to; what is nobody's copy is in no part.

    The copy ends where chrome begins (tags, prompts, readers' comments, a heading over related
    reports), or the first clipping. Readers' comments are kept nowhere: under such a heading a
    name with an age is no clipping, unless it stands there twice or is a known outlet's.
    """
    words = [line.block.text for line in lines]
    marks = list(marks_in(words, press))
    parts = _parts(lines, words, marks)
    without_counters(lines, parts, marks)
    comments = comment_lines(lines, parts, marks)
    marks = believed(lines, parts, [mark for mark in marks if mark.start not in comments])
    own = own_mark(lines, parts, marks)
    cuttings = _cuttings(lines, parts, marks[1:] if own else marks)
    starts = [start for start, _, _ in cuttings]
    end = min([*starts, *_ends(lines, parts), len(lines)])
    spent = range(own.start, own.end) if own else range(0)
    after = min([*starts, len(lines)])
    aside = [words[at] for at in range(end, after) if parts[at] is None and at not in comments]
    return Pasteup(
        copy=tuple(
            lines[at] for at in range(end) if parts[at] is not Part.NOTHING and at not in spent
        ),
        mark=own,
        closed=end < len(lines),
        tags=tuple(dict.fromkeys(tag for line in aside for tag in _HASHTAG.findall(line))),
        clippings=_clippings(lines, parts, comments, cuttings),
    )


def _parts(lines: Sequence[Line], words: Sequence[str], marks: Sequence[Mark]) -> list[Part | None]:
    """Return what chrome each line is. A lone heading in the midst of copy is copy."""
    parts = [part_of(line) for line in words]
    for mark in marks:
        parts[mark.start : mark.end] = [None] * (mark.end - mark.start)
    sections = [at for at, part in enumerate(parts) if part in SECTIONS]
    last_body = max((at for at, line in enumerate(lines) if is_body(line)), default=-1)
    last_mark = marks[-1].start if marks else -1
    under = _first_under_copy(lines)
    heads = {at for mark in marks for at in range(mark.start - NEAR, mark.start)}
    for at in sections:
        lone = len(sections) == 1 and at > last_mark and at < last_body
        idle = at < under or (lone and parts[at] in {Part.ASIDE, Part.CLIPPINGS})
        if idle and (parts[at] is not Part.CLIPPINGS or at not in heads):
            parts[at] = _lesser(parts[at], lone)
    return parts


def _lesser(part: Part | None, lone: bool) -> Part | None:
    """Return what a heading that parts nothing is: copy when it stands alone, else furniture."""
    return None if lone and part is not Part.COMMENTS else Part.NOTHING


def _first_under_copy(lines: Sequence[Line]) -> int:
    """Return the first line with copy above it: running text, or at least five lines."""
    for at, line in enumerate(lines[: _MANY_LINES + 1]):
        if is_body(line):
            return at + 1
    return _MANY_LINES + 1


def _ends(lines: Sequence[Line], parts: Sequence[Part | None]) -> Iterator[int]:
    return (at for at in range(len(lines)) if parts[at] in SECTIONS)


_Cutting = tuple[int, int | None, Mark]
"""Where a clipping starts, the line its headline is on (None: in the mark), and its mark."""


def _cuttings(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> list[_Cutting]:
    """Return where each clipping starts. Headlines stand all above the marks, or all below."""
    above = [_headline_above(lines, parts, mark) for mark in marks]
    below = [headline_below(lines, parts, mark) for mark in marks]
    votes = sum(
        (at is not None) - (under is not None) for at, under in zip(above, below, strict=True)
    )
    cuttings: list[_Cutting] = []
    for mark, over, under in zip(marks, above, below, strict=True):
        if mark.headline:
            cuttings.append((mark.start, None, mark))
        elif votes > 0 and over is not None:
            cuttings.append((over, over, mark))
        else:
            first = under or next(iter(lines_under(lines, parts, mark)), None)
            cuttings.append((mark.start, first, mark))
    return cuttings


def _headline_above(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> int | None:
    """Return the headline over a mark, if the text stands right under the mark."""
    at = next((at for at in range(mark.start - 1, -1, -1) if parts[at] is not Part.NOTHING), -1)
    if at < 0 or parts[at] is not None or not is_headline(lines[at]):
        return None
    after = next(following(parts, mark.end), None)
    return at if after is not None and is_body(lines[after]) else None


def _clippings(
    lines: Sequence[Line],
    parts: Sequence[Part | None],
    comments: frozenset[int],
    cuttings: Sequence[_Cutting],
) -> tuple[Clipping, ...]:
    found = list(_each_clipping(lines, parts, comments, cuttings))
    if found and all(_NUMBER.match(one.headline) for one in found):
        found = [replace(one, headline=_NUMBER.sub("", one.headline)) for one in found]
    return tuple(found)


def _each_clipping(
    lines: Sequence[Line],
    parts: Sequence[Part | None],
    comments: frozenset[int],
    cuttings: Sequence[_Cutting],
) -> Iterator[Clipping]:
    ends = [start for start, _, _ in cuttings[1:]] + [len(lines)]
    headed = headed_marks(lines, parts, [mark for _, _, mark in cuttings])
    for (start, head, mark), end in zip(cuttings, ends, strict=False):
        taken = {head, *range(mark.start, mark.end)}
        # What stands between mark and headline, but a byline, is a section's name.
        over_it = range(mark.end, head or 0)
        taken |= {at for at in over_it if not is_byline(lines[at].block.text)}
        first = mark.end if head is None else max(mark.end, head + 1)
        over = next((at for at in range(first, end) if parts[at] in SECTIONS), end)
        rest = [
            lines[at]
            for at in range(start, over)
            if at not in taken and parts[at] is None and at not in comments
        ]
        headline = mark.headline if head is None else lines[head].block.text
        words = sum(len(line.block.text) for line in rest)
        if headline and (mark.sure or words >= _LEAST_CLIPPING):
            yield Clipping(
                mark=mark, headline=headline, lines=tuple(rest), headed=mark.start in headed
            )
