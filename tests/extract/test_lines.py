"""A page set as lines: what is furniture is left out, what only looks like it stays."""

from __future__ import annotations

import pytest

from broadsheet.extract.lines import printed
from broadsheet.news.article import BlockKind
from broadsheet.text.markup import tree_of

COPY = "<p>" + "Words of the report, many of them. " * 20 + "</p>"


def texts(markup: str, *, believing: bool = True) -> list[str]:
    page = printed(tree_of(markup, "page"), believing=believing)
    return [line.block.text for line in page.lines]


@pytest.mark.parametrize("wrapper", ["form", "div class='with-sidebar'", "div class='promo'"])
def test_what_holds_the_copy_stays_and_what_is_in_it_goes(wrapper: str) -> None:
    tag = wrapper.split()[0]
    found = texts(f"<{wrapper}>{COPY}<div class='share'>Share</div>after</{tag}>")
    assert found[0].startswith("Words of the report")
    assert found[1:] == ["after"]


def test_comments_go_however_long_they_are_unless_they_are_all() -> None:
    comments = f"<div class='comments'>{COPY * 3}</div>"
    assert len(texts(f"<div>{COPY}</div>{comments}")) == 1
    assert len(texts(comments)) == 3


def test_a_teaser_is_the_lead_unless_it_leads_elsewhere() -> None:
    lead = "<div class='article-teaser'><p>The pier is shut until Friday.</p></div>"
    other = "<div class='teaser'><h3><a href='/b'>Pier opens</a></h3><p>It is open.</p></div>"
    found = texts(lead + other + COPY)
    assert "The pier is shut until Friday." in found
    assert "It is open." not in found


def test_not_believing_only_tags_make_furniture() -> None:
    markup = f"<div class='share'>Share</div><nav>Menu</nav>{COPY}"
    assert "Share" not in texts(markup)
    assert "Share" in texts(markup, believing=False)
    assert "Menu" not in texts(markup, believing=False)


def test_lines_know_their_kind_and_how_much_of_them_is_links() -> None:
    page = printed(
        tree_of(
            f"{COPY}<h2>Fares</h2><ul><li>See <a href='/x'>the fares</a></li></ul>"
            "<blockquote>No.</blockquote><figure><img><figcaption>The pier.</figcaption></figure>"
            "<p>One<br>two</p><p><a name='x'>Not a link.</a></p>",
            "page",
        )
    )
    kinds = [(line.block.text, line.block.kind, round(line.linked, 1)) for line in page.lines[1:]]
    assert kinds == [
        ("Fares", BlockKind.SUBHEAD, 0.0),
        ("See the fares", BlockKind.ITEM, 0.7),
        ("No.", BlockKind.BLOCKQUOTE, 0.0),
        ("The pier.", BlockKind.CAPTION, 0.0),
        ("One", BlockKind.PARAGRAPH, 0.0),
        ("two", BlockKind.PARAGRAPH, 0.0),
        ("Not a link.", BlockKind.PARAGRAPH, 0.0),
    ]
    assert page.tags[1:3] == ("h2", "li")


def test_a_link_left_out_does_not_make_links_of_what_follows() -> None:
    page = printed(tree_of(f"<p>A <a class='share' href='/s'>Share</a> word.</p>{COPY}", "page"))
    assert [line.linked for line in page.lines] == [0.0, 0.0]


def test_the_captions_of_a_gallery_are_its_copy() -> None:
    shot = "<figure><img><figcaption>The pier at noon, with gulls.</figcaption></figure>"
    page = printed(tree_of(shot * 5 + "<p>Ten shots.</p>", "page"))
    assert {line.block.kind for line in page.lines} == {BlockKind.PARAGRAPH}


def test_a_page_wrapped_in_noscript_is_read() -> None:
    assert len(texts(f"<noscript>{COPY}</noscript>")) == 1


def test_a_table_gives_a_line_a_row_and_a_layout_table_its_columns() -> None:
    rows = "<table><tr><td>Gulls</td><td>12</td></tr><tr><td>Terns</td><td>3</td></tr></table>"
    assert texts(rows) == ["Gulls 12", "Terns 3"]
    assert texts("<table><tr><td><p>Left.</p></td><td><p>Right.</p></td></tr></table>") == [
        "Left.", "Right.",
    ]  # fmt: skip
