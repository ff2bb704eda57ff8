"""The shapes of the language models that quiet rooms are handed, and never load themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One name or figure a tagger found: characters `start` up to `end` of a text, and its label.

    Labels are spaCy's: PERSON ORG GPE LOC NORP FAC EVENT WORK_OF_ART LAW PRODUCT LANGUAGE DATE
    TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL.
    """

    start: int
    end: int
    label: str


class Tagger(Protocol):
    """Finds names and figures."""

    @property
    def name(self) -> str:
        """The model's name and version."""
        ...

    @property
    def digest(self) -> str:
        """A sha256 over the model's files, in hex: it changes when what the model says may."""
        ...

    def __call__(self, texts: Sequence[str]) -> list[tuple[Tagged, ...]]:
        """Return what is named in each text, in order of place; offsets are into that text."""
        ...


class Register(Protocol):
    """Knows what in the world is called so, where only one thing of its kind is."""

    def __call__(self, label: str, kind: str) -> str:
        """Return the id of the only thing of `kind` (person, body, place) called so, else ""."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors whose dot product says how alike the texts are."""

    @property
    def name(self) -> str:
        """The model's name; vectors of two models are not to be compared."""
        ...

    @property
    def digest(self) -> str:
        """A sha256 over the model's files, in hex; store it with every vector."""
        ...

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        ...

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows (len(texts), dimensions), each of unit length."""
        ...


class Reranker(Protocol):
    """Says how well passages answer a question."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    @property
    def digest(self) -> str:
        """A sha256 over the model's files, in hex."""
        ...

    def __call__(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return one raw score (a logit: no bounds, more is better) for each passage."""
        ...
