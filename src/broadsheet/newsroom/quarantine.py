"""What undoes the crew goes to quarantine with its bytes, and the queue goes on."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from broadsheet.news.errors import BroadsheetError, NotFound, WorkFailed
from broadsheet.news.ids import FeedId, VersionId
from broadsheet.news.page import Page
from broadsheet.news.quarantine import Quarantined, Reading, quarantine_id
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.work import LeaveAlone, ReadFeed, ReadItem, ReadPage, Task

MOST_ATTEMPTS = 3
"""Readings of one document that are tried of our own accord; after that somebody has to ask."""
MOST_CASES = 200
"""Documents kept; when another comes, the one that has been here longest goes."""
MOST_BYTES = 15_000_000
"""Bytes kept of a document: as many as are read of one."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What a task reads: `name` is its address, or its bytes' SHA-256 where it has none."""

    reading: Reading
    name: str
    subject: str
    page: Page | None

    @property
    def id(self) -> str:
        return quarantine_id(self.reading, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    task: Task
    known: Quarantined | None
    left_alone: bool


def read_all(desk: Desk, tasks: Iterable[Task], *, feed: FeedId | None = None) -> Iterator[Any]:
    """Yield what the crew makes of each task, in order, as `Crew.map` does.

    A document that undoes its worker is in quarantine before its error is given back. One that
    has failed three times is left alone while its bytes are the same, and for a day if they are
    not. One that is read after all leaves the quarantine. `feed` is the followed feed that items
    belong to.
    """
    handed: deque[_Handed] = deque()

    def passed() -> Iterator[Task]:
        for task in tasks:
            document = _document(task)
            known = _found(desk, document.id) if document is not None else None
            alone = known is not None and not _may_try(known, document, desk.clock())
            handed.append(_Handed(task=task, known=known, left_alone=alone))
            yield LeaveAlone(_left(known)) if known and alone else task

    for result in desk.crew.map(passed()):
        yield _settled(desk, handed.popleft(), result, feed)


def read_one(desk: Desk, task: Task) -> Any:
    """Return what the crew makes of one task, as `read_all` does."""
    return next(read_all(desk, [task]))


def isolate_text(desk: Desk, version: VersionId, error: WorkFailed) -> Quarantined:
    """Put a text that undid the noter into quarantine; the archive holds its words."""
    text = _Document(reading=Reading.TEXT, name=version, subject=version, page=None)
    return _isolate(desk, _case(text, error, desk.clock()), _found(desk, text.id))


def _settled(desk: Desk, handed: _Handed, result: Any, feed: FeedId | None) -> Any:
    document = _document(handed.task)
    if document is None or handed.left_alone:
        return result
    if isinstance(result, WorkFailed):
        case = _case(document, result, desk.clock())
        if isinstance(handed.task, ReadItem):
            bare = replace(handed.task.feed, items=())
            case = replace(case, item=handed.task.item, feed=bare, followed=feed)
        return _told(result, _isolate(desk, case, handed.known))
    if handed.known is not None and not isinstance(result, BroadsheetError):
        desk.archive.release(handed.known.id)
    return result


def _told(error: WorkFailed, case: Quarantined) -> WorkFailed:
    told = WorkFailed(error.subject, f"{error.sentence}; it is in quarantine as {case.id}")
    for note in getattr(error, "__notes__", ()):
        told.add_note(note)
    return told


def _isolate(desk: Desk, case: Quarantined, known: Quarantined | None) -> Quarantined:
    if known is not None:
        case = replace(case, first_at=known.first_at, attempts=known.attempts + 1)
    else:
        kept = desk.archive.isolated(limit=MOST_CASES)
        if len(kept) == MOST_CASES:
            desk.archive.release(kept[0].id)
    desk.archive.isolate(case)
    return case


def _found(desk: Desk, case: str) -> Quarantined | None:
    try:
        return desk.archive.isolation(case)
    except NotFound:
        return None


def _document(task: Task) -> _Document | None:
    match task:
        case ReadPage(page, subject):
            return _Document(reading=Reading.PAGE, name=_named(page), subject=subject, page=page)
        case ReadFeed(page):
            return _Document(reading=Reading.FEED, name=_named(page), subject=page.url, page=page)
        case ReadItem(item, _, page, listed):
            # Read without its page an item is another document, which may well be read.
            name = " ".join((listed.url, item.key, page.url if page else ""))
            subject = item.link or item.title
            return _Document(reading=Reading.ITEM, name=name, subject=subject, page=page)
    return None


def _named(page: Page) -> str:
    return page.url or hashlib.sha256(page.body).hexdigest()


def _case(document: _Document, error: WorkFailed, now: datetime) -> Quarantined:
    page = document.page
    return Quarantined(
        id=document.id,
        reading=document.reading,
        subject=document.subject,
        reason=error.sentence,
        attempts=1,
        first_at=now,
        last_at=now,
        size=len(page.body) if page else 0,
        page=page and _cut(page),
    )


def _cut(page: Page) -> Page:
    return replace(page, body=page.body[:MOST_BYTES])


def _may_try(known: Quarantined, document: _Document | None, now: datetime) -> bool:
    """Say whether a document that is in quarantine may be read again unasked."""
    if known.attempts < MOST_ATTEMPTS:
        return True
    body = document.page.body[:MOST_BYTES] if document and document.page else b""
    return body != known.body and now - known.last_at >= DAY


def _left(known: Quarantined) -> WorkFailed:
    sentence = (
        f"it undid what was reading it {known.attempts} times and is left alone; it is in "
        f"quarantine as {known.id}"
    )
    return WorkFailed(known.subject, sentence)
