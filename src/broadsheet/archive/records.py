"""Rows of the archive to values and back, here and in `feed_records` and nowhere else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from broadsheet.archive import codec
from broadsheet.archive.numbers import bits, id_of
from broadsheet.archive.wording import storable
from broadsheet.news.article import Article
from broadsheet.news.comment import Comment, CommentState
from broadsheet.news.errors import ArchiveError
from broadsheet.news.filed import Derived, Filed, MentionKind, VersionStub
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import ArticleId, VersionId, digest, key_of
from broadsheet.news.job import Job, JobState
from broadsheet.news.notes import Notes
from broadsheet.news.story import CLOSENESS, Link

Row = Mapping[str, Any]

MOST_KEY = 200
"""Characters of a key under which articles are listed: longer ones stand in no address."""
MOST_NAMES = 32
MOST_TERMS = 48
"""Names and terms of an article that others find it by, the most telling ones first."""


def article_text(article: Article) -> str:
    """Return an article as JSON; `article_of` gives an equal one."""
    return codec.write(article)


def article_of(text: str) -> Article:
    """Return the article kept as `text`."""
    return codec.read(Article, text)


def notes_text(notes: Notes) -> str:
    """Return notes as compact JSON, spans as pairs."""
    return codec.write(notes)


def notes_of(text: str) -> Notes:
    """Return the notes kept as `text`."""
    return codec.read(Notes, text)


def text_digest(text: str) -> str:
    """Return the SHA-256 (FIPS 180-4) of a printed text, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def searched(article: Article) -> tuple[str, str]:
    """Return what is searched of an article: its headline, and all that stands below it."""
    return article.headline, article.text[len(article.headline) :]


def version_columns(article: Article) -> tuple[str, str, str]:
    """Return what a version keeps of its text as columns: digest, headline and record."""
    return text_digest(article.text), storable(article.headline), article_text(article)


def stub_of(row: Row) -> VersionStub:
    """Return a version without its text."""
    return VersionStub(
        version=VersionId(row["id"]),
        number=row["number"],
        seen_at=row["seen"],
        digest=row["digest"],
        headline=row["headline"],
    )


def filed_of(row: Row) -> Filed:
    """Return a version as filed, without notes and story."""
    return Filed(
        article=article_of(row["record"]),
        version=VersionId(row["id"]),
        number=row["number"],
        filed_at=row["filed"],
    )


def signature_bytes(signature: Iterable[int]) -> bytes:
    """Return a MinHash signature as little-endian unsigned 32 bit numbers."""
    return np.fromiter(signature, dtype="<u4").tobytes()


def print_text(print_: Fingerprint) -> str:
    """Return a fingerprint as JSON, without signature and vector."""
    return codec.write(replace(print_, signature=(), vector=b"", vector_model=""))


def print_of(
    record: str, signature: bytes = b"", vector: bytes | None = None, model: str | None = None
) -> Fingerprint:
    """Return a fingerprint put together from its JSON, signature and vector, as far as read."""
    return replace(
        codec.read(Fingerprint, record),
        signature=tuple(np.frombuffer(bytes(signature), dtype="<u4").tolist()),
        vector=bytes(vector or b""),
        vector_model=model or "",
    )


def _number(*parts: str) -> int:
    return int(digest(*parts), 16) - (1 << 63)


def band_numbers(print_: Fingerprint) -> list[int]:
    """Return a fingerprint's bands as the signed 64 bit numbers they are found by, sorted."""
    return sorted({_number("band", band) for band in print_.bands})


def key_numbers(print_: Fingerprint) -> list[int]:
    """Return a fingerprint's names and terms as signed 64 bit numbers, sorted."""
    names = {_number("name", name) for name in print_.names[:MOST_NAMES]}
    return sorted(names | {_number("term", term) for term in print_.terms[:MOST_TERMS]})


def item_id(item: str) -> str:
    """Return the id a feed's item is kept under, whatever its length and signs."""
    return "i" + digest("item", item)


@dataclass(frozen=True, slots=True, order=True)
class Listing:
    """That an article is listed under a hashtag, person or outlet."""

    kind: str
    key: str
    label: str


