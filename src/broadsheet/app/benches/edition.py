"""The demo edition read, noted, grouped and asked, beside what a careful reader says of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from broadsheet.app import demo
from broadsheet.app.assemble import assemble
from broadsheet.app.benches.fresh import fresh_archive
from broadsheet.app.benches.partitions import agreement
from broadsheet.app.benches.report import report
from broadsheet.app.benches.scores import covered, f1, overlap, tokens, wrong_pairs
from broadsheet.app.settings import settings_now
from broadsheet.news.article import Article
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId, article_id
from broadsheet.news.notes import Figure, Quote
from broadsheet.newsroom.asking import ask
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.grouping import derive_pending
from broadsheet.stories.origins import ledger

SAME = 0.6
"""Two wordings sharing this part of the longer one's words are the same quote."""

Gold = Mapping[str, Any]
SAME_ON_PAGE: Mapping[str, Callable[[Article, Gold], bool]] = {
    "headline": lambda a, g: tokens(a.headline) == tokens(g["headline"]),
    "standfirst": lambda a, g: tokens(a.standfirst) == tokens(g["standfirst"] or ""),
    "outlet": lambda a, g: bool(a.outlet == g["outlet"]),
    "byline": lambda a, g: list(map(tokens, a.byline)) == list(map(tokens, g["byline"])),
    "published": lambda a, g: (
        a.published is not None and a.published.at == datetime.fromisoformat(g["published"])
    ),
}
"""What a page says of its article, and when it was read rightly."""


@dataclass(frozen=True, slots=True)
class Read:
    """The edition as the archive holds it: articles by address."""

    desk: Desk
    gold: Gold
    by_url: Mapping[str, Filed]


def run() -> dict[str, object]:
    """Load the edition into a fresh archive through the real wire and score everything."""
    path = Path(str(demo.folder() / "gold.json"))
    started = perf_counter()
    with _reading(path) as read:
        ours = {
            **_pages(read),
            **_quotes(read),
            **_figures(read),
            **_groups(read),
            **_origins(read),
            **_answers(read),
        }
        rows = len(read.gold["articles"])
    shown = {name: round(value, 4) for name, value in ours.items()}
    return report("edition", path=path, rows=rows, ours=shown, seconds=perf_counter() - started)


def errors(gold: Path) -> tuple[tuple[str, str], ...]:
    """Return kind and article of each error in quotes, speakers and figures of the edition."""
    with _reading(gold) as read:
        return (*_quote_errors(read), *_figure_errors(read))


@contextmanager
def _reading(path: Path) -> Iterator[Read]:
    gold = json.loads(path.read_text("utf-8"))
    with fresh_archive(), demo.sites() as routes:
        os.environ.update(demo.environment(routes))
        desk = assemble(settings_now())
        demo.load(desk)
        derive_pending(desk, holder=f"bench-{os.getpid()}")
        yield Read(desk, gold, _by_url(desk, gold))
        desk.crew.close()
        desk.archive.close()


def _by_url(desk: Desk, gold: Gold) -> dict[str, Filed]:
    ids: dict[str, ArticleId] = {url: article_id(url) for url in gold["articles"]}
    here = {one.article.id: one for one in desk.archive.articles(list(ids.values()))}
    return {url: here[ids[url]] for url in ids if ids[url] in here}


def _share(rights: Sequence[bool]) -> float:
    return sum(rights) / len(rights) if rights else 0.0


def _pages(read: Read) -> dict[str, float]:
    gold = read.gold["articles"]
    there = {url: read.by_url[url].article for url in gold if url in read.by_url}
    found = {
        f"{name}_right": _share([url in there and right(there[url], gold[url]) for url in gold])
        for name, right in SAME_ON_PAGE.items()
    }
    found["language_right"] = _share(
        [
            url in read.by_url and _language(read.by_url[url]) == tongue
            for url, tongue in read.gold["languages"].items()
        ]
    )
    return {"articles_found": len(there) / len(gold), **found}


def _language(filed: Filed) -> str:
    return filed.notes.language if filed.notes else ""


@dataclass(frozen=True, slots=True)
class _Paired:
    """One article's quotes: each wanted one with ours, if any, and those of ours left over."""

    text: str
    wanted: Sequence[tuple[Gold, Quote | None]]
    over: Sequence[Quote]


def _paired(read: Read) -> Iterator[_Paired]:
    """Pair quotes of the articles whose quotes gold lists, at 60 % of words in common."""
    rows: dict[str, list[Gold]] = {}
    for row in read.gold["quotes"]:
        rows.setdefault(row["article"], []).append(row)
    for url, wanted in rows.items():
        filed = read.by_url.get(url)
        quotes = filed.notes.quotes if filed and filed.notes else ()
        text = filed.article.text if filed else ""
        words = [quote.words.of(text) for quote in quotes]
        places = [_best(row["words"], words) for row in wanted]
        pairs = [
            (row, None if at is None else quotes[at])
            for row, at in zip(wanted, places, strict=True)
        ]
        body = filed.article.body() if filed else None
        over = [
            quote
            for at, quote in enumerate(quotes)
            if at not in places and body and body.holds(quote.words)
        ]
        yield _Paired(text, pairs, over)


