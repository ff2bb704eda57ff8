"""The digits and number words of a text, in runs that may make one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from broadsheet.news.span import Span
from broadsheet.text.numberwords import lexicon

_POINT_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3}){2,}(?!\d)(?![,.]\d)|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
    r"|\d+(?:\.\d+)?|\.\d+"
)
_COMMA_DIGITS = (
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)"
    r"|\d+(?:,\d+)?"
)
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅛": "0.125"}
"""Fractions of one sign, with their values."""
# A number of more digits than this is no number in the news, and slow to reckon with.
MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Token:
    """One number or number word; `digits` is None for a word, which is lower case."""

    start: int
    end: int
    word: str
    digits: Decimal | None


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    known = sorted(_known(language), key=lambda word: (-len(word), word))
    hyphened = "".join(f"{word}|" for word in known if "-" in word)
    digits = _COMMA_DIGITS if words.comma else _POINT_DIGITS
    # Any word, looked up afterwards: an alternation of all number words is ten times slower.
    return re.compile(
        rf"(?P<d>(?<![\d.,])(?:{digits}))|(?P<v>[{''.join(VULGAR)}])"
        rf"|(?:{hyphened}[^\W\d_]+)(?![^\W\d_])",
        re.I,
    )


@lru_cache(maxsize=8)
def _known(language: str) -> frozenset[str]:
    words = lexicon(language)
    return frozenset({*words.small, *words.scales, *words.parts, *words.joins, *words.ones})


def runs(text: str, span: Span, language: str) -> Iterator[list[Token]]:
    """Yield the tokens that may make one number: apart only by a space or a hyphen."""
    words = lexicon(language)
    known, comma = _known(language), words.comma
    idle = words.joins | words.ones
    run: list[Token] = []
    for match in _pattern(language).finditer(text, span.start, span.end):
        if match.lastgroup is None and match.group().casefold() not in known:
            continue
        token = _token(match, comma=comma)
        if run and not _joined(text, run[-1].end, token):
            if len(run) > 1 or run[0].word not in idle:
                yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joined(text: str, end: int, token: Token) -> bool:
    between = text[end : token.start]
    if between == "":
        return token.digits is None or token.word in VULGAR
    if between == "-" and token.digits is not None:
        return False
    if between in "-\u2011":
        return True
    return len(between) < 4 and between.isspace() and "\n" not in between


def _token(match: re.Match[str], *, comma: bool) -> Token:
    word = match.group()
    if match["d"]:
        return Token(match.start(), match.end(), word, _decimal(word, comma=comma))
    if match["v"]:
        return Token(match.start(), match.end(), word, Decimal(VULGAR[word]))
    return Token(match.start(), match.end(), word.casefold(), None)


def _decimal(word: str, *, comma: bool) -> Decimal | None:
    bare = re.sub(r"\s", "", word)
    bare = bare.replace(".", "").replace(",", ".") if comma else bare.replace(",", "")
    return Decimal(bare) if len(bare) <= MOST_DIGITS else None
