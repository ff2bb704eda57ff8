"""A page saved as plain text: one article, its chrome, and the clippings printed under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from broadsheet.extract.limits import check_text
from broadsheet.extract.trimmings import Line, trimmed
from broadsheet.news.article import Article, Block
from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import EmptyInput, NoArticle
from broadsheet.news.ids import digest
from broadsheet.news.press import Press
from broadsheet.text.ages import age_of
from broadsheet.text.blocks import blocks_of_text
from broadsheet.text.clean import fold, tidy
from broadsheet.text.dates import by_age, dateline_of, not_after
from broadsheet.text.language import detect

_HASHTAGS = "hashtags"
_RELATED = "related articles"
# Lines of the page around the copy, folded. Two of them make a text a capture.
_CHROME = frozenset(
    (
        _HASHTAGS,
        "try our ai features",
        "comments",
        "no comments yet...",
        "no comments yet",
        _RELATED,
    )
)
_EXPLORE = re.compile(r"^explore what .{1,60} can do for you:?$")
_LONGEST_STANDFIRST = 300
_LONGEST_HEADLINE = 400
_LONGEST_OUTLET = 80
_LEAST_BODY = 40
_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z])")
_HASHTAG = re.compile(r"#\w+")


@dataclass(frozen=True, slots=True)
class _Clipping:
    outlet: str
    age: str
    headline: str
    lines: tuple[str, ...]


def is_capture(text: str) -> bool:
    """Say whether a text carries the chrome of a saved page: two of its lines, or a clipping."""
    lines = _lines(text)
    chrome = {fold(line) for line in lines if len(line) < 40} & _CHROME
    return len(chrome) >= 2 or any(_starts_clipping(lines, at) for at in range(len(lines)))


def read_capture(
    text: str, *, seen_at: datetime, press: Press, subject: str
) -> tuple[Article, ...]:
    """Return the main article, then each clipping as an article of its own.

    The first line is the headline; the second the standfirst when it is one sentence of at most
    300 characters and the body follows; then a paragraph a line, up to the chrome. The main
    article has no outlet and no date; `related` names the clippings. A clipping is printed at
    `seen_at` less its age. A text without chrome is one article, its paragraphs parted by blank
    lines if it has any. Raises EmptyInput, TooLarge or NoArticle.
    """
    if not text.strip():
        raise EmptyInput(subject, "there is nothing in it")
    check_text(text, subject)
    if not is_capture(text):
        return (_plain_article(text, seen_at, subject),)
    lines = _lines(text)
    end = next((at for at, line in enumerate(lines) if _is_chrome(line)), len(lines))
    first = next((at for at in range(len(lines)) if _starts_clipping(lines, at)), len(lines))
    end = min(end, first)
    clippings = {
        article.identity: article
        for article in (_clipped(one, seen_at, press) for one in _clippings(lines))
    }
    main = _main(lines[:end], lines[end:first], tuple(clippings), seen_at)
    if main is None and not clippings:
        raise NoArticle(subject, "this capture holds no headline with text under it")
    return ((main,) if main else ()) + tuple(clippings.values())


def _lines(text: str) -> list[str]:
    """Return the lines of a text that hold something, each tidy."""
    return [line for raw in text.splitlines() if (line := tidy(raw))]


def _is_chrome(line: str) -> bool:
    if len(line) > 80:
        return False
    plain = fold(line)
    return plain in _CHROME or _EXPLORE.match(plain) is not None


def _starts_clipping(lines: Sequence[str], at: int) -> bool:
    """Say whether a clipping starts at a line: its outlet, its age, then "- " and the outlet."""
    if at + 2 >= len(lines) or len(lines[at]) > _LONGEST_OUTLET or len(lines[at + 1]) > 60:
        return False
    again = lines[at + 2]
    if again[:1] not in {"-", "–", "—"} or fold(again.lstrip("-–— ")) != fold(lines[at]):
        return False
    return (
        age_of(lines[at + 1]) is not None or dateline_of(lines[at + 1], patient=False) is not None
    )


def _clippings(lines: Sequence[str]) -> Iterator[_Clipping]:
    starts = [at for at in range(len(lines)) if _starts_clipping(lines, at)]
    for at, end in pairwise([*starts, len(lines)]):
        rest = [line for line in lines[at + 3 : end] if not _is_chrome(line)]
        if rest:
            yield _Clipping(lines[at], lines[at + 1], rest[0], tuple(rest[1:]))


def _clipped(one: _Clipping, seen_at: datetime, press: Press) -> Article:
    blocks = _blocks(one.lines)
    words = " ".join(block.text for block in blocks)
    known = press.named(one.outlet)
    # The name stays as printed; the table only tells names from stray words.
    outlet = one.outlet if known is not None or len(one.outlet) <= _LONGEST_OUTLET else ""
    return Article(
        identity="capture:" + digest(fold(one.outlet), one.headline, words),
        headline=one.headline[:_LONGEST_HEADLINE],
        blocks=blocks,
        seen_at=seen_at,
        outlet=outlet,
        published=_printed(one.age, seen_at),
        language=detect(f"{one.headline}. {words}"),
    )


def _printed(age: str, seen_at: datetime) -> Dateline | None:
    found = by_age(age, seen_at=seen_at) or dateline_of(age, seen_at=seen_at)
    return not_after(found, seen_at)


def _main(
    copy: Sequence[str], chrome: Sequence[str], related: tuple[str, ...], seen_at: datetime
) -> Article | None:
    if len(copy) < 2:
        return None
    headline, rest = copy[0][:_LONGEST_HEADLINE], list(copy[1:])
    standfirst = rest.pop(0) if len(rest) > 1 and _is_standfirst(rest[0]) else ""
    blocks = _blocks(rest)
    words = " ".join((standfirst, *(block.text for block in blocks)))
    tags = [tag[1:] for line in chrome if not _is_chrome(line) for tag in _HASHTAG.findall(line)]
    return Article(
        identity="capture:" + digest("", headline, words),
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        seen_at=seen_at,
        language=detect(f"{headline}. {words}"),
        tags=tuple(dict.fromkeys(tags)),
        related=related,
    )


def _is_standfirst(line: str) -> bool:
    return len(line) <= _LONGEST_STANDFIRST and _SENTENCE_ENDS.search(line) is None


def _blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    return trimmed([Line(Block(text=line), 0.0) for line in lines])


def _plain_article(text: str, seen_at: datetime, subject: str) -> Article:
    lines = _lines(text)
    headline = lines[0] if lines else ""
    if len(headline) > _LONGEST_HEADLINE or not any(map(str.isalpha, headline)):
        raise NoArticle(subject, "this text does not begin with a headline")
    blocks = blocks_of_text(text.lstrip("\ufeff \t\r\n").partition("\n")[2])
    if len(blocks) < 2:  # no blank line in it: then every line is a paragraph
        blocks = tuple(Block(text=line) for line in lines[1:])
    words = " ".join(block.text for block in blocks)
    if len(words) < _LEAST_BODY:
        raise NoArticle(subject, "there is no body under the first line of this text")
    return Article(
        identity="capture:" + digest("", headline, words),
        headline=headline,
        blocks=blocks,
        seen_at=seen_at,
        language=detect(f"{headline}. {words}"),
    )
