"""How much it says that two articles share a name or a word: little when many stories hold it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from broadsheet.news.ids import StoryId
from broadsheet.stories.views import View

UNSEEN = 4
"""Stories imagined beside those in sight, so that a small archive does not call all things rare."""


class Rarity:
    """Weights 0..1 of names, terms and figures among the stories in sight of one newcomer.

    A key in d of S stories weighs ln((S + 4) / (d + 1)) / ln(S + 4), the story it is weighed for
    left out of both. That is inverse document frequency (Sparck Jones 1972) over stories instead
    of articles, so that a story told often does not make its own names common. The stories in
    sight are the nearest ones, so each counts only as far as it is likely to be another story
    than the newcomer's: `likely` is the likelihood 0..1 that it is the same one.
    """

    def __init__(self, centres: Mapping[StoryId, View], likely: Mapping[StoryId, float]) -> None:
        self._counts = {story: 1.0 - likely.get(story, 0.0) for story in centres}
        self._all = math.fsum(self._counts.values())
        self._centres = centres
        self._holding: dict[str, float] = {}
        for story, centre in centres.items():
            for mark in marks(centre):
                self._holding[mark] = self._holding.get(mark, 0.0) + self._counts[story]

    def towards(self, *stories: StoryId) -> Callable[[str], float]:
        """Return a function from marked keys to weights as evidence for `stories`, remembered."""
        known: dict[str, float] = {}

        def weigh(mark: str) -> float:
            found = known.get(mark)
            if found is None:
                found = known[mark] = self.weight(mark, *stories)
            return found

        return weigh

    def weight(self, mark: str, *stories: StoryId) -> float:
        """Return the weight 0..1 of a marked key as evidence for `stories`, themselves left out."""
        others, holding = self._all, self._holding.get(mark, 0.0)
        for story in stories:
            own = self._counts.get(story, 0.0)
            others -= own
            if own and holds(self._centres[story], mark):
                holding -= own
        whole = math.log(max(0.0, others) + UNSEEN)
        return min(1.0, max(0.0, 1.0 - math.log(max(0.0, holding) + 1.0) / whole))


def marks(view: View) -> set[str]:
    """Return all keys of a view, marked by kind: "n:" names, "t:" terms, "f:" figures."""
    found = {"n:" + key for key in view.names}
    found.update("t:" + key for key in view.terms)
    found.update("t:" + key for key in view.headline)
    found.update("f:" + key for key in view.figures)
    return found


def holds(view: View, mark: str) -> bool:
    """Say whether a view has the marked key."""
    kind, key = mark[:2], mark[2:]
    if kind == "n:":
        return key in view.names
    if kind == "f:":
        return key in view.figures
    return key in view.terms or key in view.headline
