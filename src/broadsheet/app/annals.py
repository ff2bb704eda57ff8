"""The pages of a web archive filed one by one, so that an import that broke off goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadsheet.news.errors import BadInput, BroadsheetError
from broadsheet.news.ids import feed_id
from broadsheet.news.outcome import Outcome
from broadsheet.news.page import Page
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import Incoming, file_pages
from broadsheet.wire.warc import entries_in

RECORDS = feed_id("warc:")
"""Under this id the archive remembers which records it has filed: with their articles, at once."""


@dataclass(slots=True)
class _Tally:
    """What the records of one archive came to."""

    pages: int = 0
    known: int = 0
    unread: int = 0
    bad: int = 0

    def words(self) -> str:
        """Return the tally in one line."""
        parts = [f"{self.pages:,} pages"]
        parts += [f"{self.known:,} of them filed before"] if self.known else []
        parts += [f"{self.unread:,} without an article"] if self.unread else []
        return ", ".join(parts)


def file_archive(desk: Desk, name: str, *, tick: Callable[[], object]) -> Iterator[Outcome]:
    """File the articles of every page in a web archive, then say what the records came to.

    A record that was filed before is not read again. Pages without an article are counted;
    records that cannot be read are counted and named in one bad Outcome at the end.
    """
    tally = _Tally()
    try:
        for outcome in file_pages(desk, _fresh(desk, name, tally, tick), feed=RECORDS):
            if isinstance(outcome.error, BadInput):
                tally.unread += 1
            else:
                yield outcome
    except BadInput as error:
        yield Outcome(subject=name, error=error)
        return
    yield Outcome(subject=name, notice=f"{name}: {tally.words()}")
    if tally.bad:
        records = "1 record" if tally.bad == 1 else f"{tally.bad:,} records"
        sentence = f"{records} of this archive could not be read and {_were(tally.bad)} skipped"
        yield Outcome(subject=name, error=BadInput(name, sentence))


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _fresh(desk: Desk, name: str, tally: _Tally, tick: Callable[[], object]) -> Iterator[Incoming]:
    """Yield the pages not filed before, each under its address and the key of its record."""
    for entry in entries_in(name):
        tick()
        if isinstance(entry.page, BroadsheetError):
            tally.bad += 1
        elif isinstance(entry.page, Page):
            tally.pages += 1
            record = f"{entry.page.url} {entry.key}"
            if desk.archive.recall(RECORDS, (record,)):
                tally.known += 1
            else:
                yield record, entry.page
