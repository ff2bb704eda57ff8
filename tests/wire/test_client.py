"""What a fetch brings home: conditions, freshness, redirects, errors in plain words."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from broadsheet.news.errors import BadStatus, FetchError, Unreachable
from broadsheet.news.page import Page, Validators
from broadsheet.wire.manners import Manners, honest_agent
from loopback import header_of, http, path_of, redirect, site
from pretended import QUICK

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
NOW = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)


def test_a_page_comes_home_as_it_is(net, serve):
    body = "déjà vu".encode("cp1252")
    net.put(
        "news.example", serve(site({"/a?b=c": http(body, "Content-Type: TEXT/html; charset=X")}))
    )
    page = net.wire(clock=lambda: NOW).fetch(" http://News.example/a?b=c#d ")
    assert page == Page(
        url="http://News.example/a?b=c#d",
        landed="http://News.example/a?b=c#d",
        body=body,
        fetched_at=NOW,
        content_type="text/html; charset=x",
    )


def test_the_user_agent_is_honest(net, serve):
    server = serve(site({"/": http()}))
    net.put("news.example", server)
    net.wire(replace(QUICK, user_agent=Manners().user_agent)).fetch("http://news.example/")
    sent = {header_of(request, "user-agent") for request in server.requests}
    assert sent == {honest_agent()}
    assert honest_agent().startswith("Broadsheet/") and "self-hosted news reader" in honest_agent()
    assert header_of(server.requests[0], "accept-encoding") == "gzip, br"


@pytest.mark.parametrize(
    ("etag", "modified"),
    [
        ('"abc"', "Wed, 11 Mar 2026 08:00:00 GMT"),
        ('W/"abc-gzip"', None),
        ("no quotes", None),
        ('"caf\xe9"', None),
        (None, "yesterday, more or less"),
    ],
)
def test_r13_validators_go_back_byte_for_byte(net, serve, etag, modified):
    headers = [f"ETag: {etag}"] * bool(etag) + [f"Last-Modified: {modified}"] * bool(modified)

    def answer(request: bytes) -> bytes:
        asked = (header_of(request, "if-none-match"), header_of(request, "if-modified-since"))
        unchanged = asked == (etag, modified)
        return http(b"", status=304) if unchanged else http(b"copy", *headers)

    net.put("news.example", serve(answer))
    wire = net.wire()
    first = wire.fetch("http://news.example/feed", obey_robots=False)
    assert first.validators == Validators(etag=etag, last_modified=modified)
    second = wire.fetch("http://news.example/feed", validators=first.validators, obey_robots=False)
    assert (second.status, second.body, second.validators) == (304, b"", first.validators)


def test_r13_the_same_etag_with_a_new_body_brings_the_body(net, serve):
    bodies = iter([b"one", b"two"])
    net.put("news.example", serve(lambda request: http(next(bodies), 'ETag: "x"')))
    wire = net.wire()
    first = wire.fetch("http://news.example/", obey_robots=False)
    again = wire.fetch("http://news.example/", validators=first.validators, obey_robots=False)
    assert (again.status, again.body) == (200, b"two")


def test_r13_validators_are_asked_about_again_after_a_304_renewed_one(net, serve):
    net.put("news.example", serve(lambda request: http(b"", 'ETag: "new"', status=304)))
    asked = Validators(etag='"old"', last_modified="Wed, 11 Mar 2026 08:00:00 GMT")
    page = net.wire().fetch("http://news.example/", validators=asked, obey_robots=False)
    assert page.validators == replace(asked, etag='"new"')


def test_a_304_nobody_asked_for_is_an_error(net, serve):
    net.put("news.example", serve(lambda request: http(b"", status=304)))
    with pytest.raises(BadStatus, match="not asked"):
        net.wire().fetch("http://news.example/", validators=Validators(), obey_robots=False)


@pytest.mark.parametrize("status", [301, 308])
def test_r15_a_permanent_redirect_says_where_the_page_moved(net, serve, status):
    net.put("old.example", serve(site({"/f": redirect("http://new.example/f", status)})))
    net.put("new.example", serve(site({"/f": http(b"feed")})), address="8.8.8.8")
    page = net.wire().fetch("http://old.example/f")
    assert (page.url, page.landed) == ("http://old.example/f", "http://new.example/f")
    assert page.moved == "http://new.example/f"


@pytest.mark.parametrize("status", [302, 303, 307])
def test_r15_a_passing_redirect_moves_nothing(net, serve, status):
    net.put("old.example", serve(site({"/f": redirect("/g", status), "/g": http(b"feed")})))
    page = net.wire().fetch("http://old.example/f")
    assert (page.landed, page.moved) == ("http://old.example/g", None)


def test_r15_only_the_permanent_part_of_a_way_is_kept(net, serve):
    way = {"/1": redirect("/2", 301), "/2": redirect("/3", 302), "/3": redirect("/4", 301)}
    net.put("old.example", serve(site({**way, "/4": http(b"feed")})))
    page = net.wire().fetch("http://old.example/1")
    assert (page.landed, page.moved) == ("http://old.example/4", "http://old.example/2")


def test_redirects_in_raw_utf8_and_with_spaces_are_followed(net, serve):
    server = serve(
        site({"/": redirect("/ü b".encode().decode("latin-1")), "/%C3%BC%20b": http(b"page")})
    )
    net.put("news.example", server)
    assert net.wire().fetch("http://news.example/").body == b"page"


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (http(b"x", status=404), 404, "no page at this address"),
        (http(b"x", status=410), 410, "gone for good"),
        (http(b"x", status=403), 403, "refuses readers like this one"),
        (http(b"x", "cf-mitigated: challenge", status=403), 403, "a person is reading"),
        (http(b"", "x-amzn-waf-action: challenge", status=202), 202, "a person is reading"),
        (http(b"x", status=401), 401, "a name and a password"),
        (http(b"x", status=402), 402, "payment"),
        (http(b"x", status=451), 451, "legal"),
        (http(b"x", status=418), 418, "does not give this page out"),
        (http(b"x", status=500), 500, "in trouble"),
        (http(b"x", status=302), 302, "without saying where"),
        (http(b"x", status=206), 206, "no page"),
    ],
)
def test_r16_an_error_is_one_plain_sentence(net, serve, answer, status, words):
    net.put("news.example", serve(lambda request: answer))
    with pytest.raises(BadStatus, match=words) as caught:
        net.wire().fetch("http://news.example/x", obey_robots=False)
    assert caught.value.status == status
    assert str(caught.value).startswith("http://news.example/x: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        *(("120", 120), ("0", 0), ("-5", None), ("315360000", 86_400), ("soon", None), ("", None)),
        ("Wed, 11 Mar 2026 19:00:00 GMT", 3600),
        ("Tue, 10 Mar 2026 19:00:00 GMT", None),
        ("Wed, 11 Mar 2099 19:00:00 GMT", 86_400),
        ("1" * 400, None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_r14_retry_after(net, serve, status, value, seconds):
    net.put("news.example", serve(lambda r: http(b"", f"Retry-After: {value}", status=status)))
    with pytest.raises(BadStatus) as caught:
        net.wire(clock=lambda: NOW).fetch("http://news.example/", obey_robots=False)
    assert (caught.value.status, caught.value.retry_after) == (status, seconds)


def test_a_connection_is_kept_and_a_stale_one_is_replaced(net, serve):
    server = serve(site({"/": http(b"page")}))
    net.put("news.example", server)
    wire = net.wire()
    for _ in range(3):
        wire.fetch("http://news.example/", obey_robots=False)
    assert server.connections == 1

    answers = iter([http(b"1"), None, http(b"2")])
    flaky = serve(lambda request: next(answers) or [])  # [] closes without a word
    net.put("flaky.example", flaky, address="8.8.8.8")
    assert wire.fetch("http://flaky.example/", obey_robots=False).body == b"1"
    assert wire.fetch("http://flaky.example/", obey_robots=False).body == b"2"
    assert flaky.connections == 2


def test_r17_a_fresh_connection_that_closes_without_a_word_is_not_tried_twice(net, serve):
    rude = serve(lambda request: [])
    net.put("rude.example", rude)
    with pytest.raises(Unreachable, match="breaks off"):
        net.wire().fetch("http://rude.example/", obey_robots=False)
    assert rude.connections == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        CHUNKED + b"zz\r\n",
        CHUNKED + b"5\r\nshort",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"\x00" * 100,
    ],
)
def test_r17_what_is_not_http_is_unreachable(net, serve, answer):
    net.put("news.example", serve(lambda request: [answer]))
    with pytest.raises(Unreachable) as caught:
        net.wire().fetch("http://news.example/", obey_robots=False)
    assert "Traceback" not in str(caught.value) and str(caught.value).isprintable()


def test_old_and_chunked_answers_are_read(net, serve):
    answers = {
        "/old": [b"HTTP/1.0 200 OK\r\n\r\nto the end"],
        "/chunks": [
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nto\r\n",
            b"0\r\n\r\n",
        ],
        "/early": [b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", http(b"late")],
    }
    net.put("news.example", serve(lambda request: answers[path_of(request)]))
    wire = net.wire()
    bodies = [wire.fetch(f"http://news.example{p}", obey_robots=False).body for p in answers]
    assert bodies == [b"to the end", b"to", b"late"]


def test_many_threads_may_fetch_at_once(net, serve):
    server = serve(site({f"/{n}": http(str(n).encode() * 1000) for n in range(40)}))
    net.put("news.example", server)
    wire = net.wire()
    bodies: dict[int, bytes] = {}

    def fetch(n: int) -> None:
        bodies[n] = wire.fetch(f"http://news.example/{n}").body

    threads = [threading.Thread(target=fetch, args=(n,)) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert bodies == {n: str(n).encode() * 1000 for n in range(40)}
    assert server.connections <= 2
    assert sum(path_of(request) == "/robots.txt" for request in server.requests) == 1


def test_a_closed_wire_fetches_nothing(net, serve):
    server = serve(site({"/": http()}))
    net.put("news.example", server)
    wire = net.wire()
    wire.close()
    with pytest.raises(FetchError):
        wire.fetch("http://news.example/", obey_robots=False)
    assert server.connections == 0
