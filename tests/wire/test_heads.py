"""Response headers: freshness, waiting and validators, whatever a server writes there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.page import Validators
from broadsheet.wire.heads import (
    DAY_S,
    YEAR_S,
    Headers,
    conditions,
    max_age,
    notices_of,
    retry_after,
)

NOW = datetime(2026, 3, 11, 18, 0, tzinfo=UTC)


def headers(**lines: str) -> Headers:
    return Headers(
        (name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in lines.items()
    )


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        ({}, None),
        ({"cache_control": "max-age=600"}, 600),
        ({"cache_control": "public, MAX-AGE=600, s-maxage=5"}, 600),
        ({"cache_control": 'max-age="60"'}, 60),
        ({"cache_control": "s-maxage=5"}, None),
        ({"cache_control": "no-store"}, 0),
        ({"cache_control": "max-age=600, no-cache"}, 0),
        ({"cache_control": "max-age=soon"}, None),
        ({"cache_control": "max-age=99999999999"}, YEAR_S),
        ({"cache_control": "max-age=600", "age": "100"}, 500),
        ({"cache_control": "max-age=600", "age": "700"}, 0),
        ({"cache_control": "max-age=600", "age": "old"}, 600),
        ({"expires": "Wed, 11 Mar 2026 18:10:00 GMT"}, 600),
        ({"expires": "Wed, 11 Mar 2026 17:00:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        ({"expires": "-1"}, 0),
        (
            {
                "expires": "Wed, 11 Mar 2026 12:10:00 GMT",
                "date": "Wed, 11 Mar 2026 12:00:00 GMT",
            },
            600,
        ),
        ({"expires": "Wed, 11 Mar 2026 18:10:00 GMT", "cache_control": "max-age=5"}, 5),
        ({"expires": "Wed, 11 Mar 2026 18:10:00 GMT", "date": "noon"}, 600),
    ],
)
def test_freshness(lines, seconds):
    assert max_age(headers(**lines), NOW) == seconds


@given(st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=60))
def test_no_header_value_is_too_strange(value):
    strange = headers(cache_control=value, expires=value, date=value, age=value, retry_after=value)
    assert 0 <= (max_age(strange, NOW) or 0) <= YEAR_S
    assert 0 <= (retry_after(strange, NOW) or 0) <= DAY_S
    for name, sent in conditions(Validators(etag=strange.first("expires"))):
        assert (name, sent.decode("latin-1")) == (b"if-none-match", value)


@given(st.integers(-200_000, 200_000))
def test_r14_a_date_to_stay_away_until(seconds):
    line = headers(retry_after=format_datetime(NOW + timedelta(seconds=seconds), usegmt=True))
    assert retry_after(line, NOW) == (min(seconds, DAY_S) if seconds >= 0 else None)


@pytest.mark.parametrize("value", ["a\r\nb", "a\nb", "\x7f", "snow\u2603", "", "x" * 1025])
def test_s07_what_no_header_can_hold_is_left_out(value):
    assert conditions(Validators(etag=value, last_modified=value)) == []
    assert conditions(None) == []


def test_what_headers_say_of_use_is_kept_by_name() -> None:
    said = headers(X_Robots_Tag="noai", TDM_Reservation="1", Server="mine")
    assert notices_of(said) == ("tdm-reservation: 1", "x-robots-tag: noai")
    assert notices_of(headers()) == ()
