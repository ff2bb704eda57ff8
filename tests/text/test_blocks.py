"""Markup and plain text laid out as blocks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.article import BlockKind
from broadsheet.text.blocks import blocks_of_markup, blocks_of_text, plain_line, plain_text
from broadsheet.text.clean import tidy


def laid_out(markup: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks_of_markup(markup)]


def test_each_part_keeps_its_kind_and_inline_tags_part_no_words() -> None:
    markup = (
        "<h2>Sub</h2><p>One wo<b>r</b>d<br>and a line</p><ul><li>First<li>Second</ul>"
        "<blockquote><p>Said</p></blockquote><figure><img><figcaption>Seen</figcaption></figure>"
        "tail<script>alert(1)</script> on<style>p{}</style>"
    )
    assert laid_out(markup) == [
        ("subhead", "Sub"),
        ("paragraph", "One word"),
        ("paragraph", "and a line"),
        ("item", "First"),
        ("item", "Second"),
        ("blockquote", "Said"),
        ("caption", "Seen"),
        ("paragraph", "tail on"),
    ]


def test_entities_are_words_and_never_markup_again() -> None:
    assert plain_text("&lt;script&gt;alert(1)&lt;/script&gt; AT&amp;T") == (
        "<script>alert(1)</script> AT&T"
    )


def test_plain_text_is_parted_by_blank_lines_only() -> None:
    assert [block.text for block in blocks_of_text("a\r\nb\n \n\nc\n")] == ["a b", "c"]
    assert plain_line("<p>a</p><p>b</p>") == "a b"


def test_wild_markup_gives_nothing() -> None:
    assert blocks_of_markup("<div>" * 3000 + "deep") == ()


@settings(deadline=None)
@given(st.text())
def test_every_block_of_any_text_is_one_tidy_line(text: str) -> None:
    for block in (*blocks_of_text(text), *blocks_of_markup(text)):
        assert block.text and block.text == tidy(block.text)
        assert block.kind in BlockKind


@settings(deadline=None)
@given(st.text(st.sampled_from("ab <>/pdivbr&;\n")))
def test_plain_text_is_the_text_of_the_blocks(markup: str) -> None:
    assert plain_text(markup).split() == " ".join(
        block.text for block in blocks_of_markup(markup)
    ).split()  # fmt: skip


def test_plain_text_parts_what_the_blocks_part() -> None:
    markup = "one<div>two<p>three</p>four</div>five<br>six<ul><li>seven</ul><b>eight</b> nine"
    assert plain_text(markup).split("\n\n") == [block.text for block in blocks_of_markup(markup)]
