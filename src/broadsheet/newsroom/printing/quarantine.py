"""Documents in quarantine as JSON, and what came of trying them again."""

from __future__ import annotations

from broadsheet.news.dateline import iso
from broadsheet.news.quarantine import Quarantined
from broadsheet.newsroom.printing.typed import TypedDict
from broadsheet.newsroom.retrying import Retried


class QuarantinedJson(TypedDict):
    """A document in quarantine, without its bytes: `size` is how many there were."""

    id: str
    reading: str
    subject: str
    reason: str
    attempts: int
    first: str
    last: str
    size: int


class RetriedJson(TypedDict):
    """A document tried again; `error` is why it stays, None when it was read."""

    id: str
    subject: str
    articles: list[str]
    error: str | None


def quarantined_json(case: Quarantined) -> QuarantinedJson:
    """Return a document in quarantine."""
    return {
        "id": case.id,
        "reading": case.reading.value,
        "subject": case.subject,
        "reason": case.reason,
        "attempts": case.attempts,
        "first": iso(case.first_at),
        "last": iso(case.last_at),
        "size": case.size,
    }


def retried_json(done: Retried) -> RetriedJson:
    """Return what came of one document."""
    return {
        "id": done.case.id,
        "subject": done.case.subject,
        "articles": [one.article for one in done.outcomes if one.article],
        "error": done.error.sentence if done.error else None,
    }
