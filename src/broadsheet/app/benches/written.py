"""The reports written for Broadsheet in `bench/grouping`: events told by several outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet.news.article import Article, Block
from broadsheet.news.dateline import Dateline

REPORTS = Path("bench/grouping")
"""Where they lie in a checkout, which is where benches are run."""
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
    """Return the reports of all files of `folder`, in the order written."""
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
