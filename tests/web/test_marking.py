"""Marks over hostile text: always well-formed, never a word lost, nothing but our own tags."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.span import Span
from broadsheet.web.marking import Mark, MarkKind, marked

TEXT = "She said 40 boats <b>sank</b> & 'none' came back, says \u202eMarit\u202c Holm."


class Reader(HTMLParser):
    """Takes HTML apart: its words, its tags with ids and targets, and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.links_in_links = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "a" and "a" in self.open:
            self.links_in_links += 1
        self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert {name for name, _ in attrs} <= {"id", "class", "href", "data-note", "aria-label"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def whole(text: str) -> Span:
    return Span(0, len(text))


@st.composite
def marks(draw: st.DrawFn, text: str) -> list[Mark]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return [
        Mark(
            span=Span(min(pair), max(pair)),
            kind=draw(st.sampled_from(MarkKind)),
            note=draw(st.integers(0, 9)),
            opener=draw(st.sampled_from(["note", 'a "quoted" <note>'])),
        )
        for pair in draw(st.lists(ends, max_size=8))
    ]


@given(st.data(), st.text(alphabet="ab <>&'\"\u202e\u00e9\U0001f300", max_size=40))
def test_any_marks_over_any_text_nest_and_lose_no_word(data: st.DataObject, text: str) -> None:
    given_marks = data.draw(marks(text))
    start = data.draw(st.integers(0, len(text)))
    within = Span(start, data.draw(st.integers(start, len(text))))
    read = Reader(str(marked(text, within, given_marks)))
    assert read.open == []
    assert "".join(read.words) == within.of(text)
    assert len(read.ids) == len(set(read.ids))
    assert read.links_in_links == 0
    assert read.tags <= {"a", "span", "mark"}


@given(st.data())
def test_two_halves_have_together_the_ids_of_the_whole(data: st.DataObject) -> None:
    given_marks = data.draw(marks(TEXT))
    cut = data.draw(st.integers(0, len(TEXT)))
    halves = marked(TEXT, Span(0, cut), given_marks) + marked(
        TEXT, Span(cut, len(TEXT)), given_marks
    )
    assert sorted(Reader(str(halves)).ids) == sorted(
        Reader(str(marked(TEXT, whole(TEXT), given_marks))).ids
    )


def test_text_without_marks_is_only_escaped() -> None:
    html = str(marked(TEXT, whole(TEXT), []))
    assert "<" not in html
    assert unescape(html) == TEXT


def test_a_short_mark_is_a_link_to_its_note() -> None:
    where = Span(TEXT.index("40"), TEXT.index("40") + 2)
    html = marked(TEXT, whole(TEXT), [Mark(span=where, kind=MarkKind.FIGURE, note=3)])
    assert f'<a id="w{where.start}-{where.end}" class="m-figure" href="#note-3"' in html


def test_a_quote_is_followed_by_the_link_to_its_note() -> None:
    where = Span(4, 20)
    quote = Mark(span=where, kind=MarkKind.QUOTE, note=2, opener="note 2")
    html = str(marked(TEXT, whole(TEXT), [quote]))
    assert html.count('href="#note-2"') == 1
    assert html.index("</span>") < html.index('<a class="opener"')


def test_crossing_marks_are_split_and_only_the_first_piece_has_the_id() -> None:
    first = Mark(span=Span(0, 10), kind=MarkKind.QUOTE, note=1, opener="one")
    second = Mark(span=Span(5, 15), kind=MarkKind.SOURCE, note=2, opener="two")
    html = str(marked("abcdefghijklmnopqrst", Span(0, 20), [first, second]))
    assert html.count('id="w5-15"') == 1
    assert html.count("m-source") == 2
    assert html.count('class="opener"') == 2


def test_a_passage_shines_through_a_note_on_the_same_words() -> None:
    same = Span(9, 11)
    both = [
        Mark(span=same, kind=MarkKind.PASSAGE),
        Mark(span=same, kind=MarkKind.FIGURE, note=1),
    ]
    html = str(marked(TEXT, whole(TEXT), both))
    assert 'class="m-figure m-passage"' in html
    assert html.count("<a") == 1


def test_ten_thousand_marks_in_one_paragraph_take_no_noticeable_time() -> None:
    text = "ab " * 20_000
    many = [
        Mark(span=Span(at * 6, at * 6 + 2), kind=MarkKind.FIGURE, note=at + 1)
        for at in range(10_000)
    ]
    assert str(marked(text, whole(text), many)).count("<a ") == 10_000
