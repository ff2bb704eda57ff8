"""Slow work asked for by a page: ordered here, done in the rounds, waited for briefly."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from broadsheet.news.errors import BadInput, BroadsheetError
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.job import Job, JobState
from broadsheet.news.outcome import Verdict
from broadsheet.newsroom.asking import MOST_CHARACTERS, answer_json, ask, check_question
from broadsheet.newsroom.deliveries import file_deliveries
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.visit import follow

LEASE_SECONDS = 120
ATTEMPTS = 3
KEEP = timedelta(days=7)
LOOK_EVERY = 0.05
"""Seconds between two looks at a job that is waited for."""

__all__ = ["ATTEMPTS", "MOST_CHARACTERS", "do_waiting", "order", "wait"]


def order(desk: Desk, kind: str, what: Mapping[str, object], *, reader: int = 0) -> Job:
    """Put a job on the list and return it; raises BadInput for an order nobody could do."""
    if kind not in KINDS:
        raise BadInput(kind, "there is no such kind of job")
    if kind == "ask":
        check_question(str(what.get("question", "")))
    job = Job(
        id=secrets.token_urlsafe(12),
        kind=kind,
        order=dict(what),
        state=JobState.WAITING,
        asked_at=desk.clock(),
        reader=reader,
    )
    desk.archive.enqueue(job)
    return job


def wait(desk: Desk, job: str, *, seconds: float) -> Job:
    """Return the job once it has ended, or as it stands after `seconds`; raises NotFound."""
    until = time.monotonic() + seconds
    found = desk.archive.job(job)
    while found.state in {JobState.WAITING, JobState.RUNNING} and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
        found = desk.archive.job(job)
    return found


def do_waiting(desk: Desk, *, holder: str) -> int:
    """Do every job that waits, one after another, and return how many ended."""
    ended = 0
    while (
        job := desk.archive.take_job(holder, now=desk.clock(), seconds=LEASE_SECONDS)
    ) is not None:
        desk.archive.close_job(_done(desk, job))
        ended += 1
    desk.archive.sweep_jobs(before=desk.clock() - KEEP)
    return ended


def _done(desk: Desk, job: Job) -> Job:
    if job.attempts > ATTEMPTS:
        sentence = f"given up after {ATTEMPTS} attempts that ended without a word"
        return replace(job, state=JobState.FAILED, trouble=sentence)
    try:
        return replace(job, state=JobState.DONE, result=KINDS[job.kind](desk, job.order))
    except BroadsheetError as error:
        return replace(job, state=JobState.FAILED, trouble=str(error))


def _ask(desk: Desk, what: Mapping[str, object]) -> Mapping[str, object]:
    answer = ask(
        desk,
        str(what.get("question", "")),
        article=ArticleId(str(what["article"])) if what.get("article") else None,
        story=StoryId(str(what["story"])) if what.get("story") else None,
    )
    return {"answer": answer_json(answer)}


def _follow(desk: Desk, what: Mapping[str, object]) -> Mapping[str, object]:
    visit = follow(desk, str(what.get("address", "")))
    fresh = {Verdict.NEW, Verdict.CHANGED}
    return {
        "feed": visit.subscription.id,
        "title": visit.subscription.title,
        "articles": sum(1 for outcome in visit.outcomes if outcome.verdict in fresh),
        "errors": [str(outcome.error) for outcome in visit.outcomes if outcome.error],
    }


def _pushed(desk: Desk, what: Mapping[str, object]) -> Mapping[str, object]:
    done = file_deliveries(desk, str(what.get("push", "")))
    fresh = {Verdict.NEW, Verdict.CHANGED}
    return {
        "articles": sum(1 for outcome in done.outcomes if outcome.verdict in fresh),
        "errors": [str(outcome.error) for outcome in done.outcomes if outcome.error],
    }


KINDS: Mapping[str, Callable[[Desk, Mapping[str, object]], Mapping[str, object]]] = {
    "ask": _ask,
    "follow": _follow,
    "pushed": _pushed,
}
