"""Asking and following over the API, and who may not."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.job import JobState
from broadsheet.newsroom.printing import answer_json
from make_desk import LEAD

JSON = "application/json"


@pytest.fixture(autouse=True)
def impatient(settings: Settings) -> None:
    settings.BROADSHEET_PATIENCE = 0


def test_a_question_nobody_has_answered_yet_is_a_job(
    visitor: Client, archive: MemoryArchive
) -> None:
    answer = visitor.post("/api/ask", {"question": "When?", "article": LEAD.id}, JSON)
    assert answer.status_code == 202
    place = answer["Location"]
    assert place == f"/api/jobs/{answer.json()['id']}"
    job = visitor.get(place).json()
    assert (job["state"], job["kind"], job["result"]) == ("waiting", "ask", None)
    assert archive.job(job["id"]).order == {"question": "When?", "article": LEAD.id}


def test_a_question_answered_in_time_is_its_answer(
    visitor: Client, archive: MemoryArchive, settings: Settings
) -> None:
    settings.BROADSHEET_PATIENCE = 10
    made = answer_json(make.answer())
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            job = archive.take_job("test", now=make.NOW, seconds=60)
            if job:
                archive.close_job(replace(job, state=JobState.DONE, result={"answer": dict(made)}))
            over.wait(0.01)

    worker = threading.Thread(target=work)
    worker.start()
    answer = visitor.post("/api/ask", {"question": "When?"}, JSON)
    over.set()
    worker.join()
    assert answer.status_code == 200
    assert answer.json() == made


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": ""}, 400),
        ({"question": "why " * 500}, 400),
        ({}, 400),
        ({"question": ["a"]}, 400),
        ("{", 400),
        ("[]", 400),
        ({"question": "When?", "article": "a0000000000000000"}, 404),
        ({"question": "When?", "story": "x' OR 1=1"}, 404),
    ],
)
def test_a_question_that_will_not_do_is_a_problem(
    visitor: Client, body: object, status: int
) -> None:
    answer = visitor.post("/api/ask", body, JSON)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_following_wants_somebody_signed_in(visitor: Client, archive: MemoryArchive) -> None:
    answer = visitor.post("/api/feeds", {"address": "https://courier.example/"}, JSON)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert archive.take_job("t", now=make.NOW, seconds=1) is None


def test_following_makes_a_job(signed_in: Client, archive: MemoryArchive, reader: User) -> None:
    answer = signed_in.post("/api/feeds", {"address": "courier.example"}, JSON)
    assert answer.status_code == 202
    made = archive.job(answer.json()["id"])
    assert made.order == {"address": "https://courier.example"}
    assert made.reader == reader.id
    assert signed_in.post("/api/feeds", {"address": " "}, JSON).status_code == 400


def test_a_session_without_its_token_writes_nothing(
    reader: User, desk: object, archive: MemoryArchive
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reader)
    for place, body in (("feeds", {"address": "x.example"}), ("ask", {"question": "When?"})):
        assert strict.post(f"/api/{place}", body, JSON).status_code == 403
    assert archive.take_job("t", now=make.NOW, seconds=1) is None
    strict.get("/ask")
    token = strict.cookies["csrftoken"].value
    answer = strict.post(
        "/api/feeds", {"address": "x.example"}, JSON, headers={"x-csrftoken": token}
    )
    assert answer.status_code == 202


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_another_site_cannot_ask_here(visitor: Client, headers: dict[str, str]) -> None:
    answer = visitor.post("/api/ask", {"question": "When?"}, JSON, headers=headers)
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"


def test_feeds_are_listed_with_how_they_fare(visitor: Client) -> None:
    feeds = visitor.get("/api/feeds").json()["feeds"]
    assert [one["failures"] for one in feeds] == [0, 3]


def test_a_job_is_nobody_elses(signed_in: Client, moderating: Client) -> None:
    made = signed_in.post("/api/feeds", {"address": "x.example"}, JSON).json()
    assert signed_in.get(f"/api/jobs/{made['id']}").status_code == 200
    assert moderating.get(f"/api/jobs/{made['id']}").status_code == 404
    assert Client().get(f"/api/jobs/{made['id']}").status_code == 404
