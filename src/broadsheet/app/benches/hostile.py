"""Hostile documents given to the real crew: seconds, memory, and who comes through."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from broadsheet.app.benches import hostile_documents
from broadsheet.app.benches.hostile_bombs import BOMBS, SMALL, FetchStart, served
from broadsheet.app.benches.hostile_documents import QUICK, Document, found, own, wrapped
from broadsheet.app.benches.report import report
from broadsheet.app.benches.weighed import Scales, Start, Trial, worst
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import start_for
from broadsheet.news.article import Article
from broadsheet.news.errors import BroadsheetError
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page
from broadsheet.newsroom.crew import Crew, Work
from broadsheet.newsroom.work import NoteArticles, ReadFeed, ReadItem, ReadPage, Task, limits_of

ADDRESS = "http://hostile.example/x"
SEEN = datetime(2026, 3, 4, 12, tzinfo=UTC)
_NEIGHBOUR = (
    b"<html lang=en><head><title>Ferry on time</title></head><body><article><h1>Ferry on time</h1>"
    b"<p>The morning ferry was on time on Tuesday, to the surprise of the harbour master, who had "
    b"come down to see it.</p><p>He said that it would be late again on Wednesday.</p></article>"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One document given to one reader: how long, how much, what came of it, who lived."""

    name: str
    seconds: float
    mb: float
    resident_mb: float
    outcome: str
    survived: bool
    killed: bool

    def __str__(self) -> str:
        lived = "" if self.survived else "; THE NEXT ONE WAS LOST"
        return f"{self.seconds:6.2f} s {self.mb:5.0f} MB  {self.outcome}{lived}"


def run(folder: Path, *, quick: bool, say: Callable[[str], None]) -> dict[str, object]:
    """Measure every document of our own, and those of `folder` where it is there.

    With `quick` only our own that are known to do harm. `survived` is the share of cases after
    which the next document came through; `killed` counts those that cost their worker;
    `worst_mb` is the most a worker took beyond what it held when ready, which is what the crew
    limits; `resident_mb` all that one ever held, the models too.
    """
    started = perf_counter()
    documents = [one for one in own() if not quick or one.name in QUICK]
    cases = list(_read(documents, say))
    if not quick:
        if folder.is_dir():
            cases += _read(found(folder), say)
        else:
            say(f"no data at {folder}: only our own documents are read")
    cases += _fetched(say)
    return {
        **report(
            "hostile",
            path=Path(hostile_documents.__file__),
            rows=len(cases),
            seconds=perf_counter() - started,
            ours={
                "cases": len(cases),
                "survived": round(sum(one.survived for one in cases) / len(cases), 4),
                "killed": sum(one.killed for one in cases),
                "worst_seconds": round(worst([one.seconds for one in cases]), 2),
                "worst_mb": round(worst([one.mb for one in cases]), 1),
                "resident_mb": round(worst([one.resident_mb for one in cases]), 1),
            },
        ),
        "outcomes": {one.name: str(one) for one in cases},
    }


@contextmanager
def _scales(start: Callable[[], Work], neighbour: Any) -> Iterator[Scales]:
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as marks:
        crew = Crew(1, Start(start, Path(marks)), limits=limits_of)
        with crew:
            crew.run(neighbour)  # Hired and warm: no case pays for the worker's own start.
            yield Scales(crew, Path(marks), neighbour)


def _read(documents: Iterable[Document], say: Callable[[str], None]) -> Iterator[Case]:
    neighbour = ReadPage(_page(_NEIGHBOUR, "text/html"), "neighbour")
    with _scales(start_for(settings_now()), neighbour) as scales:
        for document in documents:
            for case in _cases(scales, document):
                say(f"{case.name:36}{case}")
                yield case


def _cases(scales: Scales, document: Document) -> Iterator[Case]:
    """Yield a case for each reader the document may come to, and one for the noter."""
    body = document.make()
    page = _page(body, document.content_type)
    tasks: dict[str, Task] = {"page": ReadPage(page, document.name)}
    if document.content_type in hostile_documents.OF_THE_WEB:
        tasks["feed"] = ReadFeed(page)
    if document.is_words and len(body) < hostile_documents.MOST_BYTES // 2:
        tasks["item"] = ReadFeed(_page(wrapped(body), "application/feed+json"))
    read: list[Article] = []
    for reader, task in tasks.items():
        trial = scales.weigh(task)
        yield _case(f"{document.name} {reader}", trial)
        read += _articles(trial.result)
        if isinstance(trial.result, Feed) and trial.result.items:
            trial = scales.weigh(ReadItem(trial.result.items[0], trial.result, page, page))
            yield _case(f"{document.name} {reader}'s article", trial)
            read += _articles(trial.result)
    if read:
        longest = max(read, key=lambda article: len(article.text))
        yield _case(f"{document.name} notes", scales.weigh(NoteArticles((longest,))))


def _page(body: bytes, kind: str) -> Page:
    return Page(url=ADDRESS, landed=ADDRESS, body=body, fetched_at=SEEN, content_type=kind)


def _articles(result: Any) -> list[Article]:
    found = result if isinstance(result, tuple) else (result,)
    return [one for one in found if isinstance(one, Article)]


def _fetched(say: Callable[[str], None]) -> Iterator[Case]:
    with served() as port, _scales(FetchStart(port), SMALL) as scales:
        for path in BOMBS:
            trial = scales.weigh(path)
            case = _case(f"{path[1:]} fetched", trial)
            say(f"{case.name:36}{case}")
            yield case


def _case(name: str, trial: Trial) -> Case:
    return Case(
        name=name,
        seconds=trial.seconds,
        mb=trial.mb,
        resident_mb=trial.resident_mb,
        outcome=_outcome(trial.result),
        survived=not isinstance(trial.neighbour, BroadsheetError) and bool(trial.neighbour),
        killed=trial.killed,
    )


def _outcome(result: Any) -> str:
    if isinstance(result, BroadsheetError):
        return f"{type(result).__name__}: {result.sentence}"
    articles = _articles(result)
    if articles:
        return f"an article of {sum(len(one.text) for one in articles):,} characters"
    if isinstance(result, Feed):
        return f"a feed of {len(result.items):,} items"
    if isinstance(result, Page):
        return f"a page of {len(result.body):,} bytes"
    return "notes" if result else "nothing to read"
