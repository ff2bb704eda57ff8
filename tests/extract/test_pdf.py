"""PDFs: what has no text, is locked or damaged is said; nothing damaged crashes the reader."""

from __future__ import annotations

import io
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from broadsheet.extract.pdf import MOST_PAGES
from broadsheet.extract.read import read
from broadsheet.news.article import Article
from broadsheet.news.errors import BadInput, NoArticle, NotText, TooLarge
from broadsheet.news.page import Page
from broadsheet.news.press import Press

SEEN = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
PRINTED = (Path(__file__).parent.parent / "captures/print-pdf/input.pdf").read_bytes()


def articles(body: bytes) -> tuple[Article, ...]:
    return read(Page(url="", body=body, fetched_at=SEEN), press=Press(), subject="given")


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_is_said_to_hold_no_text() -> None:
    writer = PdfWriter()
    writer.add_blank_page(400, 600)
    with pytest.raises(NoArticle, match="pictures of pages and no text"):
        articles(written(writer))


@pytest.mark.parametrize("user", ["secret", ""])
def test_a_locked_file_is_said_to_be_so_and_one_locked_for_copying_is_read(user: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PRINTED)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    body = written(writer)
    if user:
        with pytest.raises(NotText, match="locked with a password"):
            articles(body)
    else:
        assert [one.text for one in articles(body)] == [one.text for one in articles(PRINTED)]


def test_a_file_of_too_many_pages_is_refused() -> None:
    writer = PdfWriter()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(10, 10)
    with pytest.raises(TooLarge, match="more than 200 pages"):
        articles(written(writer))


def test_heads_and_feet_that_come_on_every_page_are_dropped() -> None:
    writer = PdfWriter()
    for _ in range(3):
        writer.append(io.BytesIO(PRINTED))
    main = articles(written(writer))[0]
    assert "SOUND HERALD" not in main.text and "Monday 9 March" not in main.text


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-1.7\n" + b"x" * 5000, PRINTED[:3000]])
def test_a_damaged_file_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(NotText, match="damaged"):
        articles(body)


@settings(deadline=5000, max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(1, 40), st.booleans())
def test_damage_gives_articles_or_a_plain_error(dice: random.Random, hits: int, cut: bool) -> None:
    body = bytearray(PRINTED)
    for _ in range(hits):
        body[dice.randrange(len(body))] = dice.randrange(256)
    if cut:
        del body[dice.randrange(9, len(body)) :]
    try:
        assert articles(bytes(body))
    except BadInput as error:
        assert error.subject == "given" and "\n" not in str(error)
