"""Limits on markup: depth, attributes, and bytes that are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.errors import BadInput, NotText, TooLarge
from broadsheet.text.markup import (
    DEEPEST,
    MOST_ATTRIBUTES,
    MOST_FEED_TAGS,
    MOST_TAGS,
    MOST_VALUES,
    check_crowd,
    flooded,
    tree_of,
)


def attributes(count: int) -> str:
    return "<p " + " ".join(f'a{at}="v>"' for at in range(count)) + ">words</p>"


def test_attributes_up_to_the_limit_are_read_and_one_more_is_refused() -> None:
    assert tree_of(attributes(MOST_ATTRIBUTES), "page").text_content() == "words"
    with pytest.raises(TooLarge, match="page: a tag of this page carries more than 200"):
        tree_of(attributes(MOST_ATTRIBUTES + 1), "page")


def test_a_flood_is_found_behind_scripts_comments_and_quotes() -> None:
    flood = "<p " + "a " * 300 + ">"
    before = '<!-- <p " --><script>if (a<b && c == "</p") {}</script><i title="a > b">'
    assert flooded(before + flood)
    assert not flooded(before)
    assert not flooded("<script>" + "x<y z w " * 500 + "</script>")


def test_depth_up_to_the_limit_is_read_and_beyond_it_refused() -> None:
    deep = DEEPEST - 10
    assert tree_of("<div>" * deep + "<p>words", "page").text_content() == "words"
    with pytest.raises(TooLarge, match="nest more than 512 deep"):
        tree_of("<div>" * (DEEPEST + 10) + "<p>words", "page")


def test_a_long_text_is_not_dropped_in_silence() -> None:
    assert len(tree_of("<p>" + "word " * 2_100_000, "page").text_content()) > 10_000_000


@pytest.mark.parametrize("nothing", ["", "   ", "<!-- -->"])
def test_nothing_is_said_to_be_nothing(nothing: str) -> None:
    with pytest.raises(NotText):
        tree_of(nothing, "page")


@pytest.mark.parametrize(
    "hostile",
    ["<" * 500_000, "<a" * 250_000, '<a b="' * 100_000, "<!--" * 200_000, "<p" + " " * 500_000],
)
def test_the_look_beforehand_is_linear(hostile: str) -> None:
    began = time.process_time()
    flooded(hostile)
    assert time.process_time() - began < 2


@settings(deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z"]), max_size=200))
def test_any_text_gives_a_tree_or_a_plain_error(markup: str) -> None:
    try:
        assert tree_of(markup, "page").tag == "html"
    except BadInput as error:
        assert error.subject == "page"


def test_s43_a_crowd_of_tags_is_refused_before_a_tree_is_made() -> None:
    with pytest.raises(TooLarge, match="more than 200,000 tags"):
        tree_of("<p>" * (MOST_TAGS + 1), "page")
    check_crowd(b"<a/>" * MOST_FEED_TAGS, "feed")
    check_crowd(b"[{" * (MOST_VALUES // 2), "feed")
    for document in (b"<a/>" * (MOST_FEED_TAGS + 1), b"{}," * (MOST_VALUES + 1), b"[" * 600_000):
        with pytest.raises(TooLarge, match="feed: it holds more than 500,000"):
            check_crowd(document, "feed")


@pytest.mark.parametrize(
    ("sign", "read"),
    [
        ("\x02", ""),
        ("&#2;", ""),
        ("&#x1F;", ""),
        ("&#0011", ""),
        ("&#xFFFE;", ""),
        ("\ufffe", ""),
        ("\x0c", " "),
        ("&#10;", "\n"),
        ("&#200;", "È"),
        ("\x00", "\ufffd"),
    ],
)
def test_control_characters_do_not_get_into_a_tree(sign: str, read: str) -> None:
    root = tree_of(f"<p>x<b>y</b>no {sign} more</p>", "page")
    (bold,) = root.iter("b")
    assert bold.tail == f"no {read} more"
    bold.tail = bold.tail + "!"  # lxml would refuse a control character here
