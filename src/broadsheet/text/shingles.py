"""Word shingles, MinHash signatures and band keys: how far two texts hold the same words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

SIZE = 3
"""Words to a shingle. Measured on texts rewritten word by word (docs/reference/stories.md): at one
word in five changed, threes keep a resemblance of .35 where fives keep .20; texts that have
nothing in common but the language stay under .02 with either."""
PERMUTATIONS = 128
"""Numbers in a signature: the standard error of a resemblance of .5 is .044 (Broder 1997)."""
BANDS = 32
ROWS = 3
"""32 bands of 3 (the first 96 numbers): two texts of resemblance J share a band with probability
1 - (1 - J^3)^32: .58 at .3, .88 at .4, .99 at .5, .0003 at .02 (Leskovec et al., chapter 3)."""
FEWEST_WORDS = 12
"""A text of fewer words has no signature: two headlines may be alike by chance."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\U00020000-\U0003ffff]"
)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_CHUNK = 2048


def shingle_words(text: str) -> list[str]:
    """Return the words shingles are made of: folded, unmarked, signs of unspaced scripts apart.

    Apostrophes fall out inside a word ("don't" is "dont"), so that both ways of setting one agree.
    """
    bare = re.sub("['\u2019\u2018\u02bc]", "", unicodedata.normalize("NFKC", text).casefold())
    return _WORD.findall(_UNSPACED.sub(lambda sign: f" {sign[0]} ", bare))


def shingles(words: Sequence[str], size: int = SIZE) -> Hashes:
    """Return the different runs of `size` words as sorted 64 bit numbers; empty for fewer words.

    A word is hashed with BLAKE2b, a run is a polynomial over its words' hashes, mixed; the same
    words give the same numbers on every machine and in every version.
    """
    if len(words) < size:
        return np.empty(0, dtype=np.uint64)
    place = {word: at for at, word in enumerate(dict.fromkeys(words))}
    rows = _hash(place)[[place[word] for word in words]]
    runs = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for at in range(size):
        runs = _mix(runs * _GOLDEN + rows[at : at + len(runs)])
    return np.unique(runs)


def signature(hashes: Hashes, permutations: int = PERMUTATIONS) -> tuple[int, ...]:
    """Return the MinHash signature: one unsigned 32 bit number a permutation; empty for no hashes.

    The permutations are multiply-shift functions with fixed constants, so a signature may be
    kept: comparing it with one made years later stays right.
    """
    if not len(hashes):
        return ()
    factors, offsets = _constants(permutations)
    least = np.full(permutations, np.iinfo(np.uint64).max, dtype=np.uint64)
    for at in range(0, len(hashes), _CHUNK):
        turned = factors[:, None] * hashes[None, at : at + _CHUNK]
        turned += offsets[:, None]
        least = np.minimum(least, turned.min(axis=1))
    return tuple((least >> np.uint64(32)).tolist())


def bands(numbers: Sequence[int], count: int = BANDS, rows: int = ROWS) -> tuple[str, ...]:
    """Return `count` band keys of 12 hexadecimal digits; none for an empty signature.

    Two signatures that share any key are worth comparing. A key carries its band's place.
    """
    if len(numbers) < count * rows:
        return ()
    grid = np.asarray(numbers[: count * rows], dtype=np.uint64).reshape(count, rows)
    keys = np.arange(1, count + 1, dtype=np.uint64)
    for row in range(rows):
        keys = _mix(keys * _GOLDEN + grid[:, row])
    return tuple(f"{key >> 16:012x}" for key in keys.tolist())


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """Return the estimated share of shingles two texts have in common of all they have (Jaccard).

    0 when either signature is empty; ValueError when they differ in length otherwise.
    """
    return resemblances(left, [right])[0]


def resemblances(one: Sequence[int], others: Sequence[Sequence[int]]) -> list[float]:
    """Return `resemblance` of one signature with each of several."""
    comparable = [bool(one) and bool(other) for other in others]
    rows = [other for other, good in zip(others, comparable, strict=True) if good]
    wrong = [len(row) for row in rows if len(row) != len(one)]
    if wrong:
        raise ValueError(f"signatures of {len(one)} and {wrong[0]} numbers cannot be compared")
    if not rows:
        return [0.0] * len(others)
    same = (np.array(rows, dtype=np.int64) == np.array(one, dtype=np.int64)).mean(axis=1)
    found = iter(same.tolist())
    return [next(found) if good else 0.0 for good in comparable]


def containment(jaccard: float, size: int, other_size: int) -> float:
    """Return the estimated share (0..1) of a text of `size` words that stands in the other one.

    With both sizes known, |A and B| = J (|A| + |B|) / (1 + J) (Broder 1997).
    """
    if size <= 0 or other_size <= 0 or jaccard <= 0:
        return 0.0
    both = jaccard * (size + other_size) / (1 + jaccard)
    return min(1.0, both / size)


def _hash(words: Iterable[str]) -> Hashes:
    """Return eight bytes of BLAKE2b (RFC 7693) for each word."""
    mill = hashlib.blake2b
    raw = (mill(word.encode("utf-8", "surrogatepass"), digest_size=8).digest() for word in words)
    return np.frombuffer(b"".join(raw), dtype=">u8").astype(np.uint64)


def _mix(numbers: Hashes) -> Hashes:
    """Stir 64 bits (the finaliser of SplitMix64, Steele et al. 2014)."""
    mixed = numbers ^ (numbers >> np.uint64(30))
    mixed = mixed * np.uint64(0xBF58476D1CE4E5B9)
    mixed = mixed ^ (mixed >> np.uint64(27))
    mixed = mixed * np.uint64(0x94D049BB133111EB)
    stirred: Hashes = mixed ^ (mixed >> np.uint64(31))
    return stirred


def _constants(count: int) -> tuple[Hashes, Hashes]:
    """Return odd factors and offsets, drawn from SplitMix64 started at 0."""
    drawn = _mix(np.arange(1, 2 * count + 1, dtype=np.uint64) * _GOLDEN)
    return drawn[:count] | np.uint64(1), drawn[count:]
