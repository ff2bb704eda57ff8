"""Web archives: pages out of sound records, and at worst a skipped one out of a bad record."""

from __future__ import annotations

import gzip
import random
import resource
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.errors import BadInput, BroadsheetError, TooLarge
from broadsheet.news.page import Page
from broadsheet.wire.warc import Entry, entries_in, is_archive
from make_warc import HOST, http, packed, page, pages, record


def entries(tmp_path: Path, body: bytes, *, cap: int = 15_000_000) -> list[Entry]:
    file = tmp_path / "some.warc"
    file.write_bytes(body)
    return list(entries_in(file, cap=cap))


def read(found: list[Entry]) -> list[str]:
    return [one.page.url for one in found if isinstance(one.page, Page)]


def bad(found: list[Entry]) -> list[BroadsheetError]:
    return [one.page for one in found if isinstance(one.page, BroadsheetError)]


@pytest.mark.parametrize("form", ["plain", "packed", "whole"])
def test_pages_come_with_address_moment_and_charset(tmp_path: Path, form: str) -> None:
    latin = record(
        http("<p>Käse".encode("latin-1"), "Content-Type: text/html; charset=ISO-8859-1"),
        url=f"<{HOST}/k.html>",
        date="2026-03-09T12:00:00.250Z",
    )
    records = [record(b"software: x\r\n", kind="warcinfo"), *pages([1]), latin]
    body = {"plain": b"".join(records), "packed": packed(records)}.get(
        form, gzip.compress(b"".join(records))
    )
    assert is_archive(body[:1024])
    found = entries(tmp_path, body)
    assert not bad(found) and len(found) == 3
    first, second = (one.page for one in found if isinstance(one.page, Page))
    assert (first.url, first.landed, first.body) == (f"{HOST}/1.html", f"{HOST}/1.html", page(1))
    assert first.fetched_at.isoformat() == "2026-03-09T12:00:00+00:00"
    assert second.content_type == "text/html; charset=iso-8859-1"
    assert len({one.key for one in found}) == 3


def test_only_html_that_came_with_status_200_is_a_page(tmp_path: Path) -> None:
    others = [
        record(http(b"<p>gone", status="404 Not Found")),
        record(http(b"", "Location: /x", status="301 Moved")),
        record(http(b"{}", "Content-Type: application/json")),
        record(http(page(1)), kind="request"),
        record(http(page(1)), url="file:///etc/passwd"),
        record(http(page(1)), url="dns:merrownews.example"),
        record(b"no http at all"),
    ]
    unnamed = record(http(page(2), "Server: x"), url=f"{HOST}/2.html")
    found = entries(tmp_path, packed([*others, unnamed]))
    assert read(found) == [f"{HOST}/2.html"] and not bad(found)


