"""The texts that grouping is calibrated on: reports written for it, and the demo edition."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.app.benches.written import Report
from broadsheet.extract.generic import extract
from broadsheet.news.article import Article, Block
from broadsheet.news.page import Page
from broadsheet.news.press import Press, known_press, outlets_of

EDITION = Path(__file__).parents[1] / "src" / "broadsheet" / "demo_edition"


def shortened(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """Yield the reports cut to headline and first sentence, then to the headline."""
    yield [
        replace(one, article=replace(one.article, blocks=(Block(text=_first(one.article)),)))
        for one in reports
    ]
    yield [replace(one, article=replace(one.article, blocks=())) for one in reports]


def _first(article: Article) -> str:
    body = article.blocks[0].text
    end = re.search(r"[.!?][\"'”’]?(?=\s+[A-Z\"“'‘])", body)
    return body[: end.end()] if end else body


def edition_press() -> Press:
    """Return the known outlets with those of the demo edition."""
    table = (EDITION / "edition.toml").read_text("utf-8")
    return known_press().extended(outlets_of(table, "edition.toml"))


def read_edition() -> list[Report]:
    """Return the demo edition's articles with the events and storylines its gold file names.

    An event's beat is its first topic.
    """
    gold = json.loads((EDITION / "gold.json").read_text("utf-8"))
    events = {url: event["id"] for event in gold["events"] for url in event["articles"]}
    threads = {event: line["id"] for line in gold["storylines"] for event in line["events"]}
    beats = {
        event: topic["name"] for topic in reversed(gold["topics"]) for event in topic["events"]
    }
    press = edition_press()
    found = []
    for url, event in events.items():
        page = Page(
            url=url,
            body=(EDITION / "sites" / url.removeprefix("http://")).read_bytes(),
            fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
            content_type="text/html; charset=utf-8",
        )
        found.append(
            Report(
                article=extract(page, press=press),
                event=f"edition/{event}",
                thread=f"edition/{threads.get(event, event)}",
                beat=f"edition/{beats.get(event, event)}",
            )
        )
    return found
