"""The column of an article found by its name, by its weight, and by the page's own record."""

from __future__ import annotations

from broadsheet.extract.column import borne_out, column_of
from broadsheet.extract.lines import printed
from broadsheet.extract.trimmings import Line
from broadsheet.news.article import Block
from broadsheet.text.markup import tree_of

SENTENCE = "The ferry left the harbour at noon with forty people and a piano on board. "
COPY = f"<p>{SENTENCE * 3}</p>"
ASIDE = f"<p>{'Nothing of this belongs to the report at all, it is from elsewhere. ' * 4}</p>"


def texts(markup: str) -> list[str]:
    return [line.block.text for line in column_of(printed(tree_of(markup, "page")))]


def test_an_element_named_as_copy_is_the_column() -> None:
    for name in ("class='entry-content'", "class='storyBody'", "itemprop='articleBody'"):
        found = texts(f"<div><div {name}>{COPY * 2}</div><div class='b'>{ASIDE * 2}</div></div>")
        assert found == [(SENTENCE * 3).strip()] * 2


def test_a_name_is_not_believed_of_an_element_that_holds_little() -> None:
    found = texts(f"<div class='entry-content'><p>{SENTENCE}</p></div><div>{COPY * 9}</div>")
    assert (SENTENCE * 3).strip() in found


def test_without_names_the_densest_wins_and_grows_over_its_sections() -> None:
    sections = f"<section>{COPY * 3}</section><section>{COPY * 2}</section>"
    menu = "".join(f"<li><a href='/{n}'>Another story of number {n}</a></li>" for n in range(9))
    found = texts(f"<div id='p'>{sections}</div><div id='q'><ul>{menu}</ul></div>")
    assert found == [(SENTENCE * 3).strip()] * 5


def test_the_lead_between_headline_and_column_is_read_first() -> None:
    lead = "<p class='b'>Forty people and a piano crossed the sound on Monday, late but dry.</p>"
    found = texts(f"<h1>Piano crosses</h1><div>{lead}</div><div class='post-body'>{COPY}</div>")
    assert found[0].startswith("Forty people")
    assert texts(f"<div>{lead}</div><div class='post-body'>{COPY}</div>")[0] == SENTENCE * 2 + (
        SENTENCE.strip()
    )


def test_a_page_of_short_lines_is_read_whole_and_an_empty_one_is_empty() -> None:
    assert texts("<ul><li>One egg</li><li>Salt</li></ul>") == ["One egg", "Salt"]
    assert texts("<div></div>") == []


def test_what_the_record_does_not_know_is_dropped_where_it_knows_most() -> None:
    lines = [Line(Block(text=text), 0.0) for text in (SENTENCE, SENTENCE + "More.", "Buy a hat.")]
    record = [Block(text=f"{SENTENCE} {SENTENCE.upper()} MORE")]
    assert [line.block.text for line in borne_out(lines, record)] == [SENTENCE, SENTENCE + "More."]
    assert borne_out(lines, [Block(text=SENTENCE)]) == lines
    assert borne_out(lines, []) == lines
