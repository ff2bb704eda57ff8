"""Text as the search index sees it, and what a reader types into the search box as terms."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 400_000
"""UTF-8 bytes of one article that are searched: PostgreSQL refuses a tsvector of 1 MB, and short
words that never repeat take up to twice their length there."""
MOST_TYPED = 2_000
"""Characters of a query that are looked at."""
MOST_WORDS = 32
"""Words of a query that are looked for."""

MOST_ANY = 12
"""Words looked for when any of them will do."""

Term = tuple[str, ...]
"""Words that stand side by side: one, or a phrase."""

_ACCENTS = re.compile("[\u0300-\u036f]")
# Vowel signs of Hebrew, Arabic, Indic and South-East Asian scripts belong to their word.
_MARKS = "".join(
    chr(sign) for sign in range(0x0591, 0x1100) if unicodedata.category(chr(sign))[0] == "M"
)
_ANY_MARK = re.compile("[\u0591-\u10ff]")
_WORD = re.compile(r"\w+")
_WORD_WITH_MARKS = re.compile(rf"[\w{_MARKS}]+")
# Chinese and Japanese set no blanks between words: each sign is one, and words are phrases.
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_ANY_HAN = re.compile(f"[{_HAN}]")
_WORD_OR_HAN = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}])[\w{_MARKS}])+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# With these out of the way most Western copy is ASCII, and ten times as fast to part.
_COMMON = "_\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0\u00a3\u20ac"
_APART = {sign: " " for sign in range(128) if not chr(sign).isalnum()}
_MARKED = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb]')


def tokens(text: str) -> list[str]:
    """Return the words of `text` in order, lower case, accents dropped.

    Signs that are no letter, digit or vowel mark part words; every Han or Kana sign is a word.
    """
    bare = text.casefold()
    for sign in _COMMON:
        bare = bare.replace(sign, " ")
    if not bare.isascii():
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", bare))
    if bare.isascii():
        return bare.translate(_APART).split()
    bare = unicodedata.normalize("NFC", bare)
    if _ANY_HAN.search(bare):
        return _WORD_OR_HAN.findall(bare)
    return (_WORD_WITH_MARKS if _ANY_MARK.search(bare) else _WORD).findall(bare)


def indexed(text: str) -> str:
    """Return `text` as it goes into the index: its words apart by blanks, at most MOST_BYTES."""
    words = " ".join(tokens(text[:MOST_BYTES]))
    raw = words.encode("utf-8", "replace")
    if len(raw) <= MOST_BYTES:
        return raw.decode("utf-8")
    return raw[:MOST_BYTES].rpartition(b" ")[0].decode("utf-8", "ignore")


def terms(typed: str) -> tuple[Term, ...]:
    """Return what a query asks for, each once, in order.

    Words in marks are one phrase, and so are the parts of one word ("3.2", "asylum-seekers"). A
    mark without its partner is no mark. Never fails: odd signs are no words.
    """
    found: dict[Term, None] = {}
    room = MOST_WORDS
    pieces = _MARKED.split(typed[:MOST_TYPED])
    for place, piece in enumerate(pieces):
        closed = place % 2 == 1 and place < len(pieces) - 1
        for word in [piece] if closed else piece.split():
            term = tuple(tokens(word))[:room]
            if term and term not in found:
                found[term] = None
                room -= len(term)
    return tuple(found)


def telling(asked: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms to look for when any one will do: the longest MOST_ANY, in order.

    Every text that holds any of them is weighed, so common words are dear; long ones are rarer.
    """
    if len(asked) <= MOST_ANY:
        return asked
    longest = sorted(asked, key=lambda term: -sum(map(len, term)))[:MOST_ANY]
    return tuple(term for term in asked if term in longest)


def storable(text: str) -> str:
    """Return `text` with what no database column holds (NUL, lone surrogates) as U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    return _LONE_SURROGATE.sub("\ufffd", text)
