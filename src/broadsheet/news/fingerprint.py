"""What grouping needs to know of one article, small enough to keep for every article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from broadsheet.news.ids import ArticleId, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """One article as grouping sees it.

    `signature` is a MinHash of its word shingles (unsigned 32 bit numbers; empty for a text too
    short). `bands` are the signature's LSH band keys. `names`, `terms` and `figures` are keys
    ("edi-rama", "return-hub", "21117"), rarest or most telling first. `vector` is float16
    little-endian bytes of a unit vector made by the model called `vector_model`; both empty when
    there is no model. `words` counts the words of the text.
    """

    article: ArticleId
    outlet: str
    language: str
    printed_at: datetime
    words: int
    signature: tuple[int, ...] = ()
    bands: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    headline_terms: tuple[str, ...] = ()
    vector: bytes = b""
    vector_model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An article already grouped that a newcomer may belong with."""

    fingerprint: Fingerprint
    story: StoryId
