"""An article's parts ready to print: each block as HTML, list items gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from broadsheet.news.article import Article, BlockKind
from broadsheet.news.dateline import Dateline
from broadsheet.news.span import Span
from broadsheet.web.marking import Mark, marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an article: `lines` holds its HTML, one for each item of a list."""

    kind: BlockKind
    lines: tuple[Markup, ...]
    entry: Dateline | None = None


def printed(article: Article, marks: Iterable[Mark]) -> tuple[Part, ...]:
    """Return headline, standfirst (if any) and body of `article` with its marks, in order."""
    blocks = list(article.laid_out())
    lines = _with_marks(article.text, [span for _, span in blocks], marks)
    parts = [
        Part(kind=block.kind, lines=(line,), entry=block.entry)
        for (block, _), line in zip(blocks, lines, strict=True)
    ]
    return tuple(_gathered(parts))


def _with_marks(text: str, spans: Sequence[Span], marks: Iterable[Mark]) -> Iterator[Markup]:
    ahead = sorted(marks, key=lambda mark: mark.span.start, reverse=True)
    over: list[Mark] = []
    for span in spans:
        over = [mark for mark in over if mark.span.end > span.start]
        while ahead and ahead[-1].span.start < span.end:
            over.append(ahead.pop())
        yield marked(text, span, over)


def _gathered(parts: Iterable[Part]) -> Iterator[Part]:
    for is_list, run in groupby(parts, key=lambda part: part.kind is BlockKind.ITEM):
        if is_list:
            lines = tuple(line for part in run for line in part.lines)
            yield Part(kind=BlockKind.ITEM, lines=lines)
        else:
            yield from run


def front_matter(parts: Sequence[Part]) -> tuple[Markup, Markup, tuple[Part, ...]]:
    """Split parts into headline, standfirst (empty when there is none) and the body's parts."""
    headline = parts[0].lines[0]
    rest = parts[1:]
    if rest and rest[0].kind is BlockKind.STANDFIRST:
        return headline, rest[0].lines[0], tuple(rest[1:])
    return headline, Markup(""), tuple(rest)
