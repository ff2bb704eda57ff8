"""What a crew worker sets up once before its first task: the press table and the models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from broadsheet.analysis.analyst import Models
from broadsheet.app.settings import Settings
from broadsheet.news.press import Press, known_press, outlets_of
from broadsheet.newsroom.work import Worker
from broadsheet.shelf import Shelf
from broadsheet.text.models import Register


@dataclass(frozen=True, slots=True)
class Start:
    """Called once in each worker process; small and picklable."""

    outlets: Path | None
    shelf: Path | None
    wikidata: Path | None = None

    def __call__(self) -> Worker:
        """Return the worker, models loaded."""
        shelf = shelf_at(self.shelf)
        tagger = shelf.tagger()
        embedder = shelf.embedder(max_tokens=LEAD_TOKENS)
        notices = () if tagger else (NO_TAGGER,)
        return Worker(
            press=press_with(self.outlets),
            models=Models(
                tagger=tagger,
                abroad=shelf.tagger,
                register=_register(self.wikidata),
                embedder=embedder,
                notices=notices,
            ),
            embedder=embedder,
        )


def _register(index: Path | None) -> Register | None:
    """Return the index of Wikidata at `index`; without one no database is loaded."""
    if index is None:
        return None
    from broadsheet.shelf.wikidata import Wikidata

    return Wikidata(index)


LEAD_TOKENS = 128
"""Word pieces of an article that its vector is made from: headline, standfirst and first lines."""

NO_TAGGER = "names by rules: no name model on the shelf"


def start_for(settings: Settings) -> Start:
    """Return the start of a worker under these settings."""
    return Start(
        outlets=settings.outlets,
        shelf=settings.shelf if settings.models == "shelf" else None,
        wikidata=settings.wikidata if settings.wikidata.is_file() else None,
    )


def shelf_at(folder: Path | None) -> Shelf:
    """Return the shelf in `folder`, or an empty one for lexical rules only."""
    return Shelf(folder) if folder else Shelf.empty()


def press_with(extra: Path | None) -> Press:
    """Return the table of outlets, with those of a user's own file; raises BadInput."""
    if extra is None:
        return known_press()
    return known_press().extended(outlets_of(extra.read_text("utf-8"), str(extra)))
