"""Loopback servers, and an internet of each test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from loopback import Answer, Loopback
from pretended import Net

Serve = Callable[..., Loopback]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start loopback servers that end with the test."""
    with ExitStack() as stack:

        def start(answer: Answer, **options: Any) -> Loopback:
            return stack.enter_context(Loopback(answer, **options))

        yield start


@pytest.fixture
def net() -> Iterator[Net]:
    """Return a pretended internet."""
    made = Net()
    yield made
    made.close()
