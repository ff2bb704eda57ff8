"""Whether one text was printed twice: how much of each stands in the other, by their signatures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.news.fingerprint import Fingerprint
from broadsheet.stories.sheet import printed
from broadsheet.text.shingles import FEWEST_WORDS, containment, resemblances

SHARE = 0.5
"""The part of the shorter text's word runs that must stand in the other for a copy."""
SHARE_AT_HOME = 0.65
"""The same within one outlet, whose own forms and footers stand in all it prints."""
FORM_DAYS = 0.8
"""A text of one outlet printed again this many days later with other figures is a form filled in
(winning numbers, a weather table), not a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Estimated shares 0..1: of all words (`jaccard`), of the newcomer's, of the other's.

    `sure` is the share of the shorter one less a standard error of the estimate.
    """

    jaccard: float
    of_newcomer: float
    of_other: float
    sure: float

    @property
    def share(self) -> float:
        """The larger of the two shares: that of the shorter text."""
        return max(self.of_newcomer, self.of_other)


NOTHING = Overlap(jaccard=0.0, of_newcomer=0.0, of_other=0.0, sure=0.0)


def overlaps(newcomer: Fingerprint, others: Sequence[Fingerprint]) -> list[Overlap]:
    """Return how much of each text stands in the other; nothing for texts that cannot be compared.

    The standard error of a MinHash estimate is sqrt(J (1 - J) / k) (Broder 1997).
    """
    numbers = len(newcomer.signature)
    like = [one.signature if len(one.signature) == numbers else () for one in others]
    found = resemblances(newcomer.signature, like)
    return [
        _overlap(newcomer, other, jaccard, numbers)
        for other, jaccard in zip(others, found, strict=True)
    ]


def _overlap(newcomer: Fingerprint, other: Fingerprint, jaccard: float, numbers: int) -> Overlap:
    if jaccard <= 0:
        return NOTHING
    low = max(0.0, jaccard - math.sqrt(jaccard * (1 - jaccard) / numbers))
    short, long = sorted((newcomer.words, other.words))
    return Overlap(
        jaccard=jaccard,
        of_newcomer=containment(jaccard, newcomer.words, other.words),
        of_other=containment(jaccard, other.words, newcomer.words),
        sure=containment(low, short, long),
    )


def is_copy(newcomer: Fingerprint, other: Fingerprint, shared: Overlap) -> bool:
    """Say whether one is a print of the other's text: same language, most of the shorter one.

    Both must have FEWEST_WORDS words, and the estimate must clear four fifths of the bar when
    its standard error is taken off.
    """
    if newcomer.language and other.language and newcomer.language != other.language:
        return False
    if min(newcomer.words, other.words) < FEWEST_WORDS:
        return False
    at_home = bool(newcomer.outlet) and newcomer.outlet == other.outlet
    bar = SHARE_AT_HOME if at_home else SHARE
    if shared.share < bar or shared.sure < 0.8 * bar:
        return False
    return not _is_form(newcomer, other)


def _is_form(newcomer: Fingerprint, other: Fingerprint) -> bool:
    if newcomer.outlet != other.outlet:
        return False
    apart = abs((printed(newcomer) - printed(other)).total_seconds()) / 86_400
    ours, theirs = set(newcomer.figures), set(other.figures)
    if apart < FORM_DAYS or min(len(ours), len(theirs)) < 3:
        return False
    return len(ours & theirs) < 0.4 * min(len(ours), len(theirs))
