"""One contract for every wire: the guarded one and the scripted one that tests elsewhere use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.news.errors import BadStatus, TooLarge, Unreachable
from broadsheet.news.page import Page, Validators
from broadsheet.newsroom.desk import Wire
from loopback import Loopback, header_of, http, path_of
from pretended import Net
from standins import ScriptedWire

NOW = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
SITE = "http://news.example"
KNOWN = Validators(etag='"1"', last_modified="Wed, 11 Mar 2026 08:00:00 GMT")


def guarded(net: Net, serve) -> Wire:
    def answer(request: bytes) -> bytes:
        match path_of(request):
            case "/page" if header_of(request, "if-none-match") == KNOWN.etag:
                return http(status=304)
            case "/page":
                return http(b"body", f"ETag: {KNOWN.etag}", f"Last-Modified: {KNOWN.last_modified}")
            case "/gone":
                return http(status=410)
            case "/vast":
                return http(b"x" * 15_000_001)
            case _:
                return http(status=404)

    server: Loopback = serve(answer)
    net.put("news.example", server)
    return net.wire(clock=lambda: NOW)


def scripted(net: Net, serve) -> Wire:
    page = Page(url=SITE + "/page", body=b"body", fetched_at=NOW, validators=KNOWN)
    return ScriptedWire(
        {
            SITE + "/page": page,
            SITE + "/gone": BadStatus(SITE + "/gone", "it is gone", 410),
            SITE + "/vast": lambda: TooLarge(SITE + "/vast", "it is too large"),
        }
    )


@pytest.fixture(params=[guarded, scripted])
def wire(request, net, serve) -> Wire:
    return request.param(net, serve)


def test_a_page(wire: Wire):
    page = wire.fetch(SITE + "/page")
    assert page == Page(
        url=SITE + "/page",
        landed=SITE + "/page",
        body=b"body",
        fetched_at=NOW,
        validators=KNOWN,
    )


def test_an_unchanged_page(wire: Wire):
    page = wire.fetch(SITE + "/page", validators=KNOWN, obey_robots=False)
    assert (page.status, page.body, page.validators) == (304, b"", KNOWN)


def test_a_page_that_changed(wire: Wire):
    page = wire.fetch(SITE + "/page", validators=Validators(etag='"0"'))
    assert (page.status, page.body) == (200, b"body")


def test_an_error_carries_its_subject_and_status(wire: Wire):
    with pytest.raises(BadStatus) as caught:
        wire.fetch(SITE + "/gone")
    assert (caught.value.subject, caught.value.status) == (SITE + "/gone", 410)


def test_a_body_over_the_cap(wire: Wire):
    with pytest.raises(TooLarge):
        wire.fetch(SITE + "/vast")


def test_nobody_there(wire: Wire):
    with pytest.raises(Unreachable):
        wire.fetch("http://nowhere.example/", obey_robots=False)


def test_after_close(wire: Wire):
    wire.close()
    wire.close()
    with pytest.raises(Unreachable):
        wire.fetch(SITE + "/page")
