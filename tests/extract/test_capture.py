"""Captures of a page as text, and plain text that is none."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.extract.capture import read_capture
from broadsheet.news.article import Article
from broadsheet.news.dateline import Precision
from broadsheet.news.errors import BroadsheetError, EmptyInput, NoArticle, TooLarge
from broadsheet.news.press import Press, known_press
from broadsheet.text.clean import fold, tidy

SEEN = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)
_SEED = "shared/seeds/000_c8e33fa47b259e7a.txt"
SEED = next((one / _SEED for one in Path(__file__).parents if (one / _SEED).exists()), Path(_SEED))

CAPTURE = """
Bridge ‘to stay shut' until the spring
Engineers need ten weeks to replace four bearings, the council was told.
The bridge over the sound was closed on Saturday. About 31,000 vehicles cross it on a working day.
'We are not going to guess,' the city engineer said.
A report is due in April.
Hashtags
#Bridge #Lindholt

Try Our AI Features
Explore what Reader9 AI can do for you:
Comments
No comments yet...
Related Articles


Daily Mail
3 hours ago
- Daily Mail
Ferry queues reach the old town
Drivers waited two hours for a place. 'I have read the whole paper,' one said. They were few.


Lindholt Courier
Yesterday
- Lindholt Courier
Comment: a bridge too old
It was built for carts and it shows. Nobody can say that nobody knew.
A second paragraph, as some captures have it.
"""


def read(text: str, press: Press | None = None) -> tuple[Article, ...]:
    return read_capture(text, seen_at=SEEN, press=press or known_press(), subject="page.txt")


def test_the_main_article_is_read_without_its_chrome() -> None:
    main, *clippings = read(CAPTURE)
    assert main.headline == "Bridge ‘to stay shut' until the spring"
    assert main.standfirst.startswith("Engineers need ten weeks")
    assert [block.text[:10] for block in main.blocks] == ["The bridge", "'We are no", "A report i"]
    assert (main.outlet, main.published, main.url, main.language) == ("", None, "", "en")
    assert main.tags == ("Bridge", "Lindholt")
    assert main.related == tuple(one.identity for one in clippings)


def test_each_clipping_is_an_article_of_its_own() -> None:
    _, mail, courier = read(CAPTURE)
    assert (mail.outlet, mail.headline) == ("Daily Mail", "Ferry queues reach the old town")
    assert mail.published is not None
    assert (mail.published.iso(), mail.published.precision, mail.published.raw) == (
        "2026-03-11T15:00:00Z",
        Precision.HOUR,
        "3 hours ago",
    )
    assert len(mail.blocks) == 1 and mail.standfirst == ""
    assert courier.outlet == "Lindholt Courier"
    assert courier.published is not None and courier.published.precision is Precision.DAY
    assert len(courier.blocks) == 2


def test_chrome_is_in_no_text() -> None:
    chrome = (
        "hashtags",
        "ai features",
        "explore what",
        "comments",
        "related articles",
        "hours ago",
    )
    for article in read(CAPTURE):
        assert not [words for words in chrome if words in article.text.casefold()]


@pytest.mark.parametrize(
    "other",
    [
        CAPTURE.lstrip("\n"),
        "\ufeff" + CAPTURE,
        CAPTURE.replace("\n", "\r\n"),
        CAPTURE.rstrip("\n"),
        CAPTURE.replace("\n\n\n", "\n"),
    ],
)
def test_blank_lines_marks_and_line_ends_make_no_difference(other: str) -> None:
    assert [one.version for one in read(other)] == [one.version for one in read(CAPTURE)]


def test_two_sentences_are_no_standfirst() -> None:
    text = CAPTURE.replace("the council was told.", "the council was told. It was not pleased.")
    main = read(text)[0]
    assert main.standfirst == ""
    assert main.blocks[0].text.startswith("Engineers need ten weeks")


def test_a_clipping_printed_twice_is_one_article() -> None:
    again = CAPTURE + CAPTURE[CAPTURE.index("Daily Mail") :]
    assert len(read(again)) == 3


def test_a_capture_of_clippings_alone_is_read() -> None:
    text = CAPTURE[CAPTURE.index("Daily Mail") :]
    assert [one.outlet for one in read(text)] == ["Daily Mail", "Lindholt Courier"]


def test_plain_text_is_one_article() -> None:
    text = (
        "A headline of its own\n\nThe first paragraph\nruns over two lines.\n\nThe second is here."
    )
    (article,) = read(text)
    assert article.headline == "A headline of its own"
    assert [block.text for block in article.blocks] == [
        "The first paragraph runs over two lines.",
        "The second is here.",
    ]
    lines = read("A headline\nThe first paragraph is here.\nThe second paragraph is here.")[0]
    assert len(lines.blocks) == 2


def test_a_word_of_chrome_in_copy_makes_no_capture() -> None:
    (article,) = read("A headline\n\nComments\n\nwere invited by the council on Monday, it said.")
    assert [block.text for block in article.blocks][-1].startswith("were invited")


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        (" \n ", EmptyInput, "nothing in it"),
        ("One line only", NoArticle, "no body"),
        ("x" * 500 + "\n\nbody", NoArticle, "does not begin with a headline"),
        ("----\n\n" + "body " * 20, NoArticle, "does not begin with a headline"),
        ("Hashtags\nComments\nRelated Articles\n", NoArticle, "no headline"),
        ("word " * 500_000, TooLarge, "2 MB"),
    ],
)
def test_what_is_no_article_is_said(text: str, error: type[BroadsheetError], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        read(text)
    assert caught.value.subject == "page.txt"


def test_the_seed_page_gives_its_four_articles() -> None:
    if not SEED.exists():
        pytest.skip("the seed page is not part of the repository and is not beside it here")
    seen = datetime(2025, 7, 6, 8, 0, tzinfo=UTC)
    text = SEED.read_text("utf-8")
    articles = read_capture(text, seen_at=seen, press=known_press(), subject=SEED.name)
    main, *clippings = articles
    assert fold(main.headline).startswith("uk 'to ask kosovo'")
    assert (len(main.blocks), len(main.standfirst)) == (11, 122)
    assert main.related == tuple(one.identity for one in clippings)
    assert [
        (one.outlet, one.published.iso() if one.published else "", len(one.blocks))
        for one in clippings
    ] == [
        ("Daily Mail", "2025-07-06T05:00:00Z", 1),
        ("Telegraph", "2025-07-06T02:00:00Z", 1),
        ("Telegraph", "2025-07-06T00:00:00Z", 1),
    ]
    assert {one.language for one in articles} == {"en"}
    lines = {tidy(line) for line in text.splitlines()}
    assert all(block.text in lines for one in articles for block in one.blocks)
    digests = [hashlib.sha256(one.text.encode()).hexdigest()[:12] for one in articles]
    assert digests == SEED_DIGESTS


SEED_DIGESTS = ["37b9fc5eef10", "896c0977107b", "6b0196cbe7a4", "6fb8f3b72fcc"]


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(min_value=0, max_value=len(CAPTURE)))
def test_any_text_gives_articles_or_a_plain_error(words: str, at: int) -> None:
    for text in (words, CAPTURE[:at] + words + CAPTURE[at:]):
        try:
            articles = read(text)
        except BroadsheetError as error:
            assert error.subject == "page.txt"
            continue
        assert len({article.identity for article in articles}) == len(articles)
        for article in articles:
            assert all(span.of(article.text) == part.text for part, span in article.laid_out())
            assert article.printed_at <= SEEN