def test_packed_and_chunked_answers_are_unpacked(tmp_path: Path) -> None:
    small = gzip.compress(page(1))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(small), small)
    html = "Content-Type: text/html"
    records = [
        record(http(small, html, "Content-Encoding: gzip"), url=f"{HOST}/a"),
        record(
            http(chunked, html, "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
            url=f"{HOST}/b",
        ),
        record(http(page(1), html, "Content-Encoding: br"), url=f"{HOST}/c"),  # unpacked before
        record(http(b"\x00\x01", html, "Content-Encoding: gzip"), url=f"{HOST}/d"),
    ]
    found = entries(tmp_path, packed(records))
    assert read(found) == [f"{HOST}/a", f"{HOST}/b", f"{HOST}/c"]
    assert {one.page.body for one in found if isinstance(one.page, Page)} == {page(1)}
    assert len(bad(found)) == 1


@pytest.mark.parametrize("wrap", [b"".join, packed], ids=["plain", "packed"])
@pytest.mark.parametrize("length", [2**63, 2**62, 10**30, -5, "abc", ""])
def test_s47_a_lie_about_the_length_costs_that_record_alone(
    tmp_path: Path, wrap: object, length: object
) -> None:
    assert callable(wrap)
    liar = record(http(page(9)), url=f"{HOST}/9.html", length=length)
    found = entries(tmp_path, wrap([*pages([1]), liar, *pages([2, 3])]))
    assert read(found) == [f"{HOST}/{one}.html" for one in (1, 2, 3)]
    assert len(bad(found)) == 1


@pytest.mark.parametrize("wrap", [b"".join, packed], ids=["plain", "packed"])
def test_s47_an_archive_that_breaks_off_gives_what_was_whole(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    whole = wrap(pages([1, 2, 3]))
    found = entries(tmp_path, whole[: len(whole) - 100])
    assert read(found) == [f"{HOST}/1.html", f"{HOST}/2.html"]
    assert len(bad(found)) == 1 and "breaks off" in str(bad(found)[0])


def test_s47_a_damaged_member_is_skipped(tmp_path: Path) -> None:
    members = [gzip.compress(one) for one in pages([1, 2, 3])]
    broken = bytearray(members[1])
    broken[40] ^= 0xFF
    broken[60] ^= 0xFF
    found = entries(tmp_path, members[0] + bytes(broken) + members[2])
    assert read(found) == [f"{HOST}/1.html", f"{HOST}/3.html"]
    assert len(bad(found)) == 1


def test_s47_a_million_tiny_records_and_a_bomb_take_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "tiny.warc.gz"
    tiny = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 1000
    with gzip.open(file, "wb", 1) as out:
        for _ in range(1000):
            out.write(tiny)
    bombs = [
        record(http(bytes(300_000_000)), url=f"{HOST}/zeros"),
        record(http(gzip.compress(bytes(300_000_000)), "Content-Type: text/html",
                    "Content-Encoding: gzip"), url=f"{HOST}/packed"),
        b"WARC/1.0\r\nWARC-Type: " + b"a" * 100_000_000,
        *pages([1]),
    ]  # fmt: skip
    bomb = packed(bombs)
    del bombs
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    assert sum(1 for _ in entries_in(file)) == 1_000_000
    found = entries(tmp_path, bomb)
    assert time.process_time() - began < 60
    assert read(found) == [f"{HOST}/1.html"]
    assert [type(one) for one in bad(found)[:2]] == [TooLarge, TooLarge]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # kB


def test_s47_a_file_of_false_beginnings_is_given_up(tmp_path: Path) -> None:
    began = time.process_time()
    found = entries(tmp_path, packed(pages([1])) + b"\x1f\x8b\x08" * 1_000_000)
    assert read(found) == [f"{HOST}/1.html"] and not bad(found)
    found = entries(tmp_path, b"WARC/1.0\r\n" * 1_000_000)
    assert read(found) == [] and len(bad(found)) == 1
    assert time.process_time() - began < 10


def test_records_after_a_member_whose_head_is_spoilt_are_found(tmp_path: Path) -> None:
    spoilt = b"\x1f\x8b\x08\x1f" + packed(pages([2]))[4:]
    found = entries(tmp_path, packed(pages([1])) + spoilt + packed(pages([3])))
    assert read(found) == [f"{HOST}/1.html", f"{HOST}/3.html"] and len(bad(found)) == 1


def test_a_page_over_the_cap_is_named(tmp_path: Path) -> None:
    found = entries(tmp_path, packed(pages([1, 2])), cap=100)
    assert [type(one) for one in bad(found)] == [TooLarge, TooLarge]


def test_a_page_without_a_moment_is_named(tmp_path: Path) -> None:
    found = entries(tmp_path, record(http(page(1)), date="last week"))
    assert "does not say when" in str(bad(found)[0])


def test_a_missing_archive_is_one_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be opened"):
        list(entries_in(tmp_path / "absent.warc"))


@pytest.mark.parametrize(
    "head", [b"", b"\x1f\x8b\x08", b"WARC", b"<html>", gzip.compress(b"<html>")]
)
def test_other_files_are_no_archives(head: bytes) -> None:
    assert not is_archive(head)


@settings(deadline=None, max_examples=150)
@given(st.randoms(use_true_random=False), st.integers(1, 30), st.booleans(), st.booleans())
def test_any_damage_gives_pages_or_bad_records(
    tmp_path_factory: pytest.TempPathFactory, dice: random.Random, hits: int, cut: bool, plain: bool
) -> None:
    records = pages([1, 2, 3])
    body = bytearray(b"".join(records) if plain else packed(records))
    for _ in range(hits):
        body[dice.randrange(len(body))] = dice.randrange(256)
    if cut:
        del body[dice.randrange(len(body)) :]
    file = tmp_path_factory.mktemp("damaged") / "a.warc"
    file.write_bytes(body)
    for one in entries_in(file):
        assert one.page is None or isinstance(one.page, Page | BroadsheetError)
