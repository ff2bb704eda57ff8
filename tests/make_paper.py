"""A desk over memory with a scripted wire: one outlet, its feed and pages changed as you like."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.analysis.analyst import Models
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.page import Page, Validators
from broadsheet.news.press import known_press
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.work import Worker
from standins import ScriptedWire

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOST = "http://saltby-echo.example"
FEED = f"{HOST}/feed.xml"
BODY = (
    "The harbour board voted on Monday to close the old quay at Saltby before the winter, after "
    "divers found that 40 of its 112 piles had rotted through below the waterline.",
    "“Nobody will be asked to tie up to a quay that may not be there in the morning,” said Ines "
    "Calder, chair of the harbour board. She said that the work would cost £2.4m.",
    "The board will meet again in April, when the engineers have read their figures once more and "
    "the fishing families have been heard. Boats may use the north pier until then.",
)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def story(number: int, *, body: tuple[str, ...] = BODY) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<html lang=en><head><title>Old quay to close ({number})</title>"
        f"<meta property='og:title' content='Old quay to close ({number})'>"
        "<meta property='og:site_name' content='Saltby Echo'>"
        "<meta property='article:published_time' content='2026-03-03T09:00:00Z'></head>"
        f"<body><article><h1>Old quay to close ({number})</h1>{lines}</article></body></html>"
    ).encode()


def feed(*numbers: int) -> bytes:
    items = "".join(
        f"<item><title>Old quay to close ({n})</title><link>{HOST}/{n}.html</link>"
        f"<guid>{HOST}/{n}.html</guid><description>Piles have rotted.</description></item>"
        for n in numbers
    )
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Saltby Echo</title>"
        f"<link>{HOST}/</link>{items}</channel></rss>"
    ).encode()


def page(body: bytes, kind: str = "text/html", etag: str | None = None) -> Page:
    return Page(
        url="", body=body, fetched_at=NOW, content_type=kind, validators=Validators(etag=etag)
    )


class Paper:
    """A desk over memory with a scripted wire whose pages a test may change."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | BroadsheetError] = {}
        self.clock = Clock()
        self.wire = ScriptedWire(self.pages)
        worker = Worker(press=known_press(), models=Models())
        self.desk = Desk(
            archive=MemoryArchive(),
            wire=self.wire,
            press=known_press(),
            crew=Crew(0, lambda: worker),
            clock=self.clock,
            edition=self.clock,
        )

    def put_feed(self, *numbers: int, etag: str | None = None) -> None:
        self.pages[FEED] = page(feed(*numbers), "application/rss+xml", etag)
        for number in numbers:
            self.pages.setdefault(f"{HOST}/{number}.html", page(story(number)))

    def titles(self) -> list[str]:
        found = self.desk.archive.latest(limit=50)
        return sorted(one.article.headline for one in self.desk.archive.articles(found))
