"""Given and family names people bear around the world, from a packed table of 34,000."""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib import resources

from broadsheet.news.ids import key_of

_Names = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=1)
def _names() -> _Names:
    packed = resources.files("broadsheet.text").joinpath("given.xz").read_bytes()
    given, _, family = lzma.decompress(packed).decode().partition("\n\n")
    return frozenset(given.split("\n")), frozenset(family.split("\n"))


@lru_cache(maxsize=8192)
def is_given_somewhere(word: str) -> bool:
    """Say whether `word` is a given name in some country; many are also words or places."""
    return key_of(word) in _names()[0]


@lru_cache(maxsize=8192)
def is_family_somewhere(word: str) -> bool:
    """Say whether `word` is a family name in some country; many are also words or places."""
    return key_of(word) in _names()[1]
