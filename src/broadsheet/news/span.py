"""A span points at words in one text instead of copying them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `start` up to, not including, `end` of a text; both counted in code points.

    Raises ValueError when the two do not satisfy 0 <= start <= end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` this span points at; IndexError when it runs past the end."""
        if self.end > len(text):
            raise IndexError(f"span {self.start}-{self.end} runs past a text of {len(text)}")
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return the span `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def trim(self, text: str) -> Span:
        """Return the span without white space at either end."""
        words = self.of(text)
        left = len(words) - len(words.lstrip())
        return Span(self.start + left, max(self.start + left, self.start + len(words.rstrip())))


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order; of those that meet, the longest is kept."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (-len(one), one.start)):
        if not any(span.meets(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))
