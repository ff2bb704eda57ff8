"""Numbers as printed, in digits or words, with their exact value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from broadsheet.news.span import Span
from broadsheet.text.composing import composed
from broadsheet.text.numbertokens import VULGAR, Token, runs
from broadsheet.text.numberwords import Lexicon, lexicon
from broadsheet.text.numeral import Numeral, Style, plain

_HALVES = frozenset({"half", "demi", "medio", "mezzo", "meio"})
SIX_FIGURES = Context(prec=6)
"""How exactly a share is given: one in three is 0.333333."""


def numerals(text: str, within: Span | None = None, language: str = "en") -> tuple[Numeral, ...]:
    """Return the numbers printed in `text` (in `within`), in order and apart.

    Digits may carry thousands marks and decimals as `language` prints them; number words are read
    with their scales and halves. Ordinals are no numbers; "a third of" is. Own grammar. Whether a
    number is a year, a time or part of a name is for the caller to judge.
    """
    span = within or Span(0, len(text))
    found: list[Numeral] = []
    end = span.start
    for run in runs(text, span, language):
        for numeral in _Reader(text, run, lexicon(language)).numerals():
            # "three quarters of a million" reaches into the next run.
            if numeral.words.start >= end:
                found.append(numeral)
                end = numeral.words.end
    return tuple(composed(text, span, found))


class _Reader:
    """Reads numbers off a run of tokens, from left to right."""

    def __init__(self, text: str, run: list[Token], words: Lexicon) -> None:
        self.text, self.run, self.words = text, run, words

    def numerals(self) -> Iterator[Numeral]:
        """Yield the numbers of the run."""
        at = 0
        while at < len(self.run):
            found = self._share(at) or self._half_scale(at) or self._cardinal(at)
            if found is None:
                at += 1
                continue
            numeral, at = found
            yield numeral

    def _word(self, at: int) -> str:
        return self.run[at].word if at < len(self.run) and self.run[at].digits is None else ""

    def _made(self, first: int, after: int, value: Decimal, style: str) -> tuple[Numeral, int]:
        scaled = any(self._word(at) in self.words.scales for at in range(first, after))
        words = Span(self.run[first].start, self.run[after - 1].end)
        return Numeral(words=words, value=plain(value), style=style, scaled=scaled), after

    def _share(self, at: int) -> tuple[Numeral, int] | None:
        """Read "two thirds", "a quarter (of)", "three-quarters"."""
        word, part = self._word(at), self.words.parts.get(self._word(at + 1))
        if part is None:
            return None
        top = self._lone(at)
        one = word in self.words.ones or top == 1
        if not one and (top is None or not self._word(at + 1).endswith("s")):
            return None
        if one and not self._of_whole(at + 1):
            return None
        scale = self._of_scale(self.run[at + 1].end)
        value = Decimal(1 if one else top or 1) / part
        if scale is not None:
            size, end = scale
            words = Span(self.run[at].start, end)
            skip = at + 2
            while skip < len(self.run) and self.run[skip].end <= end:
                skip += 1
            return (
                Numeral(words=words, value=plain(value * size), style=Style.WORDS, scaled=True),
                skip,
            )
        return self._made(at, at + 2, SIX_FIGURES.plus(value), Style.SHARE)

    def _lone(self, at: int) -> int | None:
        token = self.run[at]
        if token.digits is not None:
            return int(token.digits) if token.digits == int(token.digits) < 1000 else None
        return self.words.small.get(token.word)

    def _of_whole(self, at: int) -> bool:
        """Say whether "a third" at `at` is a share: "of" follows, or nothing that is counted."""
        after = self.text[self.run[at].end : self.run[at].end + 12]
        return bool(re.match(r"\s+(?:of|off|as|more|less|fewer|to)\b|\s*[.,;:!?)]|\s*$", after))

    def _of_scale(self, end: int) -> tuple[int, int] | None:
        match = re.compile(r"\s+of\s+an?\s+(\w+)").match(self.text, end, end + 30)
        size = self.words.scales.get(match[1].casefold()) if match else None
        return (size, match.end()) if match and size else None

    def _half_scale(self, at: int) -> tuple[Numeral, int] | None:
        """Read "half a billion", "half a dozen" and the share "half of", "half the"."""
        first = at
        if self._word(at) in self.words.ones and self._word(at + 1) in _HALVES:
            at += 1
        if self._word(at) not in _HALVES or self._word(at) not in self.words.parts:
            return None
        after = at + 1
        if self._word(after) in self.words.ones:
            after += 1
        scale = self.words.scales.get(self._word(after))
        if scale is not None:
            return self._made(first, after + 1, Decimal(scale) / 2, Style.WORDS)
        if self._word(at) != "half":
            return None
        follows = self.text[self.run[at].end : self.run[at].end + 8]
        if not re.match(r"\s+(?:of|the|its|their|all)\b", follows):
            return None
        if re.search(r"(?:first|second|other|opening)\s$", self.text[: self.run[at].start][-10:]):
            return None
        return self._made(at, at + 1, Decimal("0.5"), Style.SHARE)

    def _cardinal(self, first: int) -> tuple[Numeral, int] | None:
        """Read a whole or decimal number with its scales: "two hundred and forty thousand"."""
        total, ceiling, at, after = Decimal(0), Decimal("Infinity"), first, first
        while True:
            group = self._group(at)
            if group is None:
                break
            value, at = group
            value, at = self._and_a_half(value, at)
            size = Decimal(1)
            while (scale := self.words.scales.get(self._word(at))) is not None:
                size, at = size * scale, at + 1
            value, at = self._and_a_half(value * size, at, size) if size > 1 else (value, at)
            if size >= ceiling or (size == 1 and value >= ceiling):
                break
            total, ceiling, after = total + value, size, at
            if size == 1:
                break
            if self._word(at) in self.words.joins:
                # "5 million and 17 people" are two numbers, "a thousand and one" is one.
                if self.run[first].digits is not None or at + 1 >= len(self.run):
                    break
                if self.run[at + 1].digits is not None or self._is_part(at + 1):
                    break
                at += 1
        if after == first or after - first > 40:
            return None
        digits = self.run[first].digits is not None
        return self._made(first, after, total, Style.DIGITS if digits else Style.WORDS)

    def _is_part(self, at: int) -> bool:
        """Say whether a fraction stands at `at`: "three quarters" behind "five billion and"."""
        part = self._word(at + 1)
        return part in self.words.parts and part.endswith("s")

    def _group(self, at: int) -> tuple[Decimal, int] | None:
        """Read a number below a hundred, digits, or the "a" of "a hundred"."""
        if at >= len(self.run):
            return None
        token = self.run[at]
        if token.digits is not None:
            return self._with_vulgar(token.digits, at + 1)
        if token.word in self.words.ones and self._word(at + 1) in self.words.scales:
            return Decimal(1), at + 1
        small = self.words.small.get(token.word)
        if small is None:
            # "hundred" or "mille" alone: a number in some languages, a name for none in English.
            bare = self.words.comma and token.word in self.words.scales
            return (Decimal(1), at) if bare else None
        value, at = self._tens(small, at + 1)
        if value < 100 and self.words.scales.get(self._word(at)) == 100:
            return self._hundreds(value * 100, at + 1)
        return Decimal(value), at

    def _tens(self, small: int, at: int) -> tuple[int, int]:
        """Add the unit to a ten: "twenty-one", "treinta y dos"."""
        if small < 20 or small % 10:
            return small, at
        step = at + 1 if self.words.comma and self._word(at) in self.words.joins else at
        unit = self.words.small.get(self._word(step), 0)
        return (small + unit, step + 1) if 0 < unit < 10 else (small, at)

    def _hundreds(self, value: int, at: int) -> tuple[Decimal, int]:
        """Add what follows a hundred: "two hundred and forty"."""
        step = at + 1 if self._word(at) in self.words.joins else at
        small = self.words.small.get(self._word(step), 0)
        if not 0 < small < 100 or (step > at and self._is_part(step)):
            return Decimal(value), at
        rest, after = self._tens(small, step + 1)
        return Decimal(value + rest), after

    def _with_vulgar(self, value: Decimal, at: int) -> tuple[Decimal, int]:
        if at < len(self.run) and self.run[at].word in VULGAR:
            return value + Decimal(VULGAR[self.run[at].word]), at + 1
        return value, at

    def _and_a_half(
        self, value: Decimal, at: int, size: Decimal = Decimal(1)
    ) -> tuple[Decimal, int]:
        if self._word(at) not in self.words.joins:
            return value, at
        step = at + 1
        if self._word(step) in self.words.ones or self._word(step) == "one":
            step += 1
        elif not self.words.comma:
            # "two and a half", but not "twelve, and half of them".
            return value, at
        part = self.words.parts.get(self._word(step))
        if part is None or part not in (2, 3, 4):
            return value, at
        return value + size / part, step + 1
