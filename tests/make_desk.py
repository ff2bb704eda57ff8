"""A desk over an archive in memory with a small made-up paper in it, and one that only reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NoReturn

import make
from broadsheet.archive.memory import MemoryArchive
from broadsheet.news.article import Article
from broadsheet.news.errors import DeskError
from broadsheet.news.filed import Derived
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import StoryId, story_id
from broadsheet.news.notes import Hashtag, KeyPoint, Notes
from broadsheet.news.outlet import Outlet
from broadsheet.news.press import Press
from broadsheet.news.story import Link, Relation
from broadsheet.newsroom.crew import Crew
from broadsheet.newsroom.desk import Desk
from make import NOW
from standins import ScriptedWire

PRESS = Press(
    tuple(
        Outlet(key=name.lower().replace(" ", "-"), name=name, family=family, country="XA")
        for name, family in (
            ("Aldery Courier", "Courier Group"),
            ("Coast Today", "Tidewater"),
            ("Island Wire", ""),
            ("Le Phare", ""),
            ("The Lantern", "Tidewater"),
        )
    )
)
LEAD = make.article(published=NOW - timedelta(hours=5))
COPY = make.article(
    "Aldery reservoir at a third, council weighs rationing",
    outlet="Coast Today",
    published=NOW - timedelta(hours=4),
)
FRENCH = make.article(
    "Aldery manque d'eau",
    standfirst="Le réservoir est presque vide.",
    paragraphs=("Le réservoir d'Aldery est au tiers.", "La ville compte 31 000 habitants."),
    outlet="Le Phare",
    language="fr",
    published=NOW - timedelta(hours=3),
)
BESIDE = make.article(
    "Why the valley stopped building pipes",
    standfirst="A history of three dry decades.",
    paragraphs=("The last pipe was laid in 1987.", "Nobody has laid one since."),
    outlet="The Lantern",
    published=NOW - timedelta(days=9),
)
UNDATED = replace(
    make.article(
        "A page without a date",
        standfirst="",
        paragraphs=("Somebody printed this at some time.",),
        outlet="",
        published=None,
    ),
    seen_at=NOW - timedelta(days=20),
)


def fingerprint(of: Article) -> Fingerprint:
    """Return a fingerprint that is like no other."""
    return Fingerprint(
        article=of.id,
        outlet=of.outlet,
        language=of.language,
        printed_at=of.printed_at,
        words=len(of.text.split()),
    )


def simple_notes(of: Article) -> Notes:
    """Return notes with the first paragraph as the only key point, and one hashtag."""
    first = make.span(of.text, of.blocks[0].text)
    return Notes(
        language=of.language,
        hashtags=(Hashtag(label="Aldery", key="aldery", score=0.7, mentions=()),),
        key_points=(KeyPoint(words=first, score=0.5),),
    )


def put(
    archive: MemoryArchive,
    article: Article,
    *,
    notes: Notes | None = None,
    story: StoryId | None = None,
    links: tuple[Link, ...] = (),
) -> None:
    """File an article and what follows from it; a story of its own unless one is given."""
    archive.file(article, at=NOW)
    archive.derive(
        Derived(
            article=article.id,
            version=article.version,
            notes=notes or simple_notes(article),
            fingerprint=fingerprint(article),
            story=story or story_id(article.id),
            links=links,
        )
    )


def link(one: Article, other: Article, relation: Relation, *, share: float = 0.0) -> Link:
    """Return a link with a reason."""
    return Link(
        article=one.id,
        other=other.id,
        relation=relation,
        score=0.8,
        reasons=("both name the Water Board",),
        share=share,
    )


def filled_archive() -> MemoryArchive:
    """Return an archive with one story of three articles, one beside it and one undated."""
    archive = MemoryArchive()
    story = story_id(LEAD.id)
    put(archive, LEAD, notes=make.notes(LEAD), story=story)
    put(archive, COPY, story=story, links=(link(COPY, LEAD, Relation.COPY, share=0.93),))
    put(archive, FRENCH, story=story, links=(link(FRENCH, LEAD, Relation.EVENT),))
    put(archive, BESIDE, links=(link(BESIDE, LEAD, Relation.TOPIC),))
    put(archive, UNDATED)
    archive.follow(make.subscription())
    archive.follow(
        replace(make.subscription("https://gazette.example/rss", failures=3), title="Gazette")
    )
    return archive


def desk_over(archive: MemoryArchive) -> Desk:
    """Return a desk whose clock stands at NOW and whose wire reaches nothing."""
    return Desk(
        archive=archive,
        wire=ScriptedWire({}),
        press=PRESS,
        crew=Crew(0, lambda: _no_hands),
        clock=lambda: NOW,
        edition=lambda: NOW,
    )


def _no_hands(task: object) -> NoReturn:
    raise DeskError("", "this desk reads nothing")


WRITES = frozenset(
    {
        "file",
        "derive",
        "strike",
        "start_over",
        "lease",
        "follow",
        "unfollow",
        "record_visit",
        "write_comment",
        "decide_comment",
        "enqueue",
        "take_job",
        "close_job",
        "sweep_jobs",
        "isolate",
        "release",
    }
)


@dataclass(frozen=True)
class ReadOnly:
    """An archive that can be read; a call that would write is an AssertionError."""

    archive: MemoryArchive

    def __getattr__(self, name: str) -> object:
        assert name not in WRITES, f"a page that is only read called {name}"
        return getattr(self.archive, name)
