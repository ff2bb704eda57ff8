"""A sheet parted into the article it was saved for, its clippings, and what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from broadsheet.extract.chrome import Part, part_of
from broadsheet.extract.marks import Mark, is_age, is_byline, marks_in
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import BlockKind
from broadsheet.news.press import Press

_BODY = 80
_LONGEST_HEADLINE = 220
_LEAST_CLIPPING = 40
_NEAR = 3
_MANY_LINES = 4
_TWO_SENTENCES = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]?[^\W\d_a-z]")
_NUMBER = re.compile(r"^\s*#?\d{1,2}[.):]\s+")
_HASHTAG = re.compile(r"#(\w+)")
_SECTIONS = frozenset((Part.ASIDE, Part.COMMENTS, Part.EMPTY, Part.CLIPPINGS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """A report of another outlet printed on the sheet: its mark, its headline, its text."""

    mark: Mark
    headline: str
    lines: tuple[Line, ...]


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
    _uncount(lines, parts, marks)
    comments = _comments(lines, parts, marks)
    marks = _trusted(lines, parts, [mark for mark in marks if mark.start not in comments])
    own = _own(lines, parts, marks)
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


def is_body(line: Line) -> bool:
    """Say whether a line is running text: 80 characters and no heading, or two sentences."""
    text = line.block.text
    if line.block.kind is BlockKind.SUBHEAD:
        return False
    return len(text) >= _BODY or _TWO_SENTENCES.search(text) is not None


def _parts(lines: Sequence[Line], words: Sequence[str], marks: Sequence[Mark]) -> list[Part | None]:
    """Return what chrome each line is. A lone heading in the midst of copy is copy."""
    parts = [part_of(line) for line in words]
    for mark in marks:
        parts[mark.start : mark.end] = [None] * (mark.end - mark.start)
    sections = [at for at, part in enumerate(parts) if part in _SECTIONS]
    last_body = max((at for at, line in enumerate(lines) if is_body(line)), default=-1)
    last_mark = marks[-1].start if marks else -1
    for at in sections:
        lone = len(sections) == 1 and at > last_mark and at < last_body
        if not _is_under_copy(lines, at) or (lone and parts[at] in {Part.ASIDE, Part.CLIPPINGS}):
            above_clipping = parts[at] is Part.CLIPPINGS and any(
                at < mark.start <= at + _NEAR for mark in marks
            )
            parts[at] = Part.CLIPPINGS if above_clipping else _lesser(parts[at], lone)
    return parts


def _lesser(part: Part | None, lone: bool) -> Part | None:
    """Return what a heading that parts nothing is: copy when it stands alone, else furniture."""
    return None if lone and part is not Part.COMMENTS else Part.NOTHING


def _is_under_copy(lines: Sequence[Line], at: int) -> bool:
    """Say whether copy stands above a line: running text, or at least four lines."""
    return any(is_body(line) for line in lines[:at]) or at >= _MANY_LINES + 1


def _uncount(lines: Sequence[Line], parts: list[Part | None], marks: Sequence[Mark]) -> None:
    """Make furniture of what only counts comments: "12 comments" between two clippings.

    Readers' names and ages have no headline under them.
    """
    headed = next((at for at, part in enumerate(parts) if part is Part.CLIPPINGS), len(parts))
    last = max(
        (mark.start for mark in marks if _headline_below(lines, parts, mark) is not None), default=0
    )
    for at in range(headed, last):
        if parts[at] is Part.COMMENTS:
            parts[at] = Part.NOTHING


def _comments(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> frozenset[int]:
    """Return which lines are readers' comments or stand among them."""
    sure = {mark.start for mark in marks if mark.sure}
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


