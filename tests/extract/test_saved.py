"""One page saved in every form gives the same articles; what is written into a page goes."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from html import escape
from importlib import resources
from pathlib import Path

import pytest

from broadsheet.extract.read import read
from broadsheet.extract.saved import without_inline
from broadsheet.news.article import Article
from broadsheet.news.dateline import Dateline
from broadsheet.news.page import Page
from broadsheet.news.press import Press, known_press
from saved_forms import PIXEL, mhtml, page_of, single_file

SEEN = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
URL = "https://kiosk.example/a/1"
# Printed by Chromium 149 (--print-to-pdf) from what `page_of` makes of the demo's capture.
PRINTED = Path(__file__).parent.parent / "forms" / "toll-reprieved.pdf"


def articles(body: bytes, press: Press | None = None) -> tuple[Article, ...]:
    page = Page(url="", body=body, fetched_at=SEEN)
    return read(page, press=press or known_press(), subject="given")


def what_is_printed(found: tuple[Article, ...]) -> list[tuple[str, str, Dateline | None]]:
    return [(one.text, one.outlet, one.published) for one in found]


@pytest.fixture(scope="module")
def capture() -> str:
    folder = resources.files("broadsheet.demo_edition") / "captures"
    return folder.joinpath("toll-reprieved.txt").read_text("utf-8")


@pytest.mark.parametrize("form", ["html", "single file", "mhtml", "pdf", "text in a frame"])
@pytest.mark.parametrize("press", [Press(), known_press()], ids=["unknown", "known"])
def test_every_form_of_a_page_gives_the_articles_of_its_text(
    capture: str, form: str, press: Press
) -> None:
    page = page_of(capture)
    saved = {
        "html": page.encode(),
        "single file": single_file(page, URL).encode(),
        "mhtml": mhtml(page, URL),
        "pdf": PRINTED.read_bytes(),
        "text in a frame": f"<html><body><pre>{escape(capture)}</pre></body></html>".encode(),
    }[form]
    text, found = articles(capture.encode(), press), articles(saved, press)
    assert what_is_printed(found) == what_is_printed(text)
    assert [one.identity for one in found[1:]] == [one.identity for one in text[1:]]
    assert found[0].related == text[0].related != ()
    assert found[0].url == (URL if form in {"single file", "mhtml"} else "")


def test_the_moment_a_page_was_saved_is_the_moment_it_was_seen(capture: str) -> None:
    page = single_file(page_of(capture), URL).replace("Tue Mar 10 2026 09", "Tue Mar 10 2026 07")
    _, first, *_ = articles(page.encode())
    assert first.published is not None
    assert first.published.iso() == "2026-03-10T04:00:00Z"  # 06:00 there, less two hours
    later = page.replace("Mar 10 2026", "Mar 10 2027")
    _, first, *_ = articles(later.encode())
    assert first.published is not None and first.published.iso() == "2026-03-10T06:00:00Z"


def test_s48_a_picture_of_50_mb_and_file_links_are_dropped() -> None:
    body = "<p>The picture of the quay was taken on Friday, the harbour master said.</p>" * 3
    picture = "A" * 67_000_000
    page = (
        f"<html><head><title>A picture of the quay</title></head><body><article>"
        f"<h1>A picture of the quay</h1><img src='data:image/png;base64,{picture}'>{body}"
        "<p>See <a href='file:///etc/passwd'>the list</a> for the prices of prints.</p>"
        "</article></body></html>"
    ).encode()
    began = time.process_time()
    (article,) = articles(page)
    assert time.process_time() - began < 10
    assert "file:" not in article.text and "AAAA" not in article.text
    assert article.image == "" and article.blocks[-1].text.startswith("See the list")


def test_inline_resources_go_whatever_their_form() -> None:
    for inline in (
        f"data:image/gif;base64,{PIXEL}",
        f"DATA:Image/PNG;charset=utf-8;base64,{PIXEL}",
        "data:image/svg+xml,%3Csvg xmlns=%22x%22%3E".replace(" ", "%20"),
    ):
        page = f"<img src='{inline}'><p>data: that is copy, and data:nothing/ too</p>".encode()
        kept = without_inline(page)
        assert kept == b"<img src=''><p>data: that is copy, and data:nothing/ too</p>"
    assert without_inline(b"<p>no such thing</p>") == b"<p>no such thing</p>"


def test_dropping_inline_resources_takes_time_that_grows_with_length_alone() -> None:
    def seconds(body: bytes) -> float:
        began = time.process_time()
        without_inline(body)
        return time.process_time() - began

    for piece in (b"data:", b"data:a/b;", b"data:a/b;base64,", b"data:a/b;c=d", b"data:image/x"):
        seconds(piece * 1000)
        assert seconds(piece * 400_000) < 3.0, piece


def test_a_list_of_the_outlets_own_reports_is_no_clipping() -> None:
    copy = "<p>The harbour board met on Monday and agreed on nothing, which took four hours.</p>"
    teaser = "<div><b>Aldery Courier</b> · 3 hours ago</div><h4>The board meets again</h4><p>On {} "
    teaser += "it will meet once more in the same room, the board said in a note to members.</p>"
    page = (
        '<html><head><meta property="og:site_name" content="Aldery Courier"><title>Board agrees on '
        "nothing</title></head><body><article><h1>Board agrees on nothing</h1>"
        f"{copy * 12}</article><aside class=related><h3>Related</h3>"
        f"{teaser.format('Friday')}{teaser.format('Monday')}</aside></body></html>"
    )
    (article,) = articles(page.encode())
    assert article.outlet == "Aldery Courier" and "once more" not in article.text
