"""The whole way from rows to stories, in a fresh archive, measured a stage at a time."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from time import perf_counter

from broadsheet.app.assemble import assemble
from broadsheet.app.benches.fresh import fresh_archive
from broadsheet.app.benches.report import peak_mb, report
from broadsheet.app.intake import take_in
from broadsheet.app.settings import settings_now
from broadsheet.news.errors import BadInput
from broadsheet.newsroom.grouping import derive_pending


def run(articles: Path, *, limit: int, workers: int = 0) -> dict[str, object]:
    """Measure up to `limit` rows of `articles`; raises BadInput when there are none.

    `peak_mb` is the most memory of this process and of its largest worker times their number.
    """
    if not articles.is_file():
        raise BadInput(str(articles), "there is no such file")
    with fresh_archive():
        settings = settings_now()
        crew = workers or settings.workers
        desk = assemble(settings, workers=crew)
        started = perf_counter()
        outcomes = list(islice(take_in(desk, [str(articles)], seen_at=None), limit))
        filed = perf_counter() - started
        watch = derive_pending(desk, holder=f"bench-{os.getpid()}")
        seconds = perf_counter() - started
        counts = desk.archive.counts()
        desk.crew.close()
        desk.archive.close()
    if not counts["articles"]:
        raise BadInput(str(articles), "there is no article in it")
    return report(
        "pipeline",
        path=articles,
        rows=len(outcomes),
        seconds=seconds,
        ours={
            "articles_per_s": round(counts["articles"] / seconds, 2),
            "peak_mb": round(peak_mb(crew), 1),
            "stories": counts["stories"],
            "articles": counts["articles"],
            "failed": sum(1 for one in outcomes if one.error) + watch.skipped,
        },
        stages={
            "file": filed,
            "wait_for_notes": watch.wait,
            "group": watch.group,
            "store": watch.store,
        },
    )
