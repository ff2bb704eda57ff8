"""The texts that grouping is calibrated on: reports written for it, and the demo edition."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet.extract.generic import extract
from broadsheet.news.article import Article, Block
from broadsheet.news.dateline import Dateline
from broadsheet.news.page import Page
from broadsheet.news.press import Press, known_press, outlets_of

REPORTS = Path(__file__).parent / "grouping"
EDITION = Path(__file__).parents[1] / "src" / "broadsheet" / "demo_edition"
FIRST_DAY = datetime(2031, 3, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report and the event, thread of events and beat it belongs to."""

    article: Article
    event: str
    thread: str
    beat: str

    def relation_to(self, other: Report) -> str:
        """Return the closest relation by hand: event, storyline, topic or none."""
        for relation, ours, theirs in (
            ("event", self.event, other.event),
            ("storyline", self.thread, other.thread),
            ("topic", self.beat, other.beat),
        ):
            if ours == theirs:
                return relation
        return "none"


def read_reports(folder: Path = REPORTS) -> list[Report]:
    """Return the reports of all files, in the order written."""
    found: list[Report] = []
    beats = 0
    for path in sorted(folder.glob("reports_*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("== beat "):
                beat, beats = line[8:], beats + 1
            elif match := re.match(r"= event (\S+) thread (\S+) day (\d+)", line):
                event, thread, day = match[1], match[2], int(match[3])
            elif line.startswith("@ "):
                outlet, hour, headline = (part.strip() for part in line[2:].split("|"))
                # Beats begin on different days, so that unlike things are printed together.
                at = FIRST_DAY + timedelta(days=(beats * 3) % 14 + day, hours=int(hour))
            elif line.strip():
                found.append(
                    Report(
                        article=Article(
                            identity=f"{beat}/{event}/{outlet}",
                            headline=headline,
                            blocks=(Block(text=line.strip()),),
                            seen_at=at,
                            published=Dateline(at=at),
                            outlet=outlet,
                            language="en",
                        ),
                        event=f"{beat}/{event}",
                        thread=f"{beat}/{thread}",
                        beat=beat,
                    )
                )
    return found


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
