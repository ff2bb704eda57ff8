"""robots.txt: asked once, kept to for pages, and no way to hurt us."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace

import pytest

from broadsheet.news.errors import BlockedAddress, Unreachable
from broadsheet.wire.guard import judge
from broadsheet.wire.robots import CAP, DAY_S, HOUR_S, TROUBLE_S, Robots, RobotsAnswer, rules_of
from broadsheet.wire.trip import Trip
from loopback import http, path_of, redirect, site
from pretended import QUICK

CLOSED = b"User-agent: *\nDisallow: /closed\nAllow: /closed/open\n"


def asked_for_robots(server) -> int:
    return sum(path_of(request) == "/robots.txt" for request in server.requests)


def test_pages_keep_to_it_and_feeds_need_not(net, serve):
    server = serve(site({"/closed/1": http(b"page"), "/closed/open": http(b"o")}, robots=CLOSED))
    net.put("news.example", server)
    wire = net.wire()
    with pytest.raises(BlockedAddress, match=r"robots\.txt asks readers like this one"):
        wire.fetch("http://news.example/closed/1")
    assert wire.fetch("http://news.example/closed/open").body == b"o"
    assert wire.fetch("http://news.example/closed/1", obey_robots=False).body == b"page"
    assert asked_for_robots(server) == 1


def test_a_hop_into_what_is_closed_is_not_made(net, serve):
    server = serve(site({"/": redirect("/closed/1"), "/closed/1": http(b"page")}, robots=CLOSED))
    net.put("news.example", server)
    with pytest.raises(BlockedAddress, match="robots"):
        net.wire().fetch("http://news.example/")
    assert [path_of(request) for request in server.requests] == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("status", "passes"),
    [(404, True), (410, True), (403, True), (401, True), (500, False), (503, False)],
)
def test_rfc9309_an_absent_file_allows_and_a_broken_site_does_not(net, serve, status, passes):
    server = serve(site({"/": http(b"page"), "/robots.txt": http(b"", status=status)}))
    net.put("news.example", server)
    wire = net.wire()
    for _ in range(2):
        if passes:
            assert wire.fetch("http://news.example/").body == b"page"
        else:
            with pytest.raises(Unreachable, match="left alone"):
                wire.fetch("http://news.example/")
    assert asked_for_robots(server) == 1


def test_rfc9309_redirects_are_followed_and_a_circle_is_no_file(net, serve):
    far = serve(site({}, robots=b"User-agent: *\nDisallow: /\n"))
    near = serve(site({"/": http(b"x"), "/robots.txt": redirect("http://far.example/robots.txt")}))
    dizzy = serve(site({"/": http(b"page"), "/robots.txt": redirect("/robots.txt")}))
    net.put("far.example", far, address="8.8.8.8")
    net.put("near.example", near)
    net.put("dizzy.example", dizzy, address="8.8.4.4")
    with pytest.raises(BlockedAddress):
        net.wire().fetch("http://near.example/")
    assert net.wire().fetch("http://dizzy.example/").body == b"page"


def test_a_file_over_the_cap_is_read_up_to_it(net, serve):
    robots = CLOSED + b"#" * CAP + b"\nDisallow: /late\n"
    server = serve(site({"/late": http(b"page")}, robots=robots))
    net.put("news.example", server)
    wire = net.wire()
    assert wire.fetch("http://news.example/late").body == b"page"
    with pytest.raises(BlockedAddress):
        wire.fetch("http://news.example/closed/1")


class Clock:
    """A monotonic clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("answer", "keep"),
    [
        (RobotsAnswer(status=200, body=CLOSED), DAY_S),
        (RobotsAnswer(status=200, body=CLOSED, max_age=0), HOUR_S),
        (RobotsAnswer(status=200, body=CLOSED, max_age=7200), 7200),
        (RobotsAnswer(status=200, body=CLOSED, max_age=10**9), DAY_S),
        (RobotsAnswer(status=404), DAY_S),
        (RobotsAnswer(status=500), TROUBLE_S),
        (Unreachable("s", "no answer"), TROUBLE_S),
    ],
)
def test_it_is_asked_again_when_its_time_is_over(answer, keep):
    clock, asked = Clock(), []

    def read(url, trip):
        asked.append(url.text)
        if isinstance(answer, Exception):
            raise answer
        return answer

    robots = Robots(read, "Broadsheet/1", clock)
    url = judge("http://news.example/x")

    def check() -> int:
        with contextlib.suppress(Unreachable):
            robots.check(url, Trip("s", 30, clock))
        return len(asked)

    assert check() == 1
    clock.now = keep - 1
    assert check() == 1
    clock.now = keep
    assert check() == 2
    assert set(asked) == {"http://news.example/robots.txt"}


def test_schemes_and_ports_have_files_of_their_own():
    asked = []

    def read(url, trip):
        asked.append(url.text)
        return RobotsAnswer(status=404)

    robots = Robots(read, "Broadsheet/1", Clock())
    for url in (
        "http://h.example/",
        "https://h.example/a",
        "http://h.example:8080/",
        "http://h.example/b",
    ):
        robots.check(judge(url), Trip("s", 30, Clock()))
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (b"User-agent: Broadsheet\nDisallow: /\n\nUser-agent: *\nAllow: /", "/x", False),
        (b"User-agent: BROADSHEET/0.1\nDisallow: /x", "/x", False),
        (b"User-agent: Otherbot\nDisallow: /", "/x", True),
        (b"User-agent: Otherbot\nUser-agent: *\nDisallow: /", "/x", False),
        (b"User-agent: broadsheets\nDisallow: /", "/x", True),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /x", "/x", False),
        (b"user agent *\ndisallow /x", "/x", False),
        (b"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        (b"<!doctype html><p>Not found", "/x", True),
        (b"\x00\xff\xfe" * 99, "/x", True),
        (b"", "/x", True),
    ],
)
def test_rules(robots, path, allowed):
    assert (
        rules_of(robots, "broadsheet").can_fetch(f"http://h.example{path}", "broadsheet") == allowed
    )


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(
            b"".join(b"User-agent: a%d\n" % n for n in range(12_000))
            + b"".join(b"Disallow: /%d\n" % n for n in range(15_000)),
            id="names times rules",
        ),
        pytest.param(b"User-agent: *\n" + b"Disallow: /*a*a*a*a*a*a*a*a*b\n" * 16_000, id="stars"),
        pytest.param(b"User-agent: *\nDisallow: /" + b"*a" * 250_000, id="one long rule"),
        pytest.param(b"User-agent: *\n" + b"Disallow: $\n" * 40_000, id="dollars"),
        pytest.param(b"\n" * CAP, id="lines"),
    ],
)
def test_a_hostile_file_costs_little(robots):
    began = time.process_time()
    rules = rules_of(robots[:CAP], "broadsheet")
    for _ in range(3):
        rules.can_fetch("http://h.example/" + "a" * 2000, "broadsheet")
    assert time.process_time() - began < 5


def test_a_crawl_delay_is_kept_to_within_reason(net, serve):
    server = serve(site({"/": http(b"x")}, robots=b"User-agent: *\nCrawl-delay: 3600\n"))
    net.put("news.example", server)
    slept: list[float] = []
    wire = net.wire(replace(QUICK, gap_s=0.5), sleep=slept.append)
    for _ in range(2):
        wire.fetch("http://news.example/")
    assert len(slept) == 1 and 9 < slept[0] <= 10
