"""Saved pages with what is right about them, and how a reading is scored against it."""

from __future__ import annotations

import gzip
import json
import re
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import fmean
from typing import Any

from broadsheet.app.benches.asked import Answer, Sheet
from broadsheet.app.benches.scores import f1
from broadsheet.news.errors import BadInput

Gold = Mapping[str, Any]
Score = Callable[[Sequence[Answer]], dict[str, float]]


@dataclass(frozen=True, slots=True)
class PageSet:
    """Pages, the file that says what is right, and the score of a reader's answers in order."""

    name: Path
    sheets: tuple[Sheet, ...]
    score: Score


def snippets(pages: Path, gold: Path, scratch: Path) -> PageSet:
    """Return pages with `with` and `without` snippets: a folder or tar of pages, and JSON lines.

    A row names its page in `file`; `title`, `author` (one or a list) and `date` count where given.
    Raises BadInput.
    """
    rows = [json.loads(line) for line in _text(gold).splitlines() if line.strip()]
    folder = _unpacked(pages, scratch)
    found = {path.name: path for path in folder.rglob("*") if path.is_file()}
    missing = [row["file"] for row in rows if row["file"] not in found]
    if missing or not rows:
        raise BadInput(str(pages), f"{len(missing)} of {len(rows)} pages are not there")
    sheets = tuple(
        Sheet(found[row["file"]], row["url"] if row["url"].startswith("http") else "")
        for row in rows
    )
    return PageSet(gold, sheets, lambda answers: _by_snippets(rows, answers))


def shingled(folder: Path, scratch: Path) -> PageSet:
    """Return `html/*.html.gz` with the whole text of each in `ground-truth.json`.

    The layout and the score of Zyte's article-extraction-benchmark (2020). Raises BadInput.
    """
    gold: dict[str, Gold] = json.loads(_text(folder / "ground-truth.json"))
    sheets = []
    for key, row in gold.items():
        packed, page = folder / "html" / f"{key}.html.gz", scratch / f"{key}.html"
        if not packed.is_file():
            raise BadInput(str(packed), "there is no such file")
        page.write_bytes(gzip.decompress(packed.read_bytes()))
        sheets.append(Sheet(page, str(row.get("url") or "")))
    bodies = [str(row["articleBody"] or "") for row in gold.values()]
    return PageSet(
        folder / "ground-truth.json", tuple(sheets), lambda answers: _by_shingles(bodies, answers)
    )


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInput(str(path), "no data: there is no such file") from error


def _unpacked(pages: Path, scratch: Path) -> Path:
    if pages.is_dir():
        return pages
    try:
        with tarfile.open(pages) as packed:
            packed.extractall(scratch, filter="data")
    except (OSError, tarfile.TarError) as error:
        raise BadInput(str(pages), "this is neither a folder nor a tar of pages") from error
    return scratch


def _by_snippets(rows: Sequence[Gold], answers: Sequence[Answer]) -> dict[str, float]:
    """Score as trafilatura's evaluation (Barbaresi 2021) does: a snippet is there, word for word,
    or it is not; all snippets of all pages count alike."""
    right = missing = wrong = 0
    for row, answer in zip(rows, answers, strict=True):
        text = answer.get("text") or ""
        there = sum(1 for snippet in row["with"] if snippet in text)
        right += there
        missing += len(row["with"]) - there
        wrong += sum(1 for snippet in row["without"] if snippet in text)
    return {
        **_rates(_share(right, right + wrong), _share(right, right + missing)),
        **_exact("title", _pairs(rows, answers, "title", "title"), plain),
        **_exact("author", _pairs(rows, answers, "author", "authors"), plain_names),
        **_exact("date", _pairs(rows, answers, "date", "date"), lambda day: str(day)[:10]),
    }


def _pairs(
    rows: Sequence[Gold], answers: Sequence[Answer], key: str, said: str
) -> list[tuple[object, object]]:
    """Return what is right and what was said, where the set knows it; none when nobody says."""
    if not any(said in answer for answer in answers):
        return []
    both = zip(rows, answers, strict=True)
    return [(row[key], answer.get(said)) for row, answer in both if row.get(key)]


def _exact(
    name: str, pairs: Iterable[tuple[object, object]], turn: Callable[[Any], object]
) -> dict[str, float]:
    same = [turn(right) == turn(said or "") for right, said in pairs]
    return {name: round(fmean(same), 4)} if same else {}


def plain(words: str) -> str:
    """Return words for comparing: entities read, NFKC, case folded, marks and spaces gone."""
    read = unicodedata.normalize("NFKC", unescape(words)).casefold()
    return " ".join(re.findall(r"\w+", read))


def plain_names(names: str | Sequence[str]) -> list[str]:
    """Return writers' names for comparing, in order: parted at , ; / & and "and" in four tongues,
    each made `plain`."""
    lines = [names] if isinstance(names, str) else names
    parts = (part for line in lines for part in re.split(r"[,;/&]|\b(?:and|und|y|et)\b", line))
    return sorted(filter(None, map(plain, parts)))


def _by_shingles(bodies: Sequence[str], answers: Sequence[Answer]) -> dict[str, float]:
    """Score as Zyte's benchmark does: the mean, over pages, of precision and recall of four words
    in a row, words being runs of \\w, letter case kept."""
    precisions, recalls = [], []
    for body, answer in zip(bodies, answers, strict=True):
        gold, said = _shingles(body), _shingles(answer.get("text") or "")
        both = (gold & said).total()
        if said:
            precisions.append(_share(both, said.total()))
        if gold:
            recalls.append(_share(both, gold.total()))
    return _rates(fmean(precisions or [0.0]), fmean(recalls or [0.0]))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    runs = (tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
    return Counter(run for run in runs if run)


def _rates(precision: float, recall: float) -> dict[str, float]:
    found = {"f1": f1(precision, recall), "precision": precision, "recall": recall}
    return {name: round(value, 4) for name, value in found.items()}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
