"""A private house shows strangers its door and nothing else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from pytest_django.fixtures import Settings

from broadsheet.archive.memory import MemoryArchive
from broadsheet.serving import house
from make_desk import LEAD, ReadOnly, desk_over

IDS = {
    "article": LEAD.id,
    "story": "s" + LEAD.id[1:],
    "feed": "f0123456789abcdef",
    "job": "abcdefgh",
    "ruling": "r0123456789abcdef",
    "key": "aldery",
    "comment": "1",
}
OPEN = {"sign-in", "healthz", "language"}


def places() -> list[str]:
    """Every address of the web and the API, with ids filled in."""
    found = []
    for pattern in get_resolver().url_patterns:
        below = getattr(pattern, "url_patterns", None)
        for one in below if below is not None else [pattern]:
            ahead = str(pattern.pattern) if below is not None else ""
            place = ahead + str(one.pattern).removeprefix("^")
            for name, ident in IDS.items():
                for kind in (
                    f"<article:{name}>",
                    f"<story:{name}>",
                    f"<feed:{name}>",
                    f"<job:{name}>",
                    f"<str:{name}>",
                    f"<int:{name}>",
                    f"<{name}>",
                ):
                    place = place.replace(kind, ident)
            found.append("/" + place)
    assert all("<" not in place for place in found), found
    return sorted(set(found))


def test_strangers_are_asked_to_sign_in_everywhere(visitor: Client, settings: Settings) -> None:
    settings.BROADSHEET_PRIVATE = True
    found = places()
    assert len(found) > 20
    for place in found:
        answer = visitor.get(place)
        if place.startswith("/websub/"):  # for hubs, which know what nobody can guess
            assert {answer.status_code, visitor.post(place).status_code} == {404}
            continue
        if place.strip("/") in OPEN:
            assert answer.status_code in {200, 302}, place
        elif place.startswith("/api/"):
            assert answer.status_code == 401, place
            assert answer["Content-Type"] == "application/problem+json"
        else:
            assert answer.status_code == 302, place
            assert answer["Location"].startswith("/sign-in?next=")
        assert visitor.post(place).status_code in {302, 400, 401, 405}, place


def test_the_signed_in_read_as_ever(signed_in: Client, settings: Settings) -> None:
    settings.BROADSHEET_PRIVATE = True
    assert signed_in.get(f"/article/{LEAD.id}").status_code == 200
    assert signed_in.get(f"/api/articles/{LEAD.id}").status_code == 200


def test_the_stylesheet_of_the_door_is_open(visitor: Client, settings: Settings) -> None:
    settings.BROADSHEET_PRIVATE = True
    assert visitor.get("/static/broadsheet/paper.css").status_code == 200


@pytest.mark.parametrize("language", ["en", "fr"])
def test_reading_changes_nothing(moderating: Client, archive: MemoryArchive, language: str) -> None:
    """Every GET, by somebody who may do anything, over an archive that can only be read."""
    house.install(desk_over(ReadOnly(archive)))  # type: ignore[arg-type]
    with CaptureQueriesContext(connection) as asked:
        for place in places():
            answer = moderating.get(place, headers={"accept-language": language})
            assert answer.status_code in {200, 302, 404, 405}, place
    written = [one["sql"] for one in asked if not one["sql"].startswith(("SELECT", "PRAGMA"))]
    assert written == []
