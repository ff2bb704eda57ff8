"""Hashtags against the key phrases people chose, beside YAKE and RAKE."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import snowballstemmer

from broadsheet.analysis.annotate import annotate_all
from broadsheet.app.benches.gold import Row, rows_of
from broadsheet.app.benches.peers import ask
from broadsheet.app.benches.report import report
from broadsheet.app.benches.scores import f1
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import start_for
from broadsheet.news.article import Article, Block
from broadsheet.news.press import known_press

Say = Callable[[str], object]
PEERS = ("YAKE", "YAKE, single words", "RAKE")
AT = 10
BATCH = 8
_SEEN = datetime(2015, 1, 1, tzinfo=UTC)
_WORD = re.compile(r"\w+")
_stemmer = snowballstemmer.stemmer("english")


def run(gold: Path, *, beside: bool, say: Say) -> dict[str, object]:
    """Score the first ten tags of each text of `gold`; raises BadInput for no data.

    A tag counts by the words it was made from, as first printed; what people chose and what is
    found are compared by their stems (Snowball), word by word.
    """
    rows = rows_of(gold)
    started = perf_counter()
    found = ours(rows)
    seconds = perf_counter() - started
    scored = {**scores(rows, found), "ms_an_article": round(1000 * seconds / len(rows), 1)}
    peers = {
        peer: scores(rows, answers)
        for peer in PEERS
        if beside and (answers := _asked(peer, rows, say))
    }
    return report("hashtags", path=gold, rows=len(rows), ours=scored, seconds=seconds, peers=peers)


def errors(gold: Path) -> Iterator[tuple[str, str]]:
    """Yield the tags nobody chose, and the texts whose tags are few: how, and where."""
    rows = rows_of(gold)
    for number, (row, tags) in enumerate(zip(rows, ours(rows), strict=True), 1):
        right = {stemmed(one) for one in row["keyphrases"]}
        words = {word for one in right for word in one}
        for at, tag in enumerate(tags, 1):
            mine = stemmed(tag)
            if mine in right:
                continue
            held = sum(word in words for word in mine)
            what = "words people chose apart" if held == len(mine) else "words nobody chose"
            if 0 < held < len(mine):
                what = "a word too many"
            yield what, f"row {number}, tag {at}"
        if len(tags) < AT:
            yield "fewer than ten tags", f"row {number}"


def ours(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return for each text the words its hashtags were made from, best first."""
    hands = start_for(settings_now())()
    press = known_press()
    found: list[tuple[str, ...]] = []
    for at in range(0, len(rows), BATCH):
        some = [_article(row) for row in rows[at : at + BATCH]]
        notes = annotate_all(some, models=hands.models, press=press)
        found += [
            tuple(tag.mentions[0].of(article.text) for tag in noted.hashtags)
            for article, noted in zip(some, notes, strict=True)
        ]
    return found


def _article(row: Row) -> Article:
    """Return a text as an article: its first line is the headline."""
    lines = [line.strip() for line in str(row["text"]).splitlines() if line.strip()] or ["-"]
    return Article(
        identity=f"bench:{row['id']}",
        headline=lines[0],
        blocks=tuple(Block(text=line) for line in lines[1:]),
        seen_at=_SEEN,
    )


def stemmed(phrase: str) -> tuple[str, ...]:
    """Return the stems of a phrase's words."""
    return tuple(_stemmer.stemWords(_WORD.findall(phrase.casefold())))


def scores(rows: Sequence[Row], found: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return F1, precision and recall at ten, each the mean over texts."""
    each = [_at_ten(row["keyphrases"], tags) for row, tags in zip(rows, found, strict=True)]
    names = ("f1_at_10", "precision_at_10", "recall_at_10")
    return {
        name: round(sum(one[at] for one in each) / len(each), 4) for at, name in enumerate(names)
    }


def _at_ten(chosen: Sequence[str], tags: Sequence[str]) -> tuple[float, float, float]:
    right = {stemmed(one) for one in chosen}
    mine = list(dict.fromkeys(stemmed(one) for one in tags))[:AT]
    both = len(right & set(mine))
    precision, recall = both / max(1, len(mine)), both / max(1, len(right))
    return f1(precision, recall), precision, recall


def _asked(peer: str, rows: Sequence[Row], say: Say) -> list[tuple[str, ...]]:
    questions = ({"text": row["text"]} for row in rows)
    return [
        tuple(answer["phrases"])
        for answer in ask("hashtags", peer, questions, say, nothing={"phrases": []})
    ]
