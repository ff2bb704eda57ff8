"""Asking and following over the API: slow work is a job with an address of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status

from broadsheet.api.doors import SignedIn, anyone
from broadsheet.news.errors import BadInput, DeskError, NotFound
from broadsheet.news.ids import ArticleId, StoryId
from broadsheet.news.job import Job, JobState
from broadsheet.newsroom import following, jobs
from broadsheet.newsroom.printing import (
    AnswerJson,
    FeedsJson,
    JobJson,
    answer_json,
    answer_of,
    feeds_json,
    job_json,
)
from broadsheet.serving.house import desk
from broadsheet.serving.identity import reader_of
from broadsheet.serving.patience import waited_for
from broadsheet.serving.problems import Problem, respond
from broadsheet.serving.throttle import Throttle

router = Router(tags=["Asking and following"])

MOST_ADDRESS = 2048
ASKING = Throttle(name="asks", tries=60, seconds=300)
"""The same count as on the pages: sixty questions in five minutes."""


class Question(Schema):
    """A question, to one article or story if its id is given."""

    question: str
    article: str = ""
    story: str = ""


class Address(Schema):
    """The address of a feed, or of a site that names one."""

    address: str


@router.post("/ask", response={200: AnswerJson, 202: JobJson}, auth=anyone, summary="Ask")
def ask(request: HttpRequest, asked: Question, response: HttpResponse) -> object:
    """Answer with words of stored articles, or say that they don't.

    200 with the answer when it is found within a second and a half; else 202 with the job, whose
    address stands in the `Location` header.
    """
    reader = reader_of(request)
    who = str(reader.id) if reader else request.META.get("REMOTE_ADDR", "")
    if ASKING.spent(who):
        return respond(request, Problem(status=429, detail="sixty questions in five minutes"))
    order = {"question": asked.question, **_about(asked)}
    job = jobs.order(desk(), "ask", order, reader=reader.id if reader else 0)
    ASKING.count(who)
    ended = waited_for(job)
    if ended.state is JobState.DONE:
        return Status(200, _answer(ended))
    if ended.state is JobState.FAILED:
        raise DeskError("", ended.trouble)
    response.headers["Location"] = f"/api/jobs/{ended.id}"
    return Status(202, job_json(ended))


def _about(asked: Question) -> dict[str, str]:
    """Return the article or story asked, made sure of; raises NotFound."""
    if asked.article:
        return {"article": desk().archive.article(ArticleId(asked.article)).article.id}
    if asked.story:
        return {"story": desk().archive.story(StoryId(asked.story)).id}
    return {}


def _answer(ended: Job) -> AnswerJson:
    found = (ended.result or {})["answer"]
    return answer_json(answer_of(found))  # type: ignore[arg-type]


@router.get("/feeds", response=FeedsJson, summary="The feeds followed")
def feeds(request: HttpRequest) -> FeedsJson:
    """List the feeds followed and how the last visit to each went."""
    return feeds_json(following.feeds(desk()))


@router.post("/feeds", response={202: JobJson}, auth=SignedIn(), summary="Follow a feed")
def follow(request: HttpRequest, wanted: Address, response: HttpResponse) -> object:
    """Follow a feed: a job, whose address stands in the `Location` header."""
    address = wanted.address.strip()
    if not address or len(address) > MOST_ADDRESS:
        raise BadInput("address", f"give an address of 1 to {MOST_ADDRESS} characters")
    reader = reader_of(request)
    full = address if "://" in address else f"https://{address}"
    job = jobs.order(desk(), "follow", {"address": full}, reader=reader.id if reader else 0)
    response.headers["Location"] = f"/api/jobs/{job.id}"
    return Status(202, job_json(job))


@router.get("/jobs/{job}", response=JobJson, summary="Slow work asked for")
def job(request: HttpRequest, job: str) -> JobJson:
    """Give a job as it stands; 404 for anybody but who asked for it."""
    found = jobs.wait(desk(), job, seconds=0)
    reader = reader_of(request)
    if found.reader and (reader is None or reader.id != found.reader):
        raise NotFound(job, "there is no such job here")
    return job_json(found)