def _quotes(read: Read) -> dict[str, float]:
    paired = list(_paired(read))
    pairs = [pair for article in paired for pair in article.wanted]
    found = [(row, quote.speaker) for row, quote in pairs if quote is not None]
    speakers = [(row, speaker) for row, speaker in found if speaker is not None]
    right = sum(_same_speaker(speaker.label, row["speaker"]) for row, speaker in speakers)
    matched = sum(
        len({id(quote) for _, quote in article.wanted if quote is not None}) for article in paired
    )
    ours = matched + sum(len(article.over) for article in paired)
    recall, precision = len(found) / max(len(pairs), 1), matched / max(ours, 1)
    return {
        "quotes_f1": f1(precision, recall),
        "quotes_recall": recall,
        "quotes_precision": precision,
        "speaker_right": right / max(len(found), 1),
        "speaker_wrong": (len(speakers) - right) / max(len(found), 1),
        "speaker_unknown": (len(found) - len(speakers)) / max(len(found), 1),
    }


def _quote_errors(read: Read) -> Iterator[tuple[str, str]]:
    for article in _paired(read):
        for row, quote in article.wanted:
            url = row["article"]
            if quote is None:
                yield "a quote is not found", url
            elif quote.speaker is None:
                yield f"a {quote.kind.value} quote has no speaker", url
            elif not _same_speaker(quote.speaker.label, row["speaker"]):
                yield f"a {quote.kind.value} quote has another's name", url
        for quote in article.over:
            place = f"{article.wanted[0][0]['article']}, {quote.words.start}-{quote.words.end}"
            yield f"a {quote.kind.value} quote a reader does not count", place


def _best(words: str, ours: Sequence[str]) -> int | None:
    scored = [
        (max(overlap(words, one), covered(words, one) * 0.99), -at) for at, one in enumerate(ours)
    ]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= SAME else None


def _same_speaker(ours: str, gold: str) -> bool:
    mine, theirs = set(tokens(ours)), set(tokens(gold))
    small = {"the", "a", "an", "of", "at", "le", "la", "un", "une"}
    mine, theirs = mine - small, theirs - small
    return bool(mine) and (mine <= theirs or theirs <= mine)


def _figures(read: Read) -> dict[str, float]:
    read_as = [(row, _figures_at(read, row)) for row in read.gold["figures"]]
    right = [any(_same_value(one, row["value"]) for one in mine) for row, mine in read_as]
    return {
        "figures_found": _share([bool(mine) for _, mine in read_as]),
        "figures_value_right": _share(right),
    }


def _figures_at(read: Read, row: Gold) -> list[Figure]:
    """Return those of our figures that stand where gold has one."""
    filed = read.by_url.get(row["article"])
    text = filed.article.text if filed else ""
    return [
        one
        for one in (filed.notes.figures if filed and filed.notes else ())
        if covered(row["words"], one.words.of(text)) >= SAME
        or covered(one.words.of(text), row["words"]) == 1
    ]


def _figure_errors(read: Read) -> Iterator[tuple[str, str]]:
    for row in read.gold["figures"]:
        mine = _figures_at(read, row)
        if not mine:
            yield "a figure is not found", row["article"]
        elif not any(_same_value(one, row["value"]) for one in mine):
            yield "a figure has another value", row["article"]


def _same_value(one: Figure, gold: object) -> bool:
    low, dash, top = str(gold).partition("-")
    if dash and low:
        return one.high is not None and _close(one.value, low) and _close(one.high, top)
    return _close(one.value, gold)


def _close(one: object, other: object) -> bool:
    try:
        return abs(float(str(one)) - float(str(other))) <= 0.005 * max(abs(float(str(other))), 0.02)
    except ValueError:
        return False


def _groups(read: Read) -> dict[str, float]:
    gold = {
        url: event["id"]
        for event in read.gold["events"]
        for url in event["articles"]
        if url in read.by_url
    }
    found = {url: str(read.by_url[url].story) for url in gold}
    merged, split = wrong_pairs(found, gold)
    pairs = len(gold) * (len(gold) - 1) / 2
    return {
        "events_bcubed_f": agreement(list(found.values()), list(gold.values())).bcubed_f(),
        "false_merges_per_1000": 1000 * merged / pairs,
        "false_splits_per_1000": 1000 * split / pairs,
    }


def _origins(read: Read) -> dict[str, float]:
    """Count origins over the articles of each gold event, so that grouping plays no part."""
    members = {event["id"]: event["articles"] for event in read.gold["events"]}
    right = []
    for row in read.gold["origins"]:
        filed = [read.by_url[url] for url in members[row["event"]] if url in read.by_url]
        links = read.desk.archive.links_among([one.article.id for one in filed])
        counted = ledger(filed, links, read.desk.press)
        right.append(len(counted.origins) == row["origins"])
    return {"origins_right": _share(right)}


def _answers(read: Read) -> dict[str, float]:
    right, cited, silent = [], [], []
    for row in read.gold["questions"]:
        answer = ask(read.desk, row["question"])
        if not row["answer_words"]:
            silent.append(answer.abstained)
            continue
        words = " ".join(" ".join(cite.words.split()) for cite in answer.citations)
        right.append(all(" ".join(one.split()) in words for one in row["answer_words"]))
        wanted = {article_id(url) for url in row["articles"]}
        cited.append(any(cite.article in wanted for cite in answer.citations))
    return {
        "answers_right": _share(right),
        "answers_cite_gold_article": _share(cited),
        "abstains_rightly": _share(silent),
    }
