"""Errors of ours as HTTP: one place, a page for people, problem details for programs."""

from __future__ import annotations

import json

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from broadsheet.news import errors
from broadsheet.serving.headers import ALWAYS
from broadsheet.serving.problems import (
    MOST_TYPED,
    ProblemsMiddleware,
    problem_of,
    respond,
    server_error,
    typed,
)

OURS = [one for one in vars(errors).values() if isinstance(one, type)]


@pytest.mark.parametrize("kind", [one for one in OURS if issubclass(one, errors.BroadsheetError)])
def test_every_error_has_a_status(kind: type[errors.BroadsheetError]) -> None:
    error = kind("x", "it is so", 500) if kind is errors.BadStatus else kind("x", "it is so")
    problem = problem_of(error)
    assert 400 <= problem.status < 600
    assert (problem.status == 500) == (kind is errors.BroadsheetError)
    assert (problem.subject, problem.detail) == ("x", "it is so")
    assert problem.title


def test_a_program_gets_problem_details() -> None:
    problem = problem_of(errors.TooLarge("page.html", "over 16 MB"))
    answer = respond(RequestFactory().get("/api/articles"), problem)
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content) == {
        "type": "about:blank",
        "title": "That is too large",
        "status": 413,
        "detail": "over 16 MB",
        "subject": "page.html",
        "instance": "/api/articles",
    }


def test_a_person_gets_a_page_with_what_was_typed_but_never_the_password() -> None:
    request = RequestFactory().post(
        "/feeds", {"address": "<x>", "password": "secret", "text": "t" * 99_999}
    )
    answer = respond(request, problem_of(errors.BadInput("<y>", "it is so")))
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "&lt;x&gt;" in text
    assert "&lt;y&gt;" in text
    assert "secret" not in text
    assert [len(words) for words in typed(request)] == [MOST_TYPED, 3]


def test_only_our_errors_are_answered_for() -> None:
    middleware = ProblemsMiddleware(lambda request: respond(request, problem_of(GONE)))
    request = RequestFactory().get("/")
    assert middleware.process_exception(request, KeyError("x")) is None
    answer = middleware.process_exception(request, GONE)
    assert answer is not None
    assert answer.status_code == 404


GONE = errors.NotFound("a1", "there is no such article here")


def test_log_lines_cannot_be_forged(caplog: pytest.LogCaptureFixture) -> None:
    request = RequestFactory().get("/x")
    request.path = "/x\nERROR all is lost"
    error = errors.DeskError("a\r\nb", "a worker was lost")
    ProblemsMiddleware(lambda _: server_error(request)).process_exception(request, error)
    assert "\n" not in caplog.text.rstrip("\n")


def test_the_page_for_our_own_faults_needs_nothing_but_itself(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.raise_request_exception = False

    def broken(request: HttpRequest) -> None:
        raise RuntimeError("a fault of ours")

    from broadsheet.web import urls

    pattern = next(one for one in urls.urlpatterns if one.name == "how")
    monkeypatch.setattr(pattern, "callback", broken)
    answer = visitor.get("/how-we-know")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong here" in text
    assert "a fault of ours" not in text
    assert {name: answer[name] for name in ALWAYS} == ALWAYS
