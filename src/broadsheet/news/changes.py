"""What an outlet changed in an article after printing it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from broadsheet.news.span import Span


class Edit(StrEnum):
    """What became of words between two versions."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one fate: `words` is a span of the new text, of the old one where REMOVED."""

    edit: Edit
    words: Span


class Touched(StrEnum):
    """What of an article a change touches."""

    HEADLINE = "headline"
    FIGURE = "figure"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """Something a change touches: `words` in the new text, or in the old one where `gone`."""

    what: Touched
    words: Span
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From one version to the next: runs in reading order, and what they touch.

    `coarse` says that the texts were too long or too different to be compared word by word.
    """

    runs: tuple[Run, ...]
    touches: tuple[Touch, ...]
    coarse: bool = False
