"""Time: one deadline for the whole of a fetch, whatever the server does with it."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import pytest

from broadsheet.news.errors import FetchError, Unreachable
from broadsheet.wire.dial import system_resolve
from loopback import http, redirect, site
from pretended import QUICK

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
SHORT = replace(QUICK, deadline_s=0.6)


def drip(first: bytes, rest: bytes):
    """Answer with `first` at once, then `rest` over and over, a byte every 50 ms."""

    def answer(request: bytes):
        yield first
        for byte in itertools.cycle(rest):
            time.sleep(0.05)
            yield bytes([byte])

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX: ", b"a"), id="head"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\n\r\n", b"b"), id="body"),
        pytest.param(drip(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 C\r\n\r\n"), id="100"),
        pytest.param(
            drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"), id="chunk"
        ),
        pytest.param(drip(b"", b""), id="silence"),
    ],
)
def test_r18_a_slow_drip_ends_at_the_deadline(net, serve, answer):
    net.put("slow.example", serve(answer))
    began = time.monotonic()
    with pytest.raises(FetchError):
        net.wire(SHORT).fetch("http://slow.example/", obey_robots=False)
    assert time.monotonic() - began < 2


def test_r18_silence_ends_at_the_deadline(net, serve):
    def silent(request: bytes):
        time.sleep(3)
        yield b""

    net.put("slow.example", serve(silent))
    began = time.monotonic()
    with pytest.raises(Unreachable, match=r"within 0\.6 seconds"):
        net.wire(SHORT).fetch("http://slow.example/", obey_robots=False)
    assert 0.5 < time.monotonic() - began < 1.5


def test_r18_hops_share_one_deadline(net, serve):
    def slow_hops(request: bytes) -> bytes:
        time.sleep(0.25)
        return redirect(f"/{len(server.requests)}")

    server = serve(slow_hops)
    net.put("slow.example", server)
    began = time.monotonic()
    with pytest.raises(Unreachable, match="seconds"):
        net.wire(SHORT).fetch("http://slow.example/", obey_robots=False)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-Padding: " + b"x" * 1000 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x" * 1000),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50),
        (CHUNKED + b"0\r\n", b"X-Trailer: x\r\n" * 50),
    ],
)
def test_r18_a_head_without_end_is_cut_off(net, serve, first, rest):
    def endless(request: bytes):
        yield first
        while True:
            yield rest

    net.put("slow.example", serve(endless))
    began = time.monotonic()
    with pytest.raises(Unreachable):
        net.wire().fetch("http://slow.example/", obey_robots=False)
    assert time.monotonic() - began < 2


def test_r17_a_slow_name_ends_at_the_deadline_and_holds_up_nobody(net, serve):
    net.put("quick.example", serve(site({"/": http(b"page")})))

    def resolve(host: str, port: int, seconds: float):
        if host == "quick.example":
            return net.resolver(host, port, seconds)
        time.sleep(seconds)
        raise TimeoutError

    wire = net.wire(SHORT, resolve=resolve)
    with pytest.raises(Unreachable, match="could not be looked up in time"):
        wire.fetch("http://slow.example/", obey_robots=False)
    assert wire.fetch("http://quick.example/", obey_robots=False).body == b"page"


def test_r17_an_unknown_name_is_unreachable(net):
    with pytest.raises(Unreachable, match="no address is known for its name"):
        net.wire().fetch("http://nowhere.example/", obey_robots=False)


def test_r17_a_refused_connection_is_unreachable_and_the_next_address_is_tried(net, serve):
    server = serve(site({"/": http(b"page")}))
    net.resolver.answers = {"news.example": [["8.8.8.8", "93.184.215.14"]]}
    with pytest.raises(Unreachable, match="no answer came from it"):
        net.wire().fetch("http://news.example/", obey_robots=False)
    net.board.lines = {("93.184.215.14", 80): server.port}
    assert net.wire().fetch("http://news.example/", obey_robots=False).body == b"page"


def test_the_system_resolver_gives_addresses_and_keeps_to_its_time():
    assert "127.0.0.1" in system_resolve("localhost", 80, 5)
    assert list(system_resolve("127.0.0.1", 80, 5)) == ["127.0.0.1"]
    with pytest.raises(OSError):
        system_resolve("a" * 70 + ".invalid", 80, 5)


def test_time_waited_for_courtesy_does_not_count(net, serve):
    net.put("news.example", serve(site({"/": http(b"page")})))
    wire = net.wire(replace(QUICK, deadline_s=0.5, gap_s=0.8))
    for _ in range(2):
        assert wire.fetch("http://news.example/", obey_robots=False).body == b"page"
