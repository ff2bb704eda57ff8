"""One line of news copy made plain: no odd spaces, no invisible signs, one Unicode form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_MARKS = 30
"""Combining marks in a row that are kept: no script needs more (Unicode UAX 15, Stream-Safe)."""
# Signs that show nothing: control characters, soft hyphens, zero-width spaces, marks that turn the
# direction of writing, tags, and code points that are no characters at all (Unicode 16, 23.7).
# The two joiners U+200C and U+200D are left: Persian, Hindi and emoji mean something by them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e0fff\U0010fffe\U0010ffff]"
)
# Any sign at all that `tidy` may have to change: those, Windows letters, joiners, surrogates.
_ODD = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e0fff\U0010fffe\U0010ffff]"
)
# Between Latin letters a joiner does nothing but spoil a search.
_IDLE_JOINER = re.compile("(?<![^\x00-\u02af])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02af])")
# What a terminal is told (ECMA-48): colours, a window's title. Without the sign before it the rest
# would stand in the copy as letters and figures.
_SEQUENCE = re.compile(
    "\x1b(?:\\[[0-?]{0,32}[ -/]{0,8}[@-~]|\\][^\x07\x1b]{0,200}(?:\x07|\x1b\\\\))"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# U+0080-9F in copy are Windows-1252 letters that somebody took for Latin-1: "don\x92t".
_WINDOWS = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", "ignore"))
}
# Combining marks of the Latin, Greek and Cyrillic alphabets, and those for symbols.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_STRAIGHT = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u2033": '"',
        "\u00ab": '"', "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-",
        "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    }
)  # fmt: skip


def tidy(line: str) -> str:
    """Return `line` in NFC, white space folded to single blanks, invisible signs dropped.

    Line breaks count as white space; a lone surrogate becomes U+FFFD. `tidy(tidy(x)) == tidy(x)`.
    """
    if line.isascii():
        plain = " ".join(line.split())
        if plain.isprintable():
            return plain
    elif not _ODD.search(line) and unicodedata.is_normalized("NFC", line):
        return " ".join(line.split())
    line = _LONE_SURROGATE.sub("\ufffd", _SEQUENCE.sub("", line))
    line = unpiled(line.translate(_WINDOWS))
    line = _IDLE_JOINER.sub("", _UNSEEN.sub("", unicodedata.normalize("NFC", line)))
    return " ".join(unicodedata.normalize("NFC", unpiled(line)).split())


def unpiled(text: str) -> str:
    """Return `text` with at most `MOST_MARKS` combining marks on one letter.

    To be called before text from outside is normalized: putting marks in canonical order takes
    time that grows with the square of their number (two million of them: hours).
    """
    if text.isascii() or len(text) <= MOST_MARKS:
        return text
    return _pile().sub(r"\1", text)


@lru_cache(maxsize=1)
def _pile() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, 0x1E960) if unicodedata.combining(chr(code)))
    return re.compile(f"([{re.escape(marks)}]{{{MOST_MARKS}}})[{re.escape(marks)}]+")


def fold(text: str) -> str:
    """Return `text` for comparing: lower case, no accents, plain marks and dashes, single blanks.

    The length changes, so spans of the result mean nothing in `text`.
    """
    return _folded(text) if len(text) <= _SHORT else _folded.__wrapped__(text)


# Headlines, names and labels are folded again and again while one page is read.
_SHORT = 200


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    plain = tidy(text)
    if plain.isascii():
        return plain.casefold()
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    kept = _ACCENTS.sub("", bare.translate(_STRAIGHT))
    return " ".join(unicodedata.normalize("NFC", kept).split())
