"""Mail and pages saved as mail: bounded, and told by whom and when they were sent."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from broadsheet.extract.mime import MOST_PARTS, is_message, letter_of
from broadsheet.extract.read import read
from broadsheet.news.article import Article
from broadsheet.news.errors import BadInput, EmptyInput, NoArticle, TooLarge
from broadsheet.news.page import Page
from broadsheet.news.press import Press

SEEN = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
COPY = (
    "The quay at Sable will be painted green in April. Nobody was asked, and nobody has said no.",
    "“It was green when I was a boy,” said the harbour master, “and it was green when I left.”",
)


def articles(body: bytes) -> tuple[Article, ...]:
    return read(Page(url="", body=body, fetched_at=SEEN), press=Press(), subject="given")


def letter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": "The Lantern <desk@lantern.example>",
        "To": "reader@reader.example",
        "Subject": "Green again",
        "Date": "Tue, 10 Mar 2026 07:00:00 +0100",
        "Message-ID": "<1@lantern.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in told.items():
        if value:
            message[name] = value
    return message


def html(*paragraphs: str) -> str:
    return "<html><body>" + "".join(f"<p>{one}</p>" for one in paragraphs) + "</body></html>"


def test_a_page_without_a_heading_goes_by_the_subject_of_its_letter() -> None:
    message = letter()
    message.set_content("Read this online.")
    message.add_alternative(
        html(*COPY, "<img src='https://t.example/open.gif?u=1' width=1>"), "html"
    )
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(b"<h1>Not this</h1>", maintype="text", subtype="html", filename="b.html")
    (article,) = articles(message.as_bytes())
    assert (article.headline, article.outlet) == ("Green again", "The Lantern")
    assert [block.text for block in article.blocks] == list(COPY)
    assert article.published is not None
    assert article.published.iso() == "2026-03-10T06:00:00Z"
    assert article.url == "" and article.image == ""


def test_a_letter_is_known_by_its_message_id_alone() -> None:
    def identity(subject: str, number: str) -> str:
        message = letter(Subject=subject, Message_ID=number)
        message.set_content("\n\n".join(COPY))
        return articles(message.as_bytes())[0].identity

    assert identity("Green again", "<1@x>") == identity("Green once more", "<1@x>")
    assert identity("Green again", "<1@x>") != identity("Green again", "<2@x>")
    assert identity("Green again", "") == identity("Green again", "")


@pytest.mark.parametrize("date", ["Fri, 10 Mar 2028 07:00:00 +0000", "", "the day before", "-1"])
def test_no_letter_is_later_than_it_was_seen(date: str) -> None:
    message = letter()
    message.set_content("\n\n".join(COPY))
    (article,) = articles(
        message.as_bytes().replace(b"Tue, 10 Mar 2026 07:00:00 +0100", date.encode())
    )
    assert article.printed_at == SEEN


def test_a_forwarded_letter_is_read_and_one_far_within_others_is_not() -> None:
    inner = letter(Subject="Inner")
    inner.set_content("\n\n".join(COPY))
    for depth, readable in ((1, True), (12, False)):
        message = inner
        for _ in range(depth):
            outer = letter(Subject="Fwd: Green again")
            outer.set_content("See below.")
            outer.add_attachment(message)
            message = outer
        found = letter_of(message.as_bytes(), "given").parts
        assert any(COPY[0].encode() in one.body for one in found) is readable
        if readable:
            (article,) = articles(message.as_bytes())
            assert article.headline == "Fwd: Green again"
            assert [block.text for block in article.blocks] == list(COPY)


def test_a_list_with_a_headline_a_text_and_a_link_on_each_is_several_articles() -> None:
    items = [
        "Ice holds three boats\nThree boats could not leave the quay on Monday. Their crews played "
        "cards in the net loft, and lost.\nhttps://click.example/1?utm_source=mail",
        "Eggs dearer than ever\nA dozen eggs costs a pound more than it did a year ago. Sellers "
        "blame the cost of feed.\nhttps://click.example/2?utm_source=mail",
        "Toll stays until July\nThe toll will not change before the hearing, the council said in "
        "one line. It had been asked the same thing in eleven letters.\nRead more: "
        "https://click.example/3",
    ]
    message = letter()
    message.set_content("\n\n".join(items) + "\n\nUnsubscribe: https://click.example/u\n")
    found = articles(message.as_bytes())
    assert [one.headline for one in found] == [item.split("\n")[0] for item in items]
    assert {one.outlet for one in found} == {"The Lantern"}
    assert not any("click.example" in one.text for one in found)
    message = letter()
    message.set_content("\n\n".join(items[:2]))
    assert len(articles(message.as_bytes())) == 1  # two could be a letter with two links


def test_clippings_in_a_letter_count_their_age_from_when_it_was_sent() -> None:
    text = (
        "From the papers\n\nIsland Wire · 5h\nIce holds three boats at the quay\nThree boats could "
        "not leave the quay on Monday. Their crews played cards in the net loft, and lost.\n\n"
        "Coast Today · 1d\nEggs dearer than at any Easter\nA dozen eggs costs a pound more than it "
        "did a year ago. Sellers blame the cost of feed, and buyers blame the sellers.\n"
    )
    message = letter()
    message.set_content(text)
    first, second = articles(message.as_bytes())
    assert (first.outlet, second.outlet) == ("Island Wire", "Coast Today")
    assert first.published is not None and first.published.iso() == "2026-03-10T01:00:00Z"


@pytest.mark.parametrize(
    ("body", "error", "says"),
    [
        (b"From: a@b.example\nSubject: x\n\n", EmptyInput, "nothing in it"),
        (b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\nabc", EmptyInput, "no text"),
        (b"From: a@b.example\nSubject: x\n\nshort", NoArticle, "no body"),
    ],
)
def test_a_letter_without_copy_is_named(body: bytes, error: type[BadInput], says: str) -> None:
    with pytest.raises(error, match=says):
        articles(body)


def test_hostile_letters_take_no_time() -> None:
    head = b"From: a@b.example\nSubject: x\n"
    nested, deep = head, b""
    for number in range(5000):
        border = b"b%d" % number
        nested += b"Content-Type: multipart/mixed; boundary=" + border + b"\n\n--" + border + b"\n"
        if number < MOST_PARTS - 1:
            deep = nested
    words = b"=?utf-8?Q?=41?= " * 100_000
    address = b'"' * 100_000 + b"<" * 100_000
    cases = [
        nested,
        deep,
        b"Subject: " + words + b"\nFrom: a@b.example\n\n" + COPY[0].encode(),
        b"From: " + address + b"\nSubject: x\n\n" + COPY[0].encode(),
        head + b"Date: " + b"9" * 1_000_000 + b"\n\n" + COPY[0].encode(),
        head + b"X: y\n" * 300_000 + b"\n" + COPY[0].encode(),
        b"From: a@b.example\nSubject:" + b" \n" * 500_000,
        head + b"Content-Type: text/html; charset*0*=" + b"x" * 10_000 + b"\n\n<p>x",
    ]
    for number, body in enumerate(cases):
        began = time.process_time()
        with suppress(BadInput):
            articles(body)
        assert time.process_time() - began < 5, number
    with pytest.raises(TooLarge, match="parts"):
        articles(nested)


@pytest.mark.parametrize(
    "body",
    [
        b"A headline: with a colon\n\nand a text under it",
        b"Date: 1 May\n\nOnly one line of it is like mail.",
        b"<html><p>From: x\nSubject: y",
        b"",
        b"From here on\nSubject to change",
    ],
)
def test_text_is_no_message(body: bytes) -> None:
    assert not is_message(body)
    assert is_message(b"From reader Mon Mar  9\nReturn-Path: <x>\nTo: y\n\nz")
