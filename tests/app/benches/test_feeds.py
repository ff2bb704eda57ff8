"""The bench of feeds: one checker for two readers, over cases written here."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from broadsheet.app.benches.feedcases import case_of, cases
from broadsheet.app.benches.feedclaims import alike, holds
from broadsheet.app.benches.feedreadings import feedparsers, ours
from broadsheet.app.benches.feeds import enlarged, run, tallied
from broadsheet.feeds.parse import parse
from broadsheet.news.errors import BadInput
from broadsheet.news.page import Page
from make_desk import NOW


def written(expect: str, title: str = "Ferry &lt;b&gt;late&lt;/b&gt;") -> bytes:
    item = (
        f"<item><title>{title}</title><link>http://p.example/1</link><category>Sea</category>"
        "<pubDate>Wed, 11 Mar 2026 08:00:00 GMT</pubDate></item>"
    )
    head = f"<!--\nHeader: Content-Language: en\nDescription: x\nExpect: {expect}\n-->"
    return f"{head}<rss><channel>{item}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("expect", "right"),
    [
        ("not bozo and entries[0]['title'] == 'Ferry <b>late</b>'", True),
        ("entries[0].title == 'Ferry early'", False),
        ("entries[0]['title'] == entries[0]['title_detail']['value'] == 'Ferry late'", True),
        ("entries[0]['link'] == 'http://p.example/1' and len(entries) == 1", True),
        ("len(entries) == 2", False),
        ("entries[0]['published_parsed'] == (2026, 3, 11, 8, 0, 0, 2, 70, 0)", True),
        ("entries[0]['updated'] == 'Wed, 11 Mar 2026 08:00:00 GMT'", True),
        ("entries[0]['tags'][0]['term'] == 'Sea' and len(entries[0]['tags']) == 1", True),
        ("not entries[0].has_key('summary')", True),
        ("feed['language'] == 'en'", True),
        ("not bozo", None),
        ("encoding == 'utf-8' and feed['rights'] == 'x'", None),
    ],
)
def test_one_checker_holds_what_is_kept_against_both_readers(
    expect: str, right: bool | None
) -> None:
    case = case_of("wellformed/rss/one.xml", written(expect))
    for reader in (ours, feedparsers):
        reading = reader(case)
        assert holds(case.expectation, reading) is right
    assert holds(case.expectation, None) is (None if right is None else False)


def test_values_are_alike_by_what_they_mean() -> None:
    assert alike("title", "AT&T", "AT&amp;T") and not alike("title", "AT", "AT&amp;T")
    assert alike("link", "http://p.example/", "http://P.example")
    assert alike("author 0", "Ann Lee", "Ann Lee (ann@p.example)")
    assert alike("id", "/1", "http://p.example/1", "http://p.example/feed")
    assert not alike("published", (2026, 3, 11, 8, 0, 1), (2026, 3, 11, 8, 0, 0, 2, 70, 0))


def test_a_case_is_read_whatever_it_is_written_in() -> None:
    for charset in ("utf-8-sig", "utf-16", "utf-32-be"):
        body = written("entries[0]['title'] == 'Ferry late'").decode().encode(charset)
        assert holds(case_of("encoding/x.xml", body).expectation, None) is False
    served = case_of("./wellformed/base/http_x.xml", written("not bozo"))
    assert served.address == "http://127.0.0.1:8097/tests/wellformed/base/http_x.xml"
    assert (served.kind, served.headers) == ("wellformed", {"content-language": "en"})


def test_crashes_and_wrong_answers_are_counted() -> None:
    def crashing(case: object) -> None:
        raise KeyError(case)

    case = case_of("wellformed/x.xml", written("entries[0]['title'] == 'Ferry late'"))
    assert tallied([case], ours).right == {"wellformed": 1}
    fallen = tallied([case], crashing)
    assert (fallen.crashes, fallen.wrong) == (1, ["wellformed/x.xml"])


def test_a_feed_is_enlarged_by_entries_that_differ() -> None:
    small = written("not bozo").split(b"-->")[1]
    large = enlarged(small, 20_000)
    feed = parse(Page(url="https://p.example/f", body=large, fetched_at=NOW))
    assert len(large) >= 20_000
    assert len({item.link for item in feed.items}) == len(feed.items) > 50


def test_the_bench_reports_both_readers(tmp_path: Path) -> None:
    archive = tmp_path / "cases.tar"
    with tarfile.open(archive, "w") as tar:
        for n, expect in enumerate(["entries[0]['title'] == 'Ferry late'", "not bozo"]):
            body = written(expect)
            member = tarfile.TarInfo(f"wellformed/{n}.xml")
            member.size = len(body)
            tar.addfile(member, io.BytesIO(body))
    assert [case.name for case in cases(archive)] == ["wellformed/0.xml", "wellformed/1.xml"]
    found = run(archive)
    ours_, peers = found["ours"], found["peers"]
    assert isinstance(ours_, dict) and isinstance(peers, dict)
    assert (ours_["right"], ours_["cases"], ours_["not_applicable"]) == (1.0, 1, 1)
    assert ours_["feeds_per_s"] > peers["feedparser"]["feeds_per_s"] > 0
    with pytest.raises(BadInput, match="no data"):
        run(tmp_path / "none.tar")