def _trusted(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> list[Mark]:
    """Return the marks to go by.

    One that is not sure counts under a heading over clippings, beside another one, or over the
    whole sheet, and only where a headline and a text are there for it.
    """
    headed = min(
        (at for at, part in enumerate(parts) if part is Part.CLIPPINGS), default=len(parts)
    )
    whole = [mark for mark in marks if mark.sure or _has_copy(lines, parts, mark)]
    return [
        mark
        for at, mark in enumerate(whole)
        if mark.sure
        or len(whole) > 1
        or mark.start > headed
        or (at == 0 and not any(map(is_body, lines[: mark.start])))
    ]


def _has_copy(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> bool:
    near = [lines[at] for at in _following(parts, mark.end)][:_NEAR]
    return bool(near) and any(is_body(line) for line in near)


def _following(parts: Sequence[Part | None], start: int) -> Iterator[int]:
    """Yield the lines of copy from `start` on, up to the next heading of chrome."""
    for at in range(start, len(parts)):
        if parts[at] in _SECTIONS:
            return
        if parts[at] is None:
            yield at


def _own(lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]) -> Mark | None:
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
    return marks[0] if any(part in _SECTIONS for part in between) else None


def _ends(lines: Sequence[Line], parts: Sequence[Part | None]) -> Iterator[int]:
    return (at for at in range(len(lines)) if parts[at] in _SECTIONS)


_Cutting = tuple[int, int | None, Mark]
"""Where a clipping starts, the line its headline is on (None: in the mark), and its mark."""


def _cuttings(
    lines: Sequence[Line], parts: Sequence[Part | None], marks: Sequence[Mark]
) -> list[_Cutting]:
    """Return where each clipping starts. Headlines stand all above the marks, or all below."""
    above = [_headline_above(lines, parts, mark) for mark in marks]
    below = [_headline_below(lines, parts, mark) for mark in marks]
    votes = sum(
        (at is not None) - (under is not None) for at, under in zip(above, below, strict=True)
    )
    cuttings: list[_Cutting] = []
    for mark, over in zip(marks, above, strict=True):
        if mark.headline:
            cuttings.append((mark.start, None, mark))
        elif votes > 0 and over is not None:
            cuttings.append((over, over, mark))
        else:
            first = next(iter(_under(lines, parts, mark)), None)
            cuttings.append((mark.start, first, mark))
    return cuttings


def _headline_above(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> int | None:
    """Return the headline over a mark, if the text stands right under the mark."""
    at = next((at for at in range(mark.start - 1, -1, -1) if parts[at] is not Part.NOTHING), -1)
    if at < 0 or parts[at] is not None or not is_headline(lines[at]):
        return None
    after = next(_following(parts, mark.end), None)
    return at if after is not None and is_body(lines[after]) else None


def _headline_below(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> int | None:
    """Return the headline under a mark, if it is one and text stands under it."""
    near = _under(lines, parts, mark)
    if not near or not is_headline(lines[near[0]]):
        return None
    return near[0] if any(is_body(lines[at]) for at in near[1:]) else None


def _under(lines: Sequence[Line], parts: Sequence[Part | None], mark: Mark) -> list[int]:
    """Return the first lines of copy under a mark, bylines left out."""
    following = (at for at in _following(parts, mark.end) if not is_byline(lines[at].block.text))
    return list(islice(following, _NEAR + 1))


def is_headline(line: Line) -> bool:
    """Say whether a line could be a headline: 8 to 220 characters that do not end a sentence."""
    text = line.block.text
    if not 8 <= len(text) <= _LONGEST_HEADLINE or is_age(text):
        return False
    return line.block.kind is BlockKind.SUBHEAD or text[-1] not in ".:;,"


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
    for (start, head, mark), end in zip(cuttings, ends, strict=False):
        taken = {head, *range(mark.start, mark.end)}
        first = mark.end if head is None else max(mark.end, head + 1)
        over = next((at for at in range(first, end) if parts[at] in _SECTIONS), end)
        rest = [
            lines[at]
            for at in range(start, over)
            if at not in taken and parts[at] is None and at not in comments
        ]
        headline = mark.headline if head is None else lines[head].block.text
        words = sum(len(line.block.text) for line in rest)
        if headline and (mark.sure or words >= _LEAST_CLIPPING):
            yield Clipping(mark=mark, headline=headline, lines=tuple(rest))
