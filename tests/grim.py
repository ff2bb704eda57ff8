"""A worker that documents can undo by a word in them, until its parser is upgraded."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.analysis.analyst import Models
from broadsheet.news.press import known_press
from broadsheet.newsroom.work import NoteArticles, ReadFeed, ReadItem, ReadPage, Task, Worker

CRASH, HANG, HOG, FAULT = b"undo:crash", b"undo:hang", b"undo:hog", b"undo:fault"


@dataclass(frozen=True, slots=True)
class Grim:
    """Start a worker; every reading leaves a mark in `folder`; a file `upgraded` there heals it."""

    folder: Path

    def __call__(self) -> Any:
        worker = Worker(press=known_press(), models=Models())

        def work(task: Task) -> Any:
            if not (self.folder / "upgraded").exists():
                self.undo(_bytes(task))
            return worker(task)

        return work

    def undo(self, raw: bytes) -> None:
        """Do what the document says, and count it."""
        if b"undo:" in raw:
            with (self.folder / "undone").open("ab") as file:
                file.write(b".")
        if CRASH in raw:
            os.abort()
        if HANG in raw:
            sum(range(10**13))
        if HOG in raw:
            blocks = []
            while True:
                blocks.append(bytearray(16 << 20))
        if FAULT in raw:
            raise ZeroDivisionError("in the parser")

    def times(self) -> int:
        """Return how often a document was given to a parser it undoes."""
        marks = self.folder / "undone"
        return marks.stat().st_size if marks.exists() else 0

    def upgrade(self) -> None:
        """Have the parser take every document from now on."""
        (self.folder / "upgraded").touch()


def _bytes(task: Task) -> bytes:
    match task:
        case ReadPage(page, _) | ReadFeed(page) | ReadItem(_, _, page, _):
            return page.body if page else b""
        case NoteArticles(articles):
            return "".join(one.text for one in articles).encode("utf-8", "replace")
    return b""
