"""Bodies made to burst: the cap holds, in memory as in bytes, and one layer only is unpacked."""

from __future__ import annotations

import functools
import gzip
import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import brotli
import pytest

from broadsheet.news.errors import TooLarge, Unreachable
from loopback import http
from pretended import QUICK, Net

MIB = 1 << 20
SIZE = 300 * MIB


@functools.cache
def bomb(coding: str) -> bytes:
    """Return 300 MiB of zeros, packed."""
    block = bytes(MIB)
    if coding == "br":
        press = brotli.Compressor(quality=1)
        parts = [press.process(block) for _ in range(SIZE // MIB)]
        return b"".join([*parts, press.finish()])
    wbits = {"gzip": 31, "deflate": 15, "bare": -15}[coding]
    squash = zlib.compressobj(1, zlib.DEFLATED, wbits)
    return b"".join([*(squash.compress(block) for _ in range(SIZE // MIB)), squash.flush()])


# Fetches the file named on the command line as an answer with the coding named after it, after
# one small page, and prints how much higher the process's memory rose than before.
PROBE = """
import json, resource, sys
from broadsheet.news.errors import BroadsheetError
from loopback import Loopback, http
from pretended import Net
body, coding = open(sys.argv[1], "rb").read(), sys.argv[2]
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
answers = iter([http(b"small"), http(body, "Content-Encoding: " + coding)])
net = Net()
with Loopback(lambda request: next(answers)) as server:
    net.put("news.example", server)
    wire = net.wire()
    wire.fetch("http://news.example/", obey_robots=False)
    before, error = peak(), None
    try:
        wire.fetch("http://news.example/", obey_robots=False)
    except BroadsheetError as caught:
        error = type(caught).__name__
print(json.dumps({"error": error, "grew_kib": peak() - before, "peak_kib": peak()}))
"""


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", "gzip"), ("br", "br"), ("deflate", "deflate"), ("deflate", "bare")],
)
def test_s44_a_bomb_stops_at_the_cap_in_bounded_memory(tmp_path: Path, coding, packed):
    file = tmp_path / "bomb"
    file.write_bytes(bomb(packed))
    tests = Path(__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, str(file), coding],
        env={**os.environ, "PYTHONPATH": str(tests)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = json.loads(ran.stdout)
    assert found["error"] == "TooLarge"
    # The body so far, its last growth, and brotli's window of 16 MiB; the whole would be 300.
    assert found["grew_kib"] < 36 * 1024, found


@pytest.mark.parametrize(
    "coding",
    ["gzip, gzip, gzip", "gzip,br", "br, gzip", "zstd", "compress", "x-unknown", "gzip;q=1"],
)
def test_s44_chains_and_unknown_packings_are_refused_unread(net: Net, serve, coding):
    layers = gzip.compress(gzip.compress(gzip.compress(bytes(MIB))))
    net.put("news.example", serve(lambda request: http(layers, f"Content-Encoding: {coding}")))
    with pytest.raises(Unreachable, match="packed"):
        net.wire().fetch("http://news.example/", obey_robots=False)


def test_s44_two_headers_are_a_chain_too(net: Net, serve):
    both = ("Content-Encoding: gzip", "Content-Encoding: gzip")
    net.put("news.example", serve(lambda request: http(gzip.compress(b"x"), *both)))
    with pytest.raises(Unreachable, match="more than once"):
        net.wire().fetch("http://news.example/", obey_robots=False)


def test_s44_a_stated_length_over_the_cap_is_not_read(net: Net, serve):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 15000001\r\n\r\n"
    net.put("news.example", serve(lambda request: [head]))
    with pytest.raises(TooLarge, match="larger than the 15 MB"):
        net.wire().fetch("http://news.example/", obey_robots=False)


def test_r18_a_body_without_end_stops_at_the_cap(net: Net, serve):
    def endless(request: bytes):
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            yield b"x" * 65536

    net.put("news.example", serve(endless))
    with pytest.raises(TooLarge):
        net.wire().fetch("http://news.example/", obey_robots=False)


def test_a_body_of_just_the_cap_passes(net: Net, serve):
    body = os.urandom(QUICK.body_cap)
    net.put("news.example", serve(lambda request: http(body)))
    assert net.wire().fetch("http://news.example/", obey_robots=False).body == body