def listings(article: Article, derived: Derived) -> list[Listing]:
    """Return what an article is listed under, each key once, sorted.

    The outlet's key is the fingerprint's `outlet`, or made of the article's own where that is
    empty.
    """
    outlet = key_of(derived.fingerprint.outlet or article.outlet)
    found = {
        (MentionKind.OUTLET, outlet): article.outlet or derived.fingerprint.outlet,
        **{(MentionKind.HASHTAG, tag.key): tag.label for tag in reversed(derived.notes.hashtags)},
        **{(MentionKind.PERSON, name.key): name.label for name in reversed(derived.notes.people)},
    }
    return sorted(
        Listing(kind, storable(key), storable(label))
        for (kind, key), label in found.items()
        if 0 < len(key) <= MOST_KEY
    )


def touching(derived: Derived) -> list[Link]:
    """Return the links of derived work, one a pair and relation; ArchiveError for a stray one."""
    found: dict[tuple[str, str, str], Link] = {}
    for link in derived.links:
        if derived.article not in (link.article, link.other) or link.article == link.other:
            raise ArchiveError(derived.article, f"a link joins {link.article} and {link.other}")
        found.setdefault((link.article, link.other, link.relation), link)
    return list(found.values())


LINK = ("article_id", "other_id", "closeness", "score", "share", "reasons")
"""The columns of a link."""


def link_columns(link: Link) -> tuple[int | float | str, ...]:
    """Return a link as the columns LINK."""
    return (
        bits(link.article),
        bits(link.other),
        CLOSENESS.index(link.relation),
        float(link.score),
        float(link.share),
        codec.dump(list(link.reasons)),
    )


def link_of(row: Sequence[Any]) -> Link:
    """Return a link from its columns LINK."""
    article, other, closeness, score, share, reasons = row
    return Link(
        article=ArticleId(id_of("a", article)),
        other=ArticleId(id_of("a", other)),
        relation=CLOSENESS[closeness],
        score=score,
        share=share,
        reasons=tuple(json.loads(reasons)),
    )


def closest(link: Link) -> tuple[int, float, str, str]:
    """Return what links are put in order by: closest relation, best score, then ids."""
    return CLOSENESS.index(link.relation), -link.score, link.article, link.other


def comment_columns(comment: Comment) -> dict[str, Any]:
    """Return a comment as columns, without its id."""
    return {
        "article_id": comment.article,
        "reader_id": comment.reader or None,
        "writer": storable(comment.writer),
        "text": storable(comment.text),
        "written_at": comment.written_at,
        "state": comment.state.value,
        "decided_by": storable(comment.decided_by),
        "reason": storable(comment.reason),
    }


def comment_of(row: Row) -> Comment:
    """Return a comment from its columns."""
    return Comment(
        id=row["id"],
        article=ArticleId(row["article_id"]),
        reader=row["reader_id"] or 0,
        writer=row["writer"],
        text=row["text"],
        written_at=row["written_at"],
        state=CommentState(row["state"]),
        decided_by=row["decided_by"],
        reason=row["reason"],
    )


def job_columns(job: Job) -> dict[str, Any]:
    """Return a job as columns."""
    return {
        "id": storable(job.id),
        "kind": storable(job.kind),
        "order": codec.dump(dict(job.order)),
        "state": job.state.value,
        "asked_at": job.asked_at,
        "reader": job.reader,
        "attempts": job.attempts,
        "result": None if job.result is None else codec.dump(dict(job.result)),
        "trouble": storable(job.trouble),
        "open": job.state in (JobState.WAITING, JobState.RUNNING),
    }


def job_of(row: Row) -> Job:
    """Return a job from its columns."""
    return Job(
        id=row["id"],
        kind=row["kind"],
        order=json.loads(row["order"]),
        state=JobState(row["state"]),
        asked_at=row["asked_at"],
        reader=row["reader"],
        attempts=row["attempts"],
        result=None if row["result"] is None else json.loads(row["result"]),
        trouble=row["trouble"],
    )
