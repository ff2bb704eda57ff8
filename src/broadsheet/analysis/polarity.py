"""How a sentence speaks of one target: a small linear model over words and meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from broadsheet.news.span import Span
from broadsheet.text.models import Embedder

CLASSES = ("negative", "neutral", "positive")
BUCKETS = 1 << 16
"""Features are hashed into so many columns (CRC-32, ISO 3309)."""
TARGET = "[MASK]"
"""What stands in place of the target in the sentence the vector is made from."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_REACH, _PAIRS, _NEAR = 12, 8, 6
_MOST_SIGNS = 1_000

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A softmax regression: words alone, and words with the sentence's vector, when there is one.

    `words` and `both` are (BUCKETS, 3), `vector` is (d, 3), each bias is (3,).
    """

    words: Floats
    words_bias: Floats
    both: Floats
    vector: Floats
    both_bias: Floats


def polarities(
    sentences: Sequence[tuple[str, Span]], embedder: Embedder | None
) -> list[tuple[float, float, float]]:
    """Return for each (sentence, target) the chances that it speaks negatively, neutrally,
    positively of the target. Without an embedder, or with vectors of another length, by words.
    """
    weights = _weights()
    vectors = _vectors(sentences, embedder, len(weights.vector))
    return [
        _chances(weights, text, target, vector)
        for (text, target), vector in zip(sentences, vectors, strict=True)
    ]


def _vectors(
    sentences: Sequence[tuple[str, Span]], embedder: Embedder | None, length: int
) -> Sequence[Floats | None]:
    if embedder is None or not sentences:
        return [None] * len(sentences)
    made = list(embedder([masked(text, target) for text, target in sentences]))
    return [
        np.asarray(one, dtype=np.float32) if one is not None and len(one) == length else None
        for one in made
    ]


def masked(text: str, target: Span) -> str:
    """Return the sentence with a mask in place of the target."""
    return text[: target.start] + TARGET + text[target.end :]


def _chances(
    weights: Weights, text: str, target: Span, vector: Floats | None
) -> tuple[float, float, float]:
    columns, values = columns_of(text, target)
    table = weights.words if vector is None else weights.both
    odds = values @ table[columns]
    odds = odds + (weights.words_bias if vector is None else weights.both_bias)
    if vector is not None:
        odds = odds + vector @ weights.vector
    odds = np.exp(odds - odds.max())
    negative, neutral, positive = (odds / odds.sum()).tolist()
    return negative, neutral, positive


def columns_of(text: str, target: Span) -> tuple[NDArray[np.int64], Floats]:
    """Return the hashed features of a sentence and their weights, which have length one."""
    found: dict[int, float] = {}
    for name, weight in _features(text[:_MOST_SIGNS], target):
        column = crc32(name.encode()) % BUCKETS
        found[column] = found.get(column, 0.0) + weight
    values = np.fromiter(found.values(), dtype=np.float32, count=len(found))
    length = float(np.sqrt(np.sum(values * values))) or 1.0
    return np.fromiter(found, dtype=np.int64, count=len(found)), values / length


def _features(text: str, target: Span) -> Iterator[tuple[str, float]]:
    """Yield words of the sentence, and words and pairs before and behind the target."""
    words = [(match.group().casefold(), match.start()) for match in _WORD.finditer(text)]
    before = [word for word, at in words if at < target.start][::-1]
    behind = [word for word, at in words if at >= target.end]
    yield from ((f"w:{word}", 0.5) for word, _ in words)
    yield from ((f"g:{one[0]}_{other[0]}", 0.5) for one, other in pairwise(words))
    for side, found in (("b", before), ("a", behind)):
        for place, word in enumerate(found[:_REACH]):
            yield f"{side}:{word}", 1.0 if place < _NEAR else 0.6
        for one, other in pairwise(found[: _PAIRS + 1]):
            yield f"{side}2:{one}_{other}", 1.0
        if found:
            yield f"{side}1:{found[0]}", 1.0


@cache
def _weights() -> Weights:
    """Return the weights shipped with the package, made by `bench/train_polarity.py`."""
    file = resources.files("broadsheet.analysis").joinpath("polarity.npz")
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
        scale = held["scale"].astype(np.float32)
        return Weights(
            words=held["words"].astype(np.float32) * scale[0],
            words_bias=held["words_bias"].astype(np.float32),
            both=held["both"].astype(np.float32) * scale[1],
            vector=held["vector"].astype(np.float32),
            both_bias=held["both_bias"].astype(np.float32),
        )
