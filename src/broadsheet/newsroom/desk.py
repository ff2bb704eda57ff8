"""The desk: archive, wire, crew, press table and clocks as one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from broadsheet.archive.protocol import Archive
from broadsheet.news.page import Page, Validators
from broadsheet.news.press import Press
from broadsheet.newsroom.crew import Crew
from broadsheet.text.models import Reranker


class Wire(Protocol):
    """The network, guarded."""

    def fetch(
        self, url: str, *, validators: Validators | None = None, obey_robots: bool = True
    ) -> Page:
        """Return the page at `url`, status 304 with an empty body when it has not changed.

        Raises BlockedAddress, Unreachable, BadStatus (status >= 400) or TooLarge.
        """

    def post(self, url: str, form: Mapping[str, str]) -> None:
        """Send a form to `url`; raises as `fetch` does where it is not taken."""

    def close(self) -> None:
        """Let go of connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything the flow needs and nothing it makes itself.

    `clock` gives the moment by the wall; `edition` the moment the paper is read at (the same
    unless an older edition is shown). `reranker` is called for lazily, on the first question.
    `chance` gives a number from 0 up to 1, by which visits are spread; `public_url` is where hubs
    reach our pages, empty when they cannot.
    """

    archive: Archive
    wire: Wire
    press: Press
    crew: Crew
    clock: Callable[[], datetime]
    edition: Callable[[], datetime]
    reranker: Callable[[], Reranker | None] = field(default=lambda: None)
    chance: Callable[[], float] = field(default=lambda: 0.0)
    public_url: str = ""
