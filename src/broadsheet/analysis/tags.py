"""What the tagger found in one text, to be asked by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from broadsheet.news.span import Span
from broadsheet.text.models import Tagged


class Tags:
    """The tagger's findings in order of place; empty where there was no tagger.

    A finding that runs past the text is dropped: models are not to be trusted with offsets.
    """

    __slots__ = ("_ends", "_found", "_starts")

    def __init__(self, found: Sequence[Tagged], length: int) -> None:
        kept = [one for one in found if 0 <= one.start < one.end <= length]
        self._found = sorted(kept, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._found]
        self._ends = [one.end for one in self._found]

    def __bool__(self) -> bool:
        """Say whether anything was found at all."""
        return bool(self._found)

    def over(self, span: Span) -> frozenset[str]:
        """Return the labels of all findings that meet `span`."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        return frozenset(one.label for one in self._found[first:last])

    def labelled(self, *labels: str) -> Iterator[Span]:
        """Yield the findings with one of `labels`."""
        return (Span(one.start, one.end) for one in self._found if one.label in labels)

    def is_found(self, span: Span) -> bool:
        """Say whether one finding is `span` itself, but for an article before it."""
        last = bisect_right(self._starts, span.start)
        place = bisect_left(self._ends, span.end)
        near = self._found[place:last]
        return any(one.end == span.end and one.start + 4 >= span.start for one in near)

    def beginning(self, at: int, labels: frozenset[str]) -> Span | None:
        """Return the finding with one of `labels` that begins at `at`."""
        place = bisect_left(self._starts, at)
        if place == len(self._found) or self._found[place].start != at:
            return None
        one = self._found[place]
        return Span(one.start, one.end) if one.label in labels else None

    def takes_whole(self, span: Span, labels: frozenset[str]) -> bool:
        """Say whether one finding with one of `labels` holds all of `span`."""
        first = bisect_right(self._ends, span.end - 1)
        last = bisect_right(self._starts, span.start)
        return any(one.end >= span.end and one.label in labels for one in self._found[first:last])
