"""Simple pieces of HTML read without a tree, and wild ones freed of what swallows their words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.blocks import blocks_of_markup, plain_text
from broadsheet.text.fragments import freed, simple_lines

WORDS = st.text(st.sampled_from("ab é\n\t.,'\""), max_size=6)
ALONE = st.sampled_from(
    ["<br/>", "<br>", "<img src=i alt='no'>", "&amp;", "&#233;", "<hr class=k>"]
)
AROUND = st.sampled_from(
    ["<{0}>{1}</{0}>", "<{0} href='x>'>{1}</{0}>", '<{0} title="/">{1}</{0} >']
)


def within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    styled = st.builds(str.format, AROUND, st.sampled_from(["b", "em", "a", "span"]), inner)
    parted = st.builds(str.format, AROUND, st.sampled_from(["div", "blockquote"]), inner)
    return st.lists(st.one_of(styled, parted, inner), max_size=4).map("".join)


@settings(deadline=None)
@given(st.recursive(st.one_of(WORDS, ALONE), within, max_leaves=12))
def test_simple_markup_reads_as_its_tree_does(markup: str) -> None:
    lines = simple_lines("<i></i>" + markup)
    if lines is not None:
        assert lines == [block.text for block in blocks_of_markup("<i></i>" + markup)]


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", "<P>x", "<table><td>x", "a < b", "<p onx='<'>", "<b", "<!--"]
)
def test_what_takes_a_parser_is_left_to_one(markup: str) -> None:
    assert simple_lines(markup) is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('One <iframe src="/x"/> two', "One two"),
        ("One <video/> two <script/> three", "One two three"),
        ("One <object data=x> two", "One two"),
        ("One <!-- never closed > two", "One two"),
        ("One <!-- closed --> two", "One two"),
        ("One <!nothing two", "One <!nothing two"),
        ("It is <math><mi>a</mi><mo>+</mo><mi>b</mi></math>", "It is a+b"),
        ("One <script>alert(1)</script> two", "One two"),
    ],
)
def test_nothing_swallows_the_words_after_it(markup: str, text: str) -> None:
    assert plain_text(markup).split() == text.split()


@settings(deadline=None)
@given(st.text(st.sampled_from("ab <>/!-mathvideo\"'")))
def test_any_markup_is_freed_and_read(markup: str) -> None:
    assert len(freed(markup)) <= len(markup) + 3 * markup.count("<!")
    assert plain_text(markup) == plain_text(freed(markup))
