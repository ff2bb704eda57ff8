"""`import` and `follow`: good input is filed, bad input is one line and exit code 2."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from broadsheet.app import demo
from cli_command import Command
from loopback import Loopback
from make_warc import packed, pages

_SEED = "shared/seeds/000_c8e33fa47b259e7a.txt"
SEED = next((one / _SEED for one in Path(__file__).parents if (one / _SEED).exists()), Path(_SEED))
BODY = (
    "The library at Trevance will open on Sundays from May, the council said on Monday. "
    "“We were asked for this for ten years,” said Piers Quill, the mayor of Trevance."
)
PAGE = (
    "<html lang=en><head><title>Library to open on Sundays</title></head><body><article>"
    f"<h1>Library to open on Sundays</h1><p>{BODY}</p><p>It will cost £14,000 a year, and the "
    "friends of the library will find volunteers for the desk, the council said.</p>"
    "</article></body></html>"
)


def row(number: int) -> str:
    return json.dumps(
        {
            "url": f"http://hallowgazette.example/{number}.html",
            "headline": f"Library to open on Sundays, part {number}",
            "text": f"{BODY}\n\nPart {number} of the plan is the reading room.",
            "authors": ["Morwenna Tulley"],
            "published": "2026-03-01",
        }
    )


def test_a_capture_and_its_clippings_are_filed_once(broadsheet: Command) -> None:
    capture = demo.edition().captures[0]
    path = str(demo.folder() / "captures" / Path(capture.name).name)
    first = broadsheet("import", path, "--seen-at", capture.seen_at.isoformat(), "--json")
    again = broadsheet("import", path, "--seen-at", capture.seen_at.isoformat(), "--json")
    gold = json.loads((demo.folder() / "gold.json").read_text("utf-8"))["captures"][0]["articles"]
    assert [one["headline"] for one in first.json["articles"]] == [g["headline"] for g in gold]
    assert [one["outlet"] or None for one in first.json["articles"]] == [g["outlet"] for g in gold]
    assert {one["verdict"] for one in first.json["articles"]} == {"new"}
    assert {one["verdict"] for one in again.json["articles"]} == {"seen"}
    for one in first.json["articles"]:
        for chrome in ("Hashtags", "AI Features", "No comments yet", "Related Articles"):
            assert chrome not in one["text"]


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not beside this checkout")
def test_the_seed_page_gives_four_articles(broadsheet: Command) -> None:
    words = ("import", str(SEED), "--seen-at", "2025-07-06T08:00:00Z", "--json")
    articles = broadsheet(*words).json["articles"]
    assert len(articles) == 4
    assert articles[0]["headline"].startswith("UK ‘to ask Kosovo'")
    assert articles[0]["standfirst"]
    assert [(one["outlet"], one["published"]) for one in articles[1:]] == [
        ("Daily Mail", "2025-07-06T05:00:00Z"),
        ("Telegraph", "2025-07-06T02:00:00Z"),
        ("Telegraph", "2025-07-06T00:00:00Z"),
    ]
    assert {one["verdict"] for one in broadsheet(*words).json["articles"]} == {"seen"}


def test_bad_inputs_are_one_line_each_and_the_others_go_on(
    broadsheet: Command, tmp_path: Path
) -> None:
    bad = {
        "empty.txt": b"",
        "binary.html": bytes(range(256)) * 40,
        "large.txt": b"word " * 21_000_000,
        "error.html": b"<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>",
    }
    for name, body in bad.items():
        (tmp_path / name).write_bytes(body)
    good = tmp_path / "good.html"
    good.write_text(PAGE, "utf-8")
    names = [*(str(tmp_path / name) for name in bad), str(tmp_path / "absent.html")]
    unreadable = ["http://127.0.0.1:9/", "http://no-such-host.invalid/"]
    done = broadsheet("import", *names, *unreadable, str(good), "--json")
    assert done.code == 2
    assert len(done.errors) == len(names) + len(unreadable), done.errors
    assert all(line.startswith("broadsheet: ") for line in done.errors)
    assert [one["headline"] for one in done.json["articles"]] == ["Library to open on Sundays"]
    assert len(done.json["errors"]) == len(names) + len(unreadable)
    counts = broadsheet("doctor", "--json").json["findings"]
    assert any("1 articles" in one["words"] for one in counts if one["part"] == "archive")


def test_an_unknown_outlet_and_no_date_are_said_and_nothing_is_made_up(
    broadsheet: Command, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    (one,) = broadsheet("import", str(page), "--json").json["articles"]
    assert one["outlet"] == ""
    assert one["published"] is None
    shown = broadsheet("show", one["id"])
    assert "outlet not named, no date" in shown.out


def test_rows_are_filed_and_a_bad_row_is_named_by_its_line(
    broadsheet: Command, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.jsonl.xz"
    lines = [row(1), "{not json", row(2), "[]", json.dumps({"url": "http://a.example/"})]
    rows.write_bytes(lzma.compress("\n".join(lines).encode()))
    done = broadsheet("import", str(rows), "--json")
    assert done.code == 2
    assert len(done.json["articles"]) == 2
    assert [error.split(":")[1].split(",")[1] for error in done.errors] == [
        " line 2",
        " line 4",
        " line 5",
    ]
    assert done.json["articles"][0]["published"] == "2026-03-01T00:00:00Z"


def test_a_truncated_list_of_rows_keeps_what_came_before(
    broadsheet: Command, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.jsonl.xz"
    packed = lzma.compress("\n".join(row(number) for number in range(400)).encode())
    rows.write_bytes(packed[: len(packed) // 2])
    done = broadsheet("import", str(rows), "--json")
    assert done.code == 2
    assert "cannot be read" in done.errors[-1]


def test_files_are_told_by_their_bytes_and_bad_ones_are_one_line_each(
    broadsheet: Command, tmp_path: Path
) -> None:
    captures = Path(__file__).parent.parent / "captures"
    archive = packed(pages(range(5)))
    good = {
        "archive.txt": archive,
        "letter": (captures / "letter/input.eml").read_bytes(),
        "page.doc": (captures / "page-mhtml/input.mht").read_bytes(),
        "paper.html": (captures / "print-pdf/input.pdf").read_bytes(),
        "list.xml": b"<opml version='2.0'><body><outline text='P' xmlUrl='http://p.example/f'/>"
        b"</body></opml>",
    }
    bad = {
        "cut.warc.gz": archive[:-60],
        "locked.pdf": b"%PDF-1.7 and nothing more",
        "empty.eml": b"From: a@b.example\nSubject: x\n\n",
        "blank.txt": b" \n",
        "feed.txt": b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>",
        "noise.warc": bytes(range(256)) * 9,
    }
    folder = tmp_path / "inputs"
    folder.mkdir()
    for name, body in (good | bad).items():
        (folder / name).write_bytes(body)
    done = broadsheet("import", str(folder), "--seen-at", "2026-03-12T08:00:00Z", "--json")
    assert done.code == 2
    assert len(done.errors) == len(bad), done.errors
    assert sorted(one["subject"] for one in done.json["errors"]) == sorted(
        str(folder / name) for name in bad
    )
    headlines = {one["headline"] for one in done.json["articles"]}
    assert len(headlines) == 5 + 1 + 2 + 3
    assert {"Mast 4 taken down at Sable", "The island that sold its name"} <= headlines
    assert "5 pages" in done.json["notices"][0]
    again = broadsheet("import", str(folder / "archive.txt"))
    assert again.code == 0 and "5 pages, 5 of them filed before" in again.out


def test_standard_input_is_read(broadsheet: Command) -> None:
    done = broadsheet("import", "-", "--json", stdin=PAGE.encode())
    assert [one["headline"] for one in done.json["articles"]] == ["Library to open on Sundays"]


def test_a_page_and_a_feed_by_address(broadsheet: Command) -> None:
    def answer(request: bytes) -> bytes:
        path = request.split()[1].decode()
        kind, body = "text/html", PAGE.encode()
        if path == "/robots.txt":
            body = b""
        if path == "/feed.xml":
            kind = "application/rss+xml"
            link = f"{server.address}/library.html"
            body = (
                "<rss version='2.0'><channel><title>Trevance Post</title><item><title>Library"
                f"</title><link>{link}</link><guid>{link}</guid></item></channel></rss>"
            ).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    with Loopback(answer) as server:
        allowed = {"BROADSHEET_ALLOW": server.place}
        refused = broadsheet("import", f"{server.address}/library.html")
        assert refused.code == 2
        assert server.requests == []
        page = broadsheet("import", f"{server.address}/library.html", "--json", **allowed)
        assert page.code == 0, page.errors
        feed = broadsheet("follow", f"{server.address}/feed.xml", "--json", **allowed)
        assert feed.code == 0, feed.errors
    assert feed.json["feeds"][0]["title"] == "Trevance Post"
    (one,) = page.json["articles"]
    assert one["url"] == f"{server.address}/library.html"


def test_a_list_of_feeds_is_followed(broadsheet: Command) -> None:
    listed = demo.folder() / "sites" / "islandwire.example" / "opml.xml"
    path = broadsheet.archive.with_name("feeds.opml")
    path.write_bytes(listed.read_bytes())
    done = broadsheet("follow", str(path), "--json")
    assert done.code == 0, done.errors
    assert len(done.json["feeds"]) == len(demo.edition().feeds)
    assert broadsheet("follow", str(path), "--json").json["feeds"] == []


def test_a_moment_that_is_none_is_refused(broadsheet: Command) -> None:
    done = broadsheet("import", "x.txt", "--seen-at", "yesterday")
    assert done.code == 2
    assert done.errors == ["broadsheet: yesterday: this is no moment such as 2025-07-06T08:00:00Z"]
