"""Articles of foreign sets grouped in one pass, in their order, beside ways others group."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from broadsheet.app.assemble import assemble
from broadsheet.app.benches.fresh import fresh_archive
from broadsheet.app.benches.gold import Row, rows_of
from broadsheet.app.benches.partitions import Agreement, agreement
from broadsheet.app.benches.peers import Say, ask
from broadsheet.app.benches.report import report
from broadsheet.app.settings import settings_now
from broadsheet.news.article import Article, Block
from broadsheet.news.dateline import Dateline
from broadsheet.news.errors import BadInput
from broadsheet.news.ids import ArticleId
from broadsheet.news.story import CLOSENESS, Link
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import file_article
from broadsheet.newsroom.grouping import derive_pending

SETS = {
    "basil": "basil.jsonl",
    "stream": "googlenews-news.jsonl.xz",
    "titles": "googlenews-news-t.jsonl.xz",
}
"""The sets by their names in the figures: BASIL (Fan et al., 2019), and Google News in the order of
the stream, title with snippet and title alone (Yin and Wang, 2014)."""
PEERS = ("one-pass TF-IDF", "HDBSCAN", "k-means given the true number")
STREAM_DAY = datetime(2013, 11, 27, tzinfo=UTC)
"""The day both streams were taken on: their rows bear no time, only an order."""
APART = timedelta(seconds=5)
NEAREST = 2
"""Of an event told by three outlets, as many others as there are."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a set and the event it tells."""

    article: Article
    event: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """The story each article came to, and those it is closest to, in the order told."""

    stories: Sequence[str]
    nearest: Sequence[Sequence[ArticleId]]


def run(
    gold: Path, *, limit: int | None, beside: bool, say: Say = lambda _: None
) -> dict[str, object]:
    """Group each set in `gold`, a folder of them or one file; at most `limit` rows of each.

    The articles go the product's own way: filed, noted, fingerprinted, placed among neighbours and
    kept, in a fresh archive. All thresholds are those of `stories/place.py` and
    `stories/calibration.py`, fitted on texts written for it; no row of these sets was learned from.
    Raises BadInput where there is none, or a row is of neither shape.
    """
    started = perf_counter()
    ours: dict[str, float] = {}
    peers: dict[str, dict[str, float]] = {}
    rows = 0
    for name, path in _files(gold).items():
        told = _in_order(rows_of(path, limit=limit), path)
        say(f"{name}: {len(told)} articles")
        rows += len(told)
        ours |= _ours(name, told)
        for peer in PEERS if beside else ():
            peers.setdefault(peer, {}).update(_theirs(name, told, peer, say))
    return report(
        "stories",
        path=gold,
        rows=rows,
        ours=_with_rates(ours),
        peers=peers,
        seconds=perf_counter() - started,
    )


def _files(gold: Path) -> dict[str, Path]:
    if not gold.is_dir():
        names = {file: name for name, file in SETS.items()}
        return {names.get(gold.name, "gold"): gold}
    there = {name: gold / file for name, file in SETS.items() if (gold / file).is_file()}
    if not there:
        raise BadInput(str(gold), "no data: it holds none of the sets, so nothing is measured")
    return there


def _in_order(rows: Sequence[Row], path: Path) -> list[Told]:
    """Return the rows in the order of their days; those without a day in their own."""
    try:
        told = [_told(row, at) for at, row in enumerate(rows)]
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            str(path), f"a row lacks story and text, or event, date and paragraphs: {error}"
        ) from error
    return sorted(told, key=lambda one: one.article.printed_at)


def _told(row: Row, place: int) -> Told:
    if "event" not in row:
        at = STREAM_DAY + place * APART
        return Told(_article(f"stream:{place}", row["text"], (), at, ""), str(row["story"]))
    day = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC)
    body = row["paragraphs"]
    return Told(
        _article(row["url"], row["headline"], body, day, row["outlet"]),
        str(row["event"]),
    )


def _article(
    identity: str, headline: str, body: Sequence[str], at: datetime, outlet: str
) -> Article:
    lines = (" ".join(part.split()) for part in body)
    return Article(
        identity=identity,
        headline=" ".join(headline.split()),
        blocks=tuple(Block(text=line) for line in lines if line),
        seen_at=at,
        published=Dateline(at=at),
        outlet=outlet,
        language="en",
    )


def _ours(name: str, told: Sequence[Told]) -> dict[str, float]:
    grouped = _apart(told)
    met = agreement(grouped.stories, [one.event for one in told])
    found = _figures(name, met)
    found[f"{name}_false_merges_per_1000"] = met.false_merges()
    found[f"{name}_false_splits_per_1000"] = met.false_splits()
    if name not in ("stream", "titles"):
        found[f"{name}_p_at_{NEAREST}"] = _precision(told, grouped)
    return found


def _figures(name: str, met: Agreement) -> dict[str, float]:
    return {
        f"{name}_bcubed_f": met.bcubed_f(),
        f"{name}_ari": met.ari(),
        f"{name}_nmi": met.nmi(),
        f"{name}_groups": len(met.found),
    }


def _with_rates(ours: dict[str, float]) -> dict[str, float]:
    """Return the figures rounded, with the worst of the sets' error rates."""
    worst = {
        rate: max((value for name, value in ours.items() if name.endswith(rate)), default=0.0)
        for rate in ("false_merges_per_1000", "false_splits_per_1000")
    }
    return {name: round(value, 4) for name, value in {**ours, **worst}.items()}


def _apart(told: Sequence[Told]) -> Grouped:
    """Group in a process of its own: one process opens one archive."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        return child.submit(_grouped, told).result()


def _grouped(told: Sequence[Told]) -> Grouped:
    with fresh_archive():
        desk = assemble(settings_now())
        try:
            for one in told:
                file_article(desk, one.article, subject=one.article.identity)
            derive_pending(desk, holder=f"bench-{os.getpid()}")
            ids = [one.article.id for one in told]
            homes = desk.archive.homes(ids)
            return Grouped(
                [homes.get(one, str(one)) for one in ids],
                [_nearest(desk, one) for one in ids],
            )
        finally:
            desk.crew.close()
            desk.archive.close()


def _nearest(desk: Desk, article: ArticleId) -> list[ArticleId]:
    """Return the others an article is linked with, closest relation and best score first."""
    links = sorted(desk.archive.links(article, limit=100), key=_closeness)
    others = dict.fromkeys(
        link.other if link.article == article else link.article for link in links
    )
    return list(others)[:NEAREST]


def _closeness(link: Link) -> tuple[int, float, str, str]:
    return (CLOSENESS.index(link.relation), -link.score, link.article, link.other)


def _precision(told: Sequence[Told], grouped: Grouped) -> float:
    events = {one.article.id: one.event for one in told}
    right = [
        sum(events[near] == one.event for near in nearest) / NEAREST
        for one, nearest in zip(told, grouped.nearest, strict=True)
    ]
    return sum(right) / len(right)


def _theirs(name: str, told: Sequence[Told], peer: str, say: Callable[[str], object]) -> Row:
    clusters = len({one.event for one in told})
    questions = [{"text": one.article.text, "clusters": clusters} for one in told]
    answers = ask("stories", peer, questions, say)
    if not answers:
        return {}
    met = agreement([one["group"] for one in answers], [one.event for one in told])
    return {figure: round(value, 4) for figure, value in _figures(name, met).items()}
