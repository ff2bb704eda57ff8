"""Headers on every answer: pages, JSON, errors, redirects, static files."""

from __future__ import annotations

import pytest
from django.test import Client

from broadsheet.serving.headers import ALWAYS, POLICY

PLACES = (
    "/",
    "/feeds",
    "/nothing-here",
    "/moderation",
    "/healthz",
    "/api/openapi.json",
    "/api/articles/none",
    "/api/none",
    "/static/broadsheet/mark.svg",
    "/static/broadsheet/paper.css",
    "/static/none.css",
)


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_carries_them(visitor: Client, place: str) -> None:
    answer = visitor.get(place)
    assert {name: answer[name] for name in ALWAYS} == ALWAYS
    assert "Strict-Transport-Security" not in answer
    safe = visitor.get(place, secure=True)
    assert safe["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize("place", ["/ask", "/feeds", "/sign-in", "/api/feeds"])
def test_refusals_carry_them_too(desk: object, place: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(place, {"question": "x"})
    assert answer.status_code in {401, 403}
    assert {name: answer[name] for name in ALWAYS} == ALWAYS


def test_an_unknown_host_is_refused_with_them(visitor: Client) -> None:
    answer = visitor.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert {name: answer[name] for name in ALWAYS} == ALWAYS
    assert "evil.example" not in answer.content.decode()


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules.values()) == {"'none'", "'self'"}
    assert "unsafe" not in POLICY


def test_pages_are_not_kept_by_anybody_between_and_files_are_served(visitor: Client) -> None:
    assert visitor.get("/")["Cache-Control"] == "private, no-cache"
    style = visitor.get("/static/broadsheet/paper.css")
    assert style.status_code == 200
    assert style["Content-Type"].startswith("text/css")
