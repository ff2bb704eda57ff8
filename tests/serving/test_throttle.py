"""So many tries, each key its own, all given back in time."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from broadsheet.serving.throttle import Throttle

pytestmark = pytest.mark.django_db


@pytest.fixture
def throttle() -> Throttle:
    cache.clear()
    return Throttle(name="test", tries=3, seconds=60)


def test_tries_are_counted_by_key(throttle: Throttle) -> None:
    for _ in range(3):
        assert not throttle.spent("reader", "192.0.2.1")
        throttle.count("reader", "192.0.2.1")
    assert throttle.spent("reader", "192.0.2.1")
    assert not throttle.spent("reader", "192.0.2.2")
    assert not throttle.spent("reader192.0.2.1", "")


def test_they_come_back(throttle: Throttle) -> None:
    short = Throttle(name="test", tries=1, seconds=0)
    short.count("reader")
    assert not short.spent("reader")
    for _ in range(3):
        throttle.count("reader")
    throttle.forget("reader")
    assert not throttle.spent("reader")


def test_no_name_can_upset_the_cache(throttle: Throttle) -> None:
    for name in ("", "x" * 10_000, "a b\n\0", "é\u202e"):
        throttle.count(name)
        assert not throttle.spent(name)
