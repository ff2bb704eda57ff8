"""A document that undid what was reading it, kept apart with its bytes and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from broadsheet.news.feed import Feed, FeedItem
from broadsheet.news.ids import FeedId, digest
from broadsheet.news.page import Page


class Reading(StrEnum):
    """What was being done with a document."""

    PAGE = "page"
    FEED = "feed"
    ITEM = "item"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A document, why it is in quarantine, and how often reading it has failed.

    `subject` is its address, its file's name, or, of a text, the version's id. `page` holds what
    was to be read, its body cut after 15 MB; `size` is how many bytes there were. An item of a
    feed has `item`, what its feed said of itself in `feed` (without items), and `followed` where
    that feed is followed. A text has none of these: the archive holds it. `attempts` counts
    readings begun, the one under way too.
    """

    id: str
    reading: Reading
    subject: str
    reason: str
    attempts: int
    first_at: datetime
    last_at: datetime
    size: int = 0
    page: Page | None = None
    item: FeedItem | None = None
    feed: Feed | None = None
    followed: FeedId | None = None

    @property
    def body(self) -> bytes:
        """The bytes kept; none of a text."""
        return self.page.body if self.page is not None else b""

    @property
    def whole(self) -> bool:
        """Whether all of its bytes were kept."""
        return len(self.body) == self.size


def quarantine_id(reading: Reading, name: str) -> str:
    """Return `q` and sixteen hexadecimal digits: the id of what is called `name`."""
    return "q" + digest("quarantine", reading.value, name)
