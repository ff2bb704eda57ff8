"""All notes of a file of articles, in worker processes: articles a second, MB, who takes what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from broadsheet.analysis.annotate import annotate_all
from broadsheet.app.benches.report import peak_mb, report
from broadsheet.app.intake import lines_of
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import Start, start_for
from broadsheet.extract.rows import read_row
from broadsheet.news.article import Article
from broadsheet.news.errors import BadInput, BroadsheetError
from broadsheet.news.press import known_press
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.work import Worker

BATCH = 4
TIMED = 100
"""Articles on which the analysts are timed, one by one, in this process."""
_SEEN = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Noting:
    """Starts a worker that notes a batch of articles and returns how many notes it made."""

    start: Start

    def __call__(self) -> Noter:
        """Return the worker, models loaded."""
        return Noter(self.start())


@dataclass(slots=True)
class Noter:
    """Notes articles; every note, and nothing else."""

    worker: Worker

    def __call__(self, articles: Sequence[Article]) -> int:
        """Return how many notes there are in these articles."""
        notes = annotate_all(articles, models=self.worker.models, press=self.worker.press)
        return sum(len(one.names) + len(one.quotes) + len(one.figures) for one in notes)


@dataclass(slots=True)
class Stopwatch:
    """Seconds by analyst."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Count the time until the block ends as that of `name`."""
        started = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - started


def run(articles: Path, *, limit: int) -> dict[str, object]:
    """Note up to `limit` rows of `articles` with all workers, then time each analyst on TIMED.

    `articles_per_s` counts from when the workers are ready; `peak_mb` is the most memory of this
    process and of its largest worker times their number. The stages are milliseconds an article.
    Raises BadInput for no article.
    """
    read = tuple(_articles(articles, limit))
    if not read:
        raise BadInput(str(articles), "there is no article in it")
    settings = settings_now()
    start = start_for(settings)
    workers = settings.workers
    seconds, notes, failed = _together(read, start, workers)
    watch = _alone(read[:TIMED], start)
    timed = min(len(read), TIMED)
    return report(
        "notes",
        path=articles,
        rows=len(read),
        seconds=seconds,
        ours={
            "articles_per_s": round(len(read) / seconds, 2),
            "peak_mb": round(peak_mb(workers), 1),
            "notes": notes,
            "failed": failed,
            "ms_an_article": round(1000 * sum(watch.seconds.values()) / timed, 2),
        },
        stages={name: 1000 * spent / timed for name, spent in watch.seconds.items()},
    )


def _articles(path: Path, limit: int) -> Iterator[Article]:
    if not path.is_file():
        raise BadInput(str(path), "no data: there is no such file, so nothing is measured")
    press = known_press()
    for number, line in islice(lines_of(str(path)), limit):
        if line.strip():
            subject = f"{path}, line {number}"
            yield read_row(json.loads(line), seen_at=_SEEN, press=press, subject=subject)


def _together(read: Sequence[Article], start: Start, workers: int) -> tuple[float, int, int]:
    crew = Crew(workers, Noting(start))
    try:
        # The first batches are there to have the models loaded.
        for _ in crew.map([(one,) for one in read[: 2 * max(1, workers)]]):
            pass
        batches = [tuple(read[at : at + BATCH]) for at in range(0, len(read), BATCH)]
        started = perf_counter()
        found = list(crew.map(batches))
        seconds = perf_counter() - started
    finally:
        crew.close()
    failed = sum(isinstance(one, BroadsheetError) for one in found)
    return seconds, sum(one for one in found if isinstance(one, int)), failed


def _alone(read: Sequence[Article], start: Start) -> Stopwatch:
    worker = start()
    watch = Stopwatch()
    for at in range(0, len(read), BATCH):
        some = read[at : at + BATCH]
        annotate_all(some, models=worker.models, press=worker.press, watch=watch)
    return watch
