"""Values come back from JSON as they went."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.archive import codec
from broadsheet.news.article import Article, ArticleKind, Block, BlockKind
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.notes import Figure, Hedge, Name, NameKind, Notes
from broadsheet.news.span import Span
from contracts.copydesk import CopyDesk, full_article, notes_on, print_on

words = st.text(st.characters(), max_size=30)
zones = st.timezones() | st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))
# A time the clocks go over twice or leave out equals none of another zone (PEP 495).
moments = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=zones).filter(
    lambda at: at.utcoffset() == at.replace(fold=1 - at.fold).utcoffset()
)
datelines = st.builds(Dateline, at=moments, precision=st.sampled_from(Precision), raw=words)
blocks = st.builds(Block, text=words, kind=st.sampled_from(BlockKind), entry=st.none() | datelines)
articles = st.builds(
    Article,
    identity=words,
    headline=words,
    standfirst=words,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    seen_at=moments,
    byline=st.lists(words, max_size=3).map(tuple),
    published=st.none() | datelines,
    kind=st.sampled_from(ArticleKind),
)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
figures = st.builds(
    Figure,
    words=spans,
    value=st.decimals(allow_nan=False, allow_infinity=False),
    high=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    hedge=st.sampled_from(Hedge),
    unit=words,
    counted=st.none() | spans,
)


@given(articles)
def test_an_article_round_trips_exactly(article: Article) -> None:
    text = codec.write(article)
    again = codec.read(Article, text)
    assert again == article
    assert again.text == article.text
    assert codec.write(again) == text
    text.encode("utf-8")
    assert "\0" not in text


@given(st.lists(figures, max_size=3).map(tuple))
def test_figures_round_trip_to_the_last_digit(found: tuple[Figure, ...]) -> None:
    again = codec.read(Notes, codec.write(Notes(language="en", figures=found)))
    assert again.figures == found
    assert [str(one.value) for one in again.figures] == [str(one.value) for one in found]


def test_everything_filled_round_trips() -> None:
    article = full_article()
    assert codec.read(Article, codec.write(article)) == article
    copy = CopyDesk(words=60).article()
    for value in (notes_on(copy), print_on(copy)):
        assert codec.read(type(value), codec.write(value)) == value


def test_the_text_is_compact() -> None:
    name = Name(kind=NameKind.PERSON, label="Été", key="ete", mentions=(Span(3, 9),))
    assert codec.write(Notes(language="en", names=(name,))) == (
        '{"language":"en","names":[{"kind":"person","label":"Été","key":"ete","mentions":[[3,9]]}]}'
    )


def test_what_a_later_release_adds_is_passed_over() -> None:
    plain = json.loads(codec.write(full_article())) | {"mood": "grim"}
    assert codec.read(Article, json.dumps(plain)) == full_article()


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "null", "{}", '{"names":7}', '{"language":"en","names":[{"mentions":[[1]]}]}'),
        '{"language":"en","names":[{"kind":"beast"}]}',
        '{"language":"en","figures":[{"words":[1,2],"value":"x"}]}',
    ],
)  # fmt: skip
def test_what_is_no_value_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        codec.read(Notes, text)


def test_a_number_json_does_not_have_is_refused() -> None:
    article = CopyDesk(words=10).article()
    tag = replace(notes_on(article).hashtags[0], score=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        codec.write(Notes(language="en", hashtags=(tag,)))


@dataclass(frozen=True)
class _Odd:
    pair: tuple[int, str]


def test_a_type_nobody_taught_it_is_refused() -> None:
    with pytest.raises(TypeError):
        codec.write(_Odd((1, "a")))


def test_decimals_keep_their_form() -> None:
    figure = Figure(words=Span(0, 1), value=Decimal("1E+6"), high=Decimal("3.20"))
    again = codec.read(Figure, codec.write(figure))
    assert (str(again.value), str(again.high)) == ("1E+6", "3.20")
    assert codec.read(Dateline, codec.write(Dateline(at=datetime(2026, 1, 1, tzinfo=UTC))))
