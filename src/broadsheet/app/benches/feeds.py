"""Feeds read by us and by feedparser: how many of its own cases come out right, and how fast."""

from __future__ import annotations

import re
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from types import FrameType

from broadsheet.app import demo
from broadsheet.app.benches.feedcases import Case, cases
from broadsheet.app.benches.feedclaims import Reading, holds
from broadsheet.app.benches.feedreadings import feedparsers, ours
from broadsheet.app.benches.report import report
from broadsheet.feeds.parse import parse
from broadsheet.news.errors import BadInput
from broadsheet.news.page import Page

_HANGS_AFTER = 10.0
_FEED_BYTES = 86_000
_ROUNDS = 5
_ITEM = re.compile(rb"<(item|entry)\b.*</\1>", re.DOTALL)
_OWN = re.compile(rb"(</(?:guid|id|link)>|\"/>)")
_CLOCK = re.compile(rb"(\d\d:)\d\d(:\d\d)")

Reader = Callable[[Case], Reading | None]


@dataclass(slots=True)
class Tally:
    """How one reader fared: right answers by kind, the names of the cases it got wrong."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    crashes: int = 0
    hangs: int = 0
    seconds: float = 0.0


def run(path: Path) -> dict[str, object]:
    """Measure both readers over the cases of `path`; raises BadInput when there are none.

    `right` is the share of cases whose expectation speaks of what a news reader keeps and holds;
    `right_KIND` the same for a folder of cases. `feeds_per_s` is by processor time, over the
    demo edition's XML feeds enlarged to 86 kB each.
    """
    if not path.is_file():
        raise BadInput(str(path), "no data: there is no such file of cases, so nothing is measured")
    started = perf_counter()
    every = list(cases(path))
    told = [case for case in every if holds(case.expectation, None) is not None]
    kinds = Counter(case.kind for case in told)
    readers: tuple[tuple[str, Reader], ...] = (("ours", ours), ("feedparser", feedparsers))
    found = {name: tallied(every, reader) for name, reader in readers}
    speeds = _speeds(_large_feeds())
    figures = {name: _figures(tally, kinds, speeds[name]) for name, tally in found.items()}
    return report(
        "feeds",
        path=path,
        rows=len(every),
        ours={
            **figures["ours"],
            "times_feedparser": round(speeds["ours"] / speeds["feedparser"], 1),
            "cases": len(told),
            "not_applicable": len(every) - len(told),
        },
        peers={"feedparser": figures["feedparser"]},
        seconds=perf_counter() - started,
    )


def tallied(every: Sequence[Case], reader: Reader) -> Tally:
    """Return how a reader fares over cases; those that speak of nothing kept must not crash."""
    tally = Tally()
    started = process_time()
    for case in every:
        reading: Reading | None = None
        try:
            with _deadline(_HANGS_AFTER):
                reading = reader(case)
        except TimeoutError:
            tally.hangs += 1
        except Exception:  # a peer may raise anything; whatever it is, it counts as a crash
            tally.crashes += 1
        if holds(case.expectation, reading):
            tally.right[case.kind] += 1
        elif holds(case.expectation, None) is not None:
            tally.wrong.append(case.name)
    tally.seconds = process_time() - started
    return tally


def _figures(tally: Tally, kinds: Counter[str], speed: float) -> dict[str, float]:
    shares = {f"right_{kind}": tally.right[kind] / of for kind, of in sorted(kinds.items())}
    right = sum(tally.right.values())
    return {
        "right": round(right / kinds.total(), 4),
        **{name: round(share, 4) for name, share in shares.items()},
        "right_cases": right,
        "crashes": tally.crashes,
        "hangs": tally.hangs,
        "feeds_per_s": round(speed, 1),
    }


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    def over(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _large_feeds() -> list[bytes]:
    paths = sorted(Path(str(demo.folder() / "sites")).glob("*.example/*"))
    bodies = [path.read_bytes() for path in paths if path.is_file()]
    return [enlarged(body) for body in bodies if re.search(rb"<(?:rss|feed)\b", body)]


def enlarged(body: bytes, size: int = _FEED_BYTES) -> bytes:
    """Return an XML feed with its entries printed again and again, each time as new ones.

    GUIDs, links and dates differ, so that nothing read once answers for the next.
    """
    items = _ITEM.search(body)
    if items is None:
        return body
    copies, length = [items[0]], len(body)
    while length < size:
        again = _OWN.sub(b"?again=%d\\1" % len(copies), items[0])
        copies.append(_CLOCK.sub(b"\\g<1>%02d\\2" % (len(copies) % 60), again))
        length += len(copies[-1])
    return body[: items.start()] + b"\n".join(copies) + body[items.end() :]


def _speeds(bodies: Sequence[bytes]) -> dict[str, float]:
    import feedparser

    now = datetime.now(UTC)
    pages = [Page(url="https://paper.example/feed", body=body, fetched_at=now) for body in bodies]
    best = {"ours": float("inf"), "feedparser": float("inf")}
    for _ in range(_ROUNDS):  # in turn, so that what else the machine does disturbs both
        started = process_time()
        for page in pages:
            parse(page)
        between = process_time()
        for body in bodies:
            feedparser.parse(body)
        best["ours"] = min(best["ours"], between - started)
        best["feedparser"] = min(best["feedparser"], process_time() - between)
    return {name: len(pages) / seconds for name, seconds in best.items()}
