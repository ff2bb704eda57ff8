"""The derived rows a database would keep for an archive in memory, to compare the two."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from broadsheet.archive.memory_filing import Kept, MemoryFiling
from broadsheet.archive.numbers import microseconds
from broadsheet.archive.records import (
    link_columns,
    notes_text,
    print_text,
    signature_bytes,
)


def rows_of(archive: MemoryFiling) -> Iterator[tuple[str, ...]]:
    """Yield the rows as `audit.derived_rows` names them."""
    for article, kept in archive._kept.items():
        yield from _of_article(article, kept)
        yield ("membership", article, archive._home[article], str(microseconds(kept.printed)))
    counted = Counter(
        (one.kind, one.key) for kept in archive._kept.values() for one in kept.listings
    )
    for (kind, key), articles in counted.items():
        yield ("heading", kind, key, str(articles))
    for story in set(archive._home.values()):
        yield ("story", story)
    for old, story in archive._redirects.items():
        yield ("redirect", old, story)
    for link in archive._links.values():
        columns = link_columns(link)
        yield ("link", link.article, link.other, *(str(column) for column in columns[2:]))
    for version in archive._outbox:
        yield ("outbox", version)
    for article in archive._folders:
        yield ("search", article)


def _of_article(article: str, kept: Kept) -> Iterator[tuple[str, ...]]:
    derived = kept.derived
    print_, printed = derived.fingerprint, str(microseconds(kept.printed))
    around = str(microseconds(print_.printed_at))
    yield ("notes", article, derived.version, notes_text(derived.notes))
    yield ("print", article, _digest(signature_bytes(print_.signature)), print_text(print_))
    if print_.vector:
        yield ("vector", article, print_.vector_model, around, _digest(print_.vector))
    for band in kept.bands:
        yield ("band", str(band), article)
    for key in kept.keys:
        yield ("key", str(key), around, article)
    for one in kept.listings:
        yield ("mention", article, one.kind, one.key, one.label, printed)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
