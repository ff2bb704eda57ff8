"""Which lines of a page are the column of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from lxml import html

from broadsheet.extract.lines import Printed, Run
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block, BlockKind

_LETTERS = re.compile(r"\w+")
_AGREED = 0.65
# What a line weighs: its characters outside links, less where it is a list's, a cell's or loose.
_FEWEST = 25
_WORTH = {"li": 0.6, "dd": 0.6, "td": 0.6, "div": 0.7}
_INNER = frozenset({"p", "li", "dd", "dt", "pre", "blockquote"})
_STEPS = 5
_FADING = 0.75
_NAMED_SHARE = 0.45
_MORE = 0.1
_FEW_LINKS = 0.3
_LEAD = 80
_LEAD_AT_ONCE = range(60, 500)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
# What pages call the element that holds their copy, and nothing else.
_PROPS = frozenset({"articlebody", "reviewbody", "text"})
_WORDS = frozenset(
    "articlebody articletext articlecontent storycontent storybody storytext postcontent postbody "
    "posttext newstext newsbody bodytext fulltext maintext artikeltext artikelbody entrycontent "
    "blogcontent".split()
)
_PAIRS = frozenset(
    f"{one}-{other}"
    for one in "entry post article story news blog single content td artikel body page node".split()
    for other in "content body text copy".split()
    if one != other
) | frozenset("article-paragraphs rich-text".split())


def column_of(page: Printed) -> tuple[Line, ...]:
    """Return the lines of the article's column, its lead first; empty for an empty page.

    The column is the element named as one, if it holds `_NAMED_SHARE` of what the page's lines
    weigh; else the densest, after Arc90's Readability (2009): each line counts for the element
    around it and, fading by a quarter a step, for `_STEPS` more; and then what is around that, as
    long as it adds copy and not links.
    """
    masses = list(map(_mass, page.lines, page.tags))
    if not any(masses):  # nothing but lists of links and short lines: all of it, then
        masses = [1.0] * len(page.lines)
    sums = list(accumulate(masses, initial=0.0))
    runs = [run for run in page.runs if sums[run.end] > sums[run.start]]
    if not runs:
        return page.lines
    run = _named(runs, sums) or _widened(_densest(runs, masses), runs, page, sums)
    return (*_lead(page, run), *page.lines[run.start : run.end])


def borne_out(lines: Sequence[Line], told: Iterable[Block]) -> Sequence[Line]:
    """Return the lines that a page's own record of its text holds too, where it holds most.

    Where the record bears out `_AGREED` of the lines' characters it is whole, and what it does not
    know is furniture. Captions are not asked for.
    """
    record = _letters(" ".join(block.text for block in told))
    if not record:
        return lines
    known = [
        line.block.kind is BlockKind.CAPTION or _letters(line.block.text) in record
        for line in lines
    ]
    agreed = sum(len(line.block.text) for line, held in zip(lines, known, strict=True) if held)
    if agreed < _AGREED * sum(len(line.block.text) for line in lines):
        return lines
    return [line for line, held in zip(lines, known, strict=True) if held]


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _mass(line: Line, tag: str) -> float:
    size, kind = len(line.block.text), line.block.kind
    if size < _FEWEST or line.linked > 0.5:
        return 0.0
    if kind is BlockKind.SUBHEAD or kind is BlockKind.CAPTION:
        return 0.0
    return size * (1 - line.linked) * _WORTH.get(tag, 1.0)


def _named(runs: Sequence[Run], sums: Sequence[float]) -> Run | None:
    named = [run for run in runs if _is_named(run.element)]
    # Of two that hold the same, the inner one.
    best = max(
        named,
        key=lambda run: (round(sums[run.end] - sums[run.start]), run.start - run.end),
        default=None,
    )
    if best is None or sums[best.end] - sums[best.start] < _NAMED_SHARE * sums[-1]:
        return None
    return best


def _is_named(element: html.HtmlElement) -> bool:
    if not element.attrib or element.tag in {"body", "html", "p", "a"}:
        return False
    if not _PROPS.isdisjoint(element.get("itemprop", "").lower().split()):
        return True
    return _names_copy(f"{element.get('class', '')} {element.get('id', '')}")


@lru_cache(maxsize=16384)
def _names_copy(label: str) -> bool:
    words = _WORD.findall(_CAMEL.sub(" ", label).lower())
    return not (_WORDS.isdisjoint(words) and _PAIRS.isdisjoint(map("-".join, pairwise(words))))


def _densest(runs: Sequence[Run], masses: Sequence[float]) -> Run:
    around: list[list[int]] = [[] for _ in masses]
    for number, run in enumerate(runs):  # inner runs come first
        for at in range(run.start, run.end):
            around[at].append(number)
    scores = [0.0] * len(runs)
    for worth, numbers in zip(masses, around, strict=True):
        inner = len(numbers) > 1 and runs[numbers[0]].element.tag in _INNER
        for number in numbers[inner : inner + _STEPS]:
            scores[number] += worth
            worth *= _FADING
    return runs[max(range(len(runs)), key=scores.__getitem__)]


def _widened(best: Run, runs: Sequence[Run], page: Printed, sums: Sequence[float]) -> Run:
    """Return a run, or one around it where that holds more copy and few links."""
    sizes = list(accumulate((len(line.block.text) for line in page.lines), initial=0))
    links = list(
        accumulate((len(line.block.text) * line.linked for line in page.lines), initial=0.0)
    )

    def added(run: Run, totals: Sequence[float]) -> float:
        return (totals[run.end] - totals[run.start]) - (totals[best.end] - totals[best.start])

    for run in runs:
        if run is best or not (run.start <= best.start and best.end <= run.end):
            continue
        if run.element.tag in {"body", "html"} or best.element.tag in {"article", "main"}:
            break
        more = added(run, sums) > _MORE * (sums[best.end] - sums[best.start])
        if more and added(run, links) < _FEW_LINKS * added(run, sizes):
            best = run
    return best


def _lead(page: Printed, column: Run) -> Iterable[Line]:
    """Yield the sentences set apart between the headline and the column."""
    head = next((at for at in range(column.start - 1, -1, -1) if page.tags[at] == "h1"), None)
    if head is None:
        return
    for at in range(head + 1, column.start):
        line, text = page.lines[at], page.lines[at].block.text
        if line.linked >= _FEW_LINKS:
            continue
        sentence = text.rstrip("\"'”“»)]").endswith((".", "!", "?", "…", ":"))
        if (sentence and len(text) >= _LEAD) or (at == head + 1 and len(text) in _LEAD_AT_ONCE):
            yield line
