"""Following and asking: slow work has a page of its own that can be left and come back to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.job import Job, JobState
from broadsheet.newsroom.printing import answer_json
from broadsheet.web import asking
from make_desk import LEAD


@pytest.fixture(autouse=True)
def impatient(settings: Settings) -> None:
    """Nobody does the jobs here, so there is nothing to wait for."""
    settings.BROADSHEET_PATIENCE = 0


def job(**changes: object) -> Job:
    plain = Job(
        id="a-job-of-ours",
        kind="ask",
        order={"question": "When does <rationing> begin?", "article": "", "story": ""},
        state=JobState.WAITING,
        asked_at=make.NOW,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def shown(client: Client, archive: MemoryArchive, **changes: object) -> str:
    archive.enqueue(job(**changes))
    answer = client.get("/jobs/a-job-of-ours")
    assert answer.status_code == 200
    return answer.content.decode()


def test_following_makes_a_job_and_shows_how_it_goes(
    signed_in: Client, archive: MemoryArchive, reader: User
) -> None:
    answer = signed_in.post("/feeds", {"address": " courier.example/feed "})
    assert answer.status_code == 302
    made = archive.job(answer["Location"].removeprefix("/jobs/"))
    assert (made.kind, made.order, made.reader) == (
        "follow",
        {"address": "https://courier.example/feed"},
        reader.id,
    )
    page = signed_in.get(answer["Location"]).content.decode()
    assert '<meta http-equiv="refresh" content="1">' in page
    assert "https://courier.example/feed" in page


def test_strangers_follow_nothing(visitor: Client, archive: MemoryArchive) -> None:
    before = len(archive.subscriptions())
    assert visitor.post("/feeds", {"address": "https://courier.example/"}).status_code == 403
    upload = SimpleUploadedFile("list.opml", b"<opml/>")
    assert visitor.post("/feeds/list", {"list": upload}).status_code == 403
    feed = archive.subscriptions()[0].id
    assert visitor.post(f"/feeds/{feed}/unfollow").status_code == 403
    assert visitor.get("/feeds.opml").status_code == 403
    assert len(archive.subscriptions()) == before
    assert archive.take_job("t", now=make.NOW, seconds=1) is None


@pytest.mark.parametrize("address", ["", "  ", "https://x.example/" + "a" * 2048])
def test_an_address_that_is_none_comes_back_as_typed(signed_in: Client, address: str) -> None:
    answer = signed_in.post("/feeds", {"address": address})
    assert answer.status_code == 400
    assert address.strip() in answer.content.decode()


def test_a_followed_feed_ends_at_what_it_brought(visitor: Client, archive: MemoryArchive) -> None:
    result = {"feed": "f1", "title": "The <Courier>", "articles": 12, "errors": ["x: no article"]}
    text = shown(visitor, archive, kind="follow", state=JobState.DONE, result=result)
    assert "The &lt;Courier&gt;" in text
    assert "12 articles were new here." in text
    assert "x: no article" in text
    assert "refresh" not in text


def test_work_that_failed_says_why_and_keeps_what_was_typed(
    signed_in: Client, archive: MemoryArchive
) -> None:
    order = {"address": "https://courier.example/feed"}
    text = shown(
        signed_in,
        archive,
        kind="follow",
        order=order,
        state=JobState.FAILED,
        trouble="https://courier.example/feed: the server did not answer",
    )
    assert "the server did not answer" in text
    assert 'value="https://courier.example/feed"' in text


def test_work_of_another_reader_is_not_here(
    signed_in: Client, moderating: Client, archive: MemoryArchive, reader: User
) -> None:
    archive.enqueue(job(reader=reader.id))
    assert signed_in.get("/jobs/a-job-of-ours").status_code == 200
    assert moderating.get("/jobs/a-job-of-ours").status_code == 404
    assert Client().get("/jobs/a-job-of-ours").status_code == 404


def test_a_list_is_brought_along_and_taken_away(signed_in: Client, archive: MemoryArchive) -> None:
    body = (
        b'<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>'
        b'<outline type="rss" text="New" xmlUrl="https://new.example/feed"/></body></opml>'
    )
    answer = signed_in.post("/feeds/list", {"list": SimpleUploadedFile("l.opml", body)})
    assert answer["Location"] == "/feeds?brought=1"
    assert "1 feed is new" in signed_in.get(answer["Location"]).content.decode().replace("\n", " ")
    taken = signed_in.get("/feeds.opml")
    assert b"https://new.example/feed" in taken.content
    assert taken["Content-Disposition"].startswith("attachment")
    feed = next(one for one in archive.subscriptions() if "new.example" in one.address)
    signed_in.post(f"/feeds/{feed.id}/unfollow")
    assert feed not in archive.subscriptions()


def test_a_list_that_is_none_says_so(signed_in: Client) -> None:
    for body, status in ((b"", 400), (b"\x89PNG not a list", 400), (b"x" * 2_100_000, 413)):
        answer = signed_in.post("/feeds/list", {"list": SimpleUploadedFile("x", body)})
        assert answer.status_code == status
        assert 'role="alert"' in answer.content.decode()
    assert signed_in.post("/feeds/list").status_code == 400


@pytest.mark.parametrize("question", ["", "   ", "why " * 400])
def test_a_question_that_is_none_comes_back_as_typed(visitor: Client, question: str) -> None:
    answer = visitor.post("/ask", {"question": question, "article": LEAD.id})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert question.strip() in text
    assert f'name="article" value="{LEAD.id}"' in text


def test_a_question_is_a_job_about_one_article_or_story(
    visitor: Client, archive: MemoryArchive
) -> None:
    data = {"question": "How much?", "article": LEAD.id, "story": "not an id"}
    answer = visitor.post("/ask", data)
    made = archive.job(answer["Location"].removeprefix("/jobs/"))
    assert made.order == {"question": "How much?", "article": LEAD.id, "story": ""}
    assert made.reader == 0


def test_an_answer_links_to_its_words(visitor: Client, archive: MemoryArchive) -> None:
    made = make.answer()
    text = shown(visitor, archive, state=JobState.DONE, result={"answer": answer_json(made)})
    (cited,) = made.citations
    place = f"{cited.span.start}-{cited.span.end}"
    assert f'href="/article/{cited.article}?w={place}&amp;v={cited.version}#w{place}"' in text
    assert "11 March 2026" in text


def test_an_answer_that_is_none_says_why_and_shows_the_nearest(
    visitor: Client, archive: MemoryArchive
) -> None:
    made = make.answer(abstained=True)
    text = shown(visitor, archive, state=JobState.DONE, result={"answer": answer_json(made)})
    assert "The articles don’t say." in text
    assert made.reason in text
    assert make.PARAGRAPHS[2] in text


def test_a_flood_of_questions_is_paused(visitor: Client) -> None:
    for _ in range(asking.ASKING.tries):
        asking.ASKING.count("127.0.0.1")
    answer = visitor.post("/ask", {"question": "Once more?"})
    assert answer.status_code == 429
    assert "Once more?" in answer.content.decode()


def test_work_that_takes_long_is_looked_at_less_often(
    visitor: Client, archive: MemoryArchive
) -> None:
    archive.enqueue(job(asked_at=make.NOW - timedelta(seconds=60)))
    text = visitor.get("/jobs/a-job-of-ours").content.decode()
    assert '<meta http-equiv="refresh" content="4">' in text
    assert "Asked 60 seconds ago." in text.replace("\n", " ")
