"""An article laid out for its page, with the notes of each kind led to from their words."""

from __future__ import annotations

from dataclasses import replace

import make
from broadsheet.news.article import Block, BlockKind
from broadsheet.news.span import Span
from broadsheet.web.body import front_matter, printed
from broadsheet.web.marking import Mark, MarkKind
from broadsheet.web.noting import anchors, noted, passages, plain


def test_parts_stand_in_order_and_items_are_gathered_into_lists() -> None:
    article = replace(
        make.article(),
        blocks=(
            Block(text="One <i>."),
            Block(text="first", kind=BlockKind.ITEM),
            Block(text="second", kind=BlockKind.ITEM),
            Block(text="After", kind=BlockKind.SUBHEAD),
        ),
    )
    headline, standfirst, body = front_matter(printed(article, ()))
    assert headline == make.HEADLINE
    assert standfirst == make.STANDFIRST
    assert [(part.kind, len(part.lines)) for part in body] == [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.ITEM, 2),
        (BlockKind.SUBHEAD, 1),
    ]
    assert body[0].lines[0] == "One &lt;i&gt;."


def test_an_article_without_standfirst_or_body_has_empty_ones() -> None:
    _, standfirst, body = front_matter(printed(make.article(standfirst="", paragraphs=()), ()))
    assert standfirst == ""
    assert body == ()


def test_a_mark_over_two_paragraphs_is_marked_in_both() -> None:
    article = make.article()
    start = article.text.index("in a report")
    end = article.text.index("at the last glass")
    _, _, body = front_matter(
        printed(article, (Mark(span=Span(start, end), kind=MarkKind.PASSAGE),))
    )
    assert body[0].lines[0].count("<mark") == 1
    assert body[1].lines[0].count("<mark") == 1
    assert "<mark" not in body[2].lines[0]
    assert sum(line.count(f'id="w{start}-{end}"') for part in body for line in part.lines) == 1


def test_every_note_has_a_line_and_every_line_is_led_to() -> None:
    article = make.article()
    notes = make.notes(article)
    lines, marks = noted(notes, article.text)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    count = len(notes.quotes) + len(notes.names) + len(notes.figures) + len(notes.sources)
    assert len(lines) == count
    html = "".join(str(line) for part in printed(article, marks) for line in part.lines)
    assert all(f'href="#note-{line.number}"' in html for line in lines)
    assert all(line.words == line.span.of(article.text) for line in lines)


def test_notes_below_the_headline_leave_it_bare() -> None:
    article = make.article()
    lines, marks = noted(make.notes(article), article.text, below=len(make.HEADLINE))
    assert all(mark.span.start >= len(make.HEADLINE) for mark in marks)
    assert all(line.span.start >= len(make.HEADLINE) for line in lines)


def test_a_note_says_who_speaks_and_what_is_counted() -> None:
    article = make.article()
    lines, _ = noted(make.notes(article), article.text)
    says = {line.words: line.says for line in lines}
    assert says["simply not there"] == (
        "A senior source at the council",
        "partly quoted",
        "unnamed source",
    )
    assert "told to Radio Fenmark" in says["Nobody asked the people who grow the food,"]
    assert says["About 31,000"] == ("about 31,000", "counts: people in Aldery and six villages")


def test_anchors_and_passages_are_there_without_notes() -> None:
    article = make.article()
    notes = make.notes(article)
    html = "".join(
        str(line)
        for part in printed(article, (*anchors(notes), *passages((Span(0, 6),))))
        for line in part.lines
    )
    quote = notes.quotes[0].words
    assert f'<span id="w{quote.start}-{quote.end}"' in html
    assert '<mark id="w0-6"' in html
    assert "<a" not in html


def test_numbers_have_their_thousands_apart() -> None:
    figures = make.notes(make.article()).figures
    assert [plain(figure.value) for figure in figures][:2] == ["4,100,000", "40"]
    assert plain(figures[0].value / 3 * 0 + figures[1].value / 16) == "2.5"
