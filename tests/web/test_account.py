"""Signing in and out: only to our own pages, under a new session, and not by trying for ever."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from broadsheet.web.account import FROM_ONE_ADDRESS, SIGNING_IN
from faces import PASSWORD

RIGHT = {"username": "reader", "password": PASSWORD}
ELSEWHERE = (
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    " //evil.example",
    "https:evil.example",
    "///evil.example",
    "http:/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
)


def test_signing_in_leads_back_to_where_one_was(visitor: Client, reader: User) -> None:
    answer = visitor.post("/sign-in", {**RIGHT, "next": "/feeds"})
    assert (answer.status_code, answer["Location"]) == (302, "/feeds")
    assert "Sign out" in visitor.get("/").content.decode()


@pytest.mark.parametrize("place", ELSEWHERE)
def test_signing_in_never_leads_elsewhere(visitor: Client, reader: User, place: str) -> None:
    answer = visitor.post("/sign-in", {**RIGHT, "next": place})
    assert answer["Location"] in {"/", "/%09/evil.example"}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_choosing_a_language_never_leads_elsewhere(visitor: Client, place: str) -> None:
    answer = visitor.post("/language", {"language": "fr", "next": place})
    assert answer["Location"] in {"/", "/%09/evil.example"}
    assert '<html lang="fr"' in visitor.get("/").content.decode()


def test_a_wrong_password_keeps_the_name_and_says_so(visitor: Client, reader: User) -> None:
    answer = visitor.post("/sign-in", {"username": "reader", "password": "wrong-and-secret"})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="reader"' in text
    assert 'role="alert"' in text
    assert "wrong-and-secret" not in text


def test_the_same_is_said_of_a_name_that_is_not_here(visitor: Client, reader: User) -> None:
    said = [
        visitor.post("/sign-in", {"username": name, "password": "wrong"}).content.decode()
        for name in ("reader", "nobody")
    ]
    alerts = [text[text.index('role="alert"') :].partition("</p>")[0] for text in said]
    assert alerts[0] == alerts[1]


def test_ten_failures_pause_the_name_even_for_the_right_password(
    visitor: Client, reader: User
) -> None:
    for _ in range(SIGNING_IN.tries):
        assert visitor.post("/sign-in", {**RIGHT, "password": "wrong"}).status_code == 400
    answer = visitor.post("/sign-in", RIGHT)
    assert answer.status_code == 429
    assert 'value="reader"' in answer.content.decode()
    assert "_auth_user_id" not in visitor.session
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert other.post("/sign-in", RIGHT).status_code == 302


def test_a_list_of_names_is_paused_by_address_whatever_a_header_says(
    visitor: Client, reader: User
) -> None:
    for _ in range(FROM_ONE_ADDRESS.tries):
        FROM_ONE_ADDRESS.count("127.0.0.1")
    answer = visitor.post("/sign-in", RIGHT, headers={"x-forwarded-for": "203.0.113.9"})
    assert answer.status_code == 429


def test_the_session_gets_a_new_id_at_the_door(visitor: Client, reader: User) -> None:
    session = visitor.session
    session["seen"] = True
    session.save()
    before = session.session_key
    visitor.post("/sign-in", RIGHT)
    assert visitor.session.session_key != before


def test_signing_out_is_a_form_and_ends_the_session(signed_in: Client) -> None:
    cookie = signed_in.cookies["sessionid"].value
    assert signed_in.get("/sign-out").status_code == 405
    assert signed_in.post("/sign-out")["Location"] == "/"
    again = Client()
    again.cookies["sessionid"] = cookie
    assert "Sign out" not in again.get("/").content.decode()


def test_cookies_are_kept_from_scripts_and_other_sites(visitor: Client, reader: User) -> None:
    visitor.get("/sign-in")
    visitor.post("/sign-in", RIGHT)
    for name in ("sessionid", "csrftoken"):
        assert visitor.cookies[name]["httponly"]
        assert visitor.cookies[name]["samesite"] == "Lax"
