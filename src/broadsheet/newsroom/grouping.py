"""Derived work follows the outbox: notes, fingerprint, links and story for every version filed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

from broadsheet.news.article import Article
from broadsheet.news.errors import BroadsheetError, WorkFailed
from broadsheet.news.filed import Derived
from broadsheet.news.ids import ArticleId, StoryId, VersionId, story_id
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.quarantine import isolate_text
from broadsheet.newsroom.work import NoteArticles, Noted
from broadsheet.stories.bounds import FREE, Bounds, bounds_of, kept_apart
from broadsheet.stories.place import Placement, place

WINDOW = timedelta(days=14)
"""How far from a newcomer's printing its neighbours may lie, but for copies."""
NEIGHBOURS = 60
BATCH = 4
LOAD = 256
LEASE = "grouping"
LEASE_SECONDS = 6
"""Short, so that work cut off by a crash is taken up again soon; renewed before each batch is
written, and a desk that lost its lease meanwhile writes nothing."""


@dataclass(slots=True)
class Stopwatch:
    """Seconds spent per stage by the desk's own process; `skipped` counts versions given up."""

    wait: float = 0.0
    group: float = 0.0
    store: float = 0.0
    done: int = 0
    skipped: int = 0


def derive_pending(
    desk: Desk, *, holder: str, tick: Callable[[int], None] = lambda _: None
) -> Stopwatch:
    """Empty the outbox in the order of filing; one holder at a time, by lease.

    `tick` is told after each batch how many articles were done. Returns at once, with nothing
    done, when somebody else holds the lease. A text that kills its worker is noted alone once
    more, and if it does so again it goes to quarantine and stays in the archive without notes.
    Raises what keeps the crew from working at all.
    """
    watch = Stopwatch()
    try:
        while _leased(desk, holder):
            versions = desk.archive.pending(LOAD)
            if not versions:
                break
            for count in _derive(desk, versions, watch, holder):
                tick(count)
    finally:
        # Zero seconds let go of the lease: the next command need not wait for it to run out.
        desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=0)
    return watch


def _leased(desk: Desk, holder: str) -> bool:
    return desk.archive.lease(LEASE, holder, now=desk.clock(), seconds=LEASE_SECONDS)


def _derive(
    desk: Desk, versions: Sequence[VersionId], watch: Stopwatch, holder: str
) -> Iterator[int]:
    articles = [desk.archive.version(version) for version in versions]
    batches = [tuple(articles[at : at + BATCH]) for at in range(0, len(articles), BATCH)]
    results = desk.crew.map(NoteArticles(batch) for batch in batches)
    for batch in batches:
        started = perf_counter()
        result = next(results)
        watch.wait += perf_counter() - started
        if not _leased(desk, holder):
            return
        if isinstance(result, BroadsheetError):
            _one_by_one(desk, batch, watch)
        else:
            for article, noted in zip(batch, result, strict=True):
                group_one(desk, article, noted, watch)
        yield len(batch)


def _one_by_one(desk: Desk, batch: Sequence[Article], watch: Stopwatch) -> None:
    for article in batch:
        result = desk.crew.run(NoteArticles((article,)))
        if isinstance(result, WorkFailed):
            # Into quarantine first: struck off and forgotten, nobody would note it again.
            isolate_text(desk, article.version, result)
            desk.archive.strike(article.version)
            watch.skipped += 1
        elif isinstance(result, BroadsheetError):
            raise result  # The crew is to blame, not the text: the outbox keeps it.
        else:
            group_one(desk, article, result[0], watch)


def _bounds(desk: Desk, article: ArticleId) -> Bounds:
    rulings = desk.archive.rulings([article])
    if not rulings:
        return FREE
    named = {one for ruling in rulings for one in (*ruling.moved, *ruling.others)}
    return bounds_of(article, rulings, desk.archive.homes(sorted(named)))


def _permitted(desk: Desk, placed: Placement) -> tuple[StoryId, ...]:
    """Return the stories that may end in the one placed in: none that an editor parted from it."""
    if not placed.merges or placed.story is None:
        return placed.merges
    kept = desk.archive.story(placed.story).members
    rulings = desk.archive.rulings(kept)
    if not rulings:
        return placed.merges
    return tuple(
        one
        for one in placed.merges
        if not kept_apart(kept, desk.archive.story(one).members, rulings)
    )


def group_one(desk: Desk, article: Article, noted: Noted, watch: Stopwatch) -> None:
    """Place one noted article among its neighbours and keep all that follows from it."""
    started = perf_counter()
    print_ = noted.fingerprint
    neighbours = desk.archive.neighbours(
        print_,
        since=print_.printed_at - WINDOW,
        until=print_.printed_at + WINDOW,
        limit=NEIGHBOURS,
    )
    placed = place(print_, neighbours, _bounds(desk, article.id))
    grouped = perf_counter()
    desk.archive.derive(
        Derived(
            article=article.id,
            version=article.version,
            notes=noted.notes,
            fingerprint=print_,
            story=placed.story or story_id(article.id),
            links=placed.links,
            merges=_permitted(desk, placed),
        )
    )
    watch.group += grouped - started
    watch.store += perf_counter() - grouped
    watch.done += 1
