"""Ids and moments as numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.archive.fields import IdField, MomentField
from broadsheet.archive.numbers import bits, id_of, is_id, microseconds, moment_of
from broadsheet.news.ids import article_id

names = st.text(max_size=20).map(article_id)


@given(names, names)
def test_ids_keep_their_order_as_numbers(one: str, other: str) -> None:
    assert id_of("a", bits(one)) == one
    assert -(2**63) <= bits(one) < 2**63
    assert (one < other) == (bits(one) < bits(other))


@pytest.mark.parametrize(
    "text", ["", "a", "a" + "g" * 16, "a" + "0" * 15, "a" + "0" * 17, "A" + "0" * 16]
)
def test_what_is_no_id_is_told(text: str) -> None:
    assert not is_id("a", text)
    assert is_id("a", "a" + "0" * 16) and not is_id("v", "a" + "0" * 16)
    with pytest.raises(ValueError, match="no id"):
        IdField(letter="a").get_prep_value(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_keep_every_microsecond(moment: datetime) -> None:
    assert moment_of(microseconds(moment)) == moment


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        MomentField().get_prep_value(datetime(2026, 1, 1))
    there = datetime(2026, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    assert microseconds(there) == microseconds(datetime(2026, 1, 1, tzinfo=UTC))
