"""What is named on a command line, files, folders and addresses, taken to where it is filed."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from broadsheet.app.annals import file_archive
from broadsheet.extract.rows import read_row
from broadsheet.news.errors import BadInput, BroadsheetError, NotText
from broadsheet.news.feed import Subscription
from broadsheet.news.outcome import Outcome
from broadsheet.news.page import Page
from broadsheet.newsroom.desk import Desk
from broadsheet.newsroom.filing import Incoming, file_article, file_pages
from broadsheet.newsroom.following import follow_list
from broadsheet.wire.files import files_in, head_of, read_file
from broadsheet.wire.warc import is_archive

FILE_CAP = 100_000_000
"""Bytes of one page or capture file read at the most; extraction has lower limits of its own."""
LINE_CAP = 20_000_000
"""Characters of one JSONL row at the most."""
PACKED = frozenset({".gz", ".xz", ".bz2"})
_OPML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<opml\b", re.I | re.S
)


def take_in(
    desk: Desk,
    inputs: Sequence[str],
    *,
    seen_at: datetime | None,
    tick: Callable[[], object] = lambda: None,
) -> Iterator[Outcome]:
    """File everything named in `inputs`, in order; what cannot be read is a bad Outcome.

    An input is an address, `-` for standard input, a folder (a maildir's letters, or all files in
    it), an OPML list, a `.jsonl` file (may be .gz, .xz or .bz2), a web archive, or whatever one
    file holds: see `extract.read`. `seen_at` is when they were seen (now, if None); the pages of a
    web archive say that themselves. `tick` is called for each thing done.
    """
    for kind, group in groupby(_each(inputs), key=lambda one: one[0]):
        for outcome in _filed(desk, kind, [name for _, name in group], seen_at, tick):
            tick()
            yield outcome


def _filed(
    desk: Desk,
    kind: str,
    names: Sequence[str],
    seen_at: datetime | None,
    tick: Callable[[], object],
) -> Iterator[Outcome]:
    for name in names:
        if kind == "folder":
            yield Outcome(subject=name, error=_folder_error(name))
        elif kind == "archive":
            yield from file_archive(desk, name, tick=tick)
        elif kind == "rows":
            yield from _file_rows(desk, name, seen_at or desk.clock())
        elif kind == "list":
            yield _follow_list(desk, name)
    if kind == "page":
        pages = (_page(desk, name, seen_at or desk.clock()) for name in names)
        yield from file_pages(desk, pages)


def _each(inputs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every input with its kind; a folder as the files in it."""
    for name in inputs:
        if name == "-" or "://" in name or not Path(name).is_dir():
            yield _kind(name), name
        elif _folder_error(name) is not None:
            yield "folder", name
        else:
            yield from ((_kind(file), file) for file in files_in(name))


def _folder_error(name: str) -> BroadsheetError | None:
    try:
        files_in(name)
    except BroadsheetError as error:
        return error
    return None


def _kind(name: str) -> str:
    """Return how an input is filed: by its first bytes, rows by their name."""
    if name == "-" or "://" in name:
        return "page"
    path = Path(name)
    stem = path.with_suffix("") if path.suffix.casefold() in PACKED else path
    if stem.suffix.casefold() in {".jsonl", ".ndjson"}:
        return "rows"
    head = head_of(path)
    if is_archive(head):
        return "archive"
    listed = path.suffix.casefold() == ".opml" or _OPML.match(head) is not None
    return "list" if listed else "page"


def page_named(desk: Desk, name: str, seen_at: datetime) -> Page:
    """Return the page an address, a file or `-` holds; raises BadInput or FetchError."""
    if "://" in name:
        return desk.wire.fetch(name)
    source = sys.stdin.buffer
    body = source.read(FILE_CAP + 1) if name == "-" else read_file(Path(name), FILE_CAP)
    return Page(url="", body=body, fetched_at=seen_at)


def _page(desk: Desk, name: str, seen_at: datetime) -> Incoming:
    try:
        return name, page_named(desk, name, seen_at)
    except BroadsheetError as error:
        return name, error


def followed_list(desk: Desk, name: str) -> Sequence[Subscription]:
    """Follow every feed of an OPML file; return those new here. Raises BadInput."""
    return follow_list(desk, read_file(Path(name), FILE_CAP), name)


def _follow_list(desk: Desk, name: str) -> Outcome:
    try:
        followed_list(desk, name)
    except BroadsheetError as error:
        return Outcome(subject=name, error=error)
    return Outcome(subject=name)


def _file_rows(desk: Desk, name: str, seen_at: datetime) -> Iterator[Outcome]:
    try:
        for number, line in lines_of(name):
            if line.strip():
                yield _file_row(desk, line, f"{name}, line {number}", seen_at)
    except (OSError, EOFError, lzma.LZMAError) as error:
        sentence = f"this file cannot be read: {getattr(error, 'strerror', None) or error}"
        yield Outcome(subject=name, error=BadInput(name, sentence))


def lines_of(name: str) -> Iterator[tuple[int, str]]:
    """Yield (number from 1, line) of a file of rows, packed or not; raises OSError, EOFError."""
    path = Path(name)
    with _opened(path) as raw, io.TextIOWrapper(raw, "utf-8", errors="replace") as text:
        number = 0
        while line := text.readline(LINE_CAP):
            number += 1
            yield number, line


def _opened(path: Path) -> BinaryIO | gzip.GzipFile | lzma.LZMAFile | bz2.BZ2File:
    match path.suffix.casefold():
        case ".gz":
            return gzip.GzipFile(path, "rb")
        case ".xz":
            return lzma.LZMAFile(path, "rb")
        case ".bz2":
            return bz2.BZ2File(path, "rb")
        case _:
            return path.open("rb")


def _file_row(desk: Desk, line: str, subject: str, seen_at: datetime) -> Outcome:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise NotText(subject, "this row is no JSON object")
        article = read_row(row, seen_at=seen_at, press=desk.press, subject=subject)
        return file_article(desk, article, subject=subject)
    except (json.JSONDecodeError, RecursionError) as error:
        return Outcome(subject=subject, error=NotText(subject, f"this row is no JSON: {error}"))
    except BadInput as error:
        return Outcome(subject=subject, error=error)
