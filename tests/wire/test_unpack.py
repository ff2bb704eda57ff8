"""Unpacking piece by piece gives what the whole would give, or one plain sentence."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.errors import TooLarge, Unreachable
from broadsheet.wire.unpack import MEMBERS, coding_of, unpack

PACK = {
    "": bytes,
    "gzip": gzip.compress,
    "br": brotli.compress,
    "deflate": zlib.compress,
}


def in_pieces(packed: bytes, size: int) -> list[bytes]:
    return [packed[at : at + size] for at in range(0, len(packed), size)]


@given(
    st.sampled_from(sorted(PACK)),
    st.binary(max_size=300)
    | st.builds(lambda b, n: b * n, st.binary(max_size=9), st.integers(0, 40_000)),
    st.integers(1, 70_000),
)
def test_pieces_of_any_size_give_the_body(coding, body, size):
    packed = PACK[coding](body)
    pieces = in_pieces(packed, max(size % (len(packed) + 1), 1 + len(packed) // 200))
    assert unpack(pieces, coding, cap=len(body), subject="s") == body


@given(st.sampled_from(["gzip", "br", "deflate"]), st.binary(min_size=1, max_size=200), st.data())
def test_a_packing_that_breaks_off_is_damaged(coding, body, data):
    packed = PACK[coding](body)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(Unreachable, match="damaged or breaks off"):
        unpack([packed[:cut]], coding, cap=1000, subject="s")


@given(st.sampled_from(["gzip", "br", "deflate"]), st.binary(max_size=200))
def test_any_bytes_at_all_give_a_body_or_one_sentence(coding, noise):
    try:
        assert len(unpack([noise], coding, cap=1000, subject="s")) <= 1000
    except (Unreachable, TooLarge) as error:
        assert str(error).startswith("s: ")


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_s44_one_large_piece_is_unpacked_in_small_steps(coding):
    fast = {**PACK, "br": lambda body: brotli.compress(body, quality=1)}
    packed = fast[coding](bytes(100_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            unpack([packed], coding, cap=1_000_000, subject="s")
        # zlib copies the rest of its input at every step; brotli keeps to twice the step.
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_members_of_a_gzip_follow_each_other():
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0\0"
    for size in (1, 7, 1000):
        assert unpack(in_pieces(packed, size), "gzip", cap=9, subject="s") == b"one two"


def test_s44_members_without_end_are_refused():
    packed = gzip.compress(b"") * (MEMBERS + 1)
    with pytest.raises(Unreachable):
        unpack([packed], "gzip", cap=9, subject="s")


def test_deflate_comes_bare_too():
    squash = zlib.compressobj(wbits=-15)
    packed = squash.compress(b"bare" * 50) + squash.flush()
    assert unpack([packed], "deflate", cap=200, subject="s") == b"bare" * 50


def test_an_empty_body_needs_no_packing():
    assert unpack([], "gzip", cap=1, subject="s") == b""


@given(st.sampled_from(sorted(PACK)), st.integers(0, 3000))
def test_a_body_is_cut_at_the_cap_when_asked(coding, cap):
    body = bytes(range(256)) * 8
    cut = unpack([PACK[coding](body)], coding, cap=cap, subject="s", cut=True)
    assert cut == body[:cap]


@given(st.sampled_from(sorted(PACK)), st.integers(0, 2047))
def test_s44_one_byte_over_the_cap_is_too_large(coding, cap):
    with pytest.raises(TooLarge, match=f"{cap} bytes"):
        unpack([PACK[coding](bytes(range(256)) * 8)], coding, cap=cap, subject="s")


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("identity", ""),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        (" br ,", "br"),
        ("identity, br", "br"),
    ],
)
def test_codings(header, coding):
    assert coding_of(header, "s") == coding
