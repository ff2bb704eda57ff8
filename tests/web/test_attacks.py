"""Attacks by words typed and words printed, at the pages and the API."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.feeds.opml import read_opml, write_opml
from broadsheet.newsroom.desk import Desk
from make_desk import put
from page_reader import Page
from standins import ScriptedWire

QUERIES = (
    *('"', '" "', "*", "ferry*", "NEAR(", "NEAR(a b, 2)", "AND", "OR OR", "headline:x", "^x", "-x"),
    *("\0", "fer\0ry", "\ud800", "%00", "'; DROP TABLE archive_article; --", "\u0301" * 50_000),
    " OR ".join(f"word{at}" for at in range(1000)),
    "x" * 100_000,
    '"' * 100_000,
    "(" * 100_000,
)


def test_s13_strangers_make_the_wire_ask_nothing(visitor: Client, desk: Desk) -> None:
    listed = b"<opml><body><outline xmlUrl='http://inside.example/feed'/></body></opml>"
    address = {"address": "http://inside.example/"}
    answers = [
        visitor.post("/feeds/list", {"list": SimpleUploadedFile("list.opml", listed)}),
        visitor.post("/feeds", address),
        visitor.post("/api/feeds", address, content_type="application/json"),
        visitor.get("/feeds", address),
    ]
    assert [one.status_code for one in answers] == [403, 403, 401, 200]
    assert isinstance(desk.wire, ScriptedWire) and desk.wire.asked == []
    assert desk.archive.take_job("test", now=make.NOW, seconds=1) is None
    assert "inside.example" not in {one.address for one in desk.archive.subscriptions()}


def test_s21_brackets_in_a_headline_are_shown_as_they_are(
    visitor: Client, archive: MemoryArchive
) -> None:
    article = make.article("<input> & AT&T <b>x</b>")
    put(archive, article)
    page = visitor.get(f"/article/{article.id}").content.decode()
    assert "&lt;input&gt; &amp; AT&amp;T &lt;b&gt;x&lt;/b&gt;" in page
    told = visitor.get(f"/api/articles/{article.id}").json()
    assert "<input> & AT&T <b>x</b>" in str(told)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "http:a<script>", "java\tscript:x", "//x", "http://"],
)  # fmt: skip
def test_s22_no_link_leads_to_what_runs(
    moderating: Client, archive: MemoryArchive, address: str
) -> None:
    article = replace(make.article("Odd address"), url=address, image=address)
    put(archive, article)
    archive.follow(replace(make.subscription("http://odd.example/feed"), site=address))
    for place in (f"/article/{article.id}", "/feeds", "/"):
        for _, attributes in Page(moderating.get(place).content.decode()).elements:
            assert address not in (attributes.get("href"), attributes.get("src"))


def test_s25_s26_nothing_of_others_is_passed_on(visitor: Client, archive: MemoryArchive) -> None:
    """There is no proxy for images to attack: no route takes an address, no page shows one."""
    article = replace(make.article("With an image"), image="http://evil.example/x.svg")
    put(archive, article)
    page = Page(visitor.get(f"/article/{article.id}").content.decode())
    assert all(not one.get("src", "/static").startswith("http") for _, one in page.elements)
    for place in ("/proxy", "/image", "/media", "/proxy/http:a%3Cscript%3Ealert(1)%3C/script%3E"):
        answer = visitor.get(place, {"url": "http://evil.example/x.svg"})
        assert answer.status_code == 404 and b"<script>alert" not in answer.content


def test_s27_links_out_say_that_we_vouch_for_nothing(
    visitor: Client, archive: MemoryArchive
) -> None:
    article = replace(make.article("Linked"), url="https://courier.example/linked")
    put(archive, article)
    page = Page(visitor.get(f"/article/{article.id}").content.decode())
    out = [one for one in page.all("a") if one.get("href", "").startswith("http")]
    assert out
    for link in out:
        assert set(link["rel"].split()) == {"noopener", "noreferrer", "nofollow", "ugc"}
        assert link["referrerpolicy"] == "no-referrer"


def test_s30_a_list_taken_away_is_well_formed_whatever_its_titles() -> None:
    titles = ('=cmd|" /C calc"!A0', "]]>&<script>", "\x00\x0b\ud800", "\u202eevil")
    feeds = [
        replace(make.subscription(f"http://odd.example/{at}"), title=title, folder=title)
        for at, title in enumerate(titles)
    ]
    written = write_opml(feeds, titles[0])
    assert len(etree.fromstring(written).findall(".//outline[@xmlUrl]")) == len(titles)
    assert len(read_opml(written, "list")) == len(titles)


@pytest.mark.parametrize("words", QUERIES, ids=lambda words: f"{words[:9]!a}-{len(words)}")
def test_s49_whatever_is_searched_for_is_answered_soon(visitor: Client, words: str) -> None:
    typed = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for place in ("/search", "/api/search"):
        began = perf_counter()
        answer = visitor.get(place, {"q": typed})
        assert answer.status_code in {200, 400, 414}, place
        assert perf_counter() - began < 2, "ten times what is asked for, for busy machines"


@pytest.mark.parametrize("field", ["limit", "page"])
@pytest.mark.parametrize("number", ["200000", "-1", "99999999999999999999", "0", "x", "", "1e9"])
def test_s50_pages_without_end_are_brought_within_bounds(
    visitor: Client, field: str, number: str
) -> None:
    for place in ("/api/articles", "/api/stories", "/api/search"):
        answer = visitor.get(place, {field: number, "q": "reservoir"})
        assert answer.status_code == 200, place
        assert len(answer.content) < 200_000
    assert visitor.get("/search", {"q": "reservoir", "page": number}).status_code == 200
