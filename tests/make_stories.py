"""Made-up articles, fingerprints and filed members for the tests of grouping."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from broadsheet.news.article import Article, ArticleKind, Block
from broadsheet.news.dateline import Dateline
from broadsheet.news.filed import Filed
from broadsheet.news.fingerprint import Fingerprint, Neighbour
from broadsheet.news.ids import ArticleId, StoryId, key_of, story_id
from broadsheet.news.notes import Figure, Name, NameKind, Notes, Source, SourceKind
from broadsheet.news.outlet import Outlet, OutletKind
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.news.story import Link, Relation
from broadsheet.stories.likeness import fingerprint

DAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

PRESS = Press(
    (
        Outlet(key="island-wire", name="Island Wire", aliases=("IW",), kind=OutletKind.AGENCY),
        Outlet(key="harbour-post", name="Harbour Post", family="Quay Media"),
        Outlet(key="quay-echo", name="Quay Echo", family="Quay Media"),
        Outlet(key="north-star", name="North Star", hosts=("northstar.example",)),
    )
)

FERRY = (
    "The ferry Maid of Skerry struck the pier at Hallow in thick fog on Friday morning and nine "
    "people were hurt, the coastguard said. Captain Ruth Amadi said the boat had been doing four "
    "knots when the bow met the stone.",
    "Two of the injured were flown to St Brannoc's hospital with broken bones. The pier is closed "
    "and crossings are cancelled until Sunday, Northway Ferries said. The company's chief "
    "executive, Hanne Osterley, said that inspectors had been called in.",
    "The Maid of Skerry, built in 1998, had passed a safety check eleven days before. About 140 "
    "people were on board, most of them on the way to work in Port Sable.",
)
FERRY_AGAIN = (
    "Nine passengers were taken to hospital on Friday after a ferry ran into Hallow pier in fog. "
    "The Maid of Skerry had 140 people on board. Ruth Amadi of the coastguard praised the crew for "
    "keeping order while the lifeboat came alongside.",
    "Northway Ferries stopped all crossings. Hanne Osterley, who runs the company, was at the pier "
    "by noon and promised that the inspectors would have whatever they asked for.",
)
MUSEUM = (
    "A bell from the wreck of the Good Intent has been found behind a boiler in the cellar of the "
    "town museum, where it had stood for sixty years under a sheet. Curator Alma Reyne found it "
    "when a pipe burst.",
    "The bell weighs 38 kilograms and carries the date 1803. It will be shown from Easter beside "
    "the anchor that divers raised in 1961, the museum said, once a conservator has seen it.",
)


def article(
    headline: str,
    paragraphs: tuple[str, ...],
    *,
    outlet: str = "Harbour Post",
    hours: float = 0.0,
    standfirst: str = "",
    credit: str = "",
    language: str = "en",
    kind: ArticleKind = ArticleKind.REPORT,
    address: str = "",
) -> Article:
    """Return an article printed `hours` after DAY; outlet and headline make its address."""
    at = DAY + timedelta(hours=hours)
    slug = key_of(f"{outlet} {headline} {hours}")
    return Article(
        identity=address or f"http://paper.example/{slug}",
        headline=headline,
        standfirst=standfirst,
        blocks=tuple(Block(text=text) for text in paragraphs),
        seen_at=at + timedelta(days=30),
        published=Dateline(at=at),
        outlet=outlet,
        credit=credit,
        language=language,
        kind=kind,
    )


def noted(
    of: Article,
    *,
    people: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    figures: tuple[tuple[str, str, str], ...] = (),
    sources: tuple[tuple[str, str], ...] = (),
) -> Notes:
    """Return notes that point at the words given, each of which must stand in the text.

    `figures` are (words, value, unit), `sources` (words, outlet's name).
    """
    return Notes(
        language=of.language,
        names=tuple(
            Name(kind=kind, label=label, key=key_of(label), mentions=_all(of.text, label))
            for kind, labels in ((NameKind.PERSON, people), (NameKind.BODY, bodies))
            for label in labels
        ),
        figures=tuple(
            Figure(words=_all(of.text, words)[0], value=Decimal(value), unit=unit)
            for words, value, unit in figures
        ),
        sources=tuple(
            Source(
                kind=SourceKind.OUTLET,
                label=name,
                key=key_of(name),
                words=_all(of.text, words)[0],
                name=_all(of.text, words)[0],
            )
            for words, name in sources
        ),
    )


def print_of(of: Article, notes: Notes | None = None) -> Fingerprint:
    """Return the fingerprint of an article, without a vector."""
    known = notes or Notes(language=of.language)
    return fingerprint(of, known, vector=None, vector_model="", press=PRESS)


def neighbour(
    of: Article, notes: Notes | None = None, *, story: StoryId | None = None
) -> Neighbour:
    """Return an article as a neighbour, in a story of its own unless given."""
    return Neighbour(fingerprint=print_of(of, notes), story=story or story_id(of.id))


def filed(of: Article, notes: Notes | None = None) -> Filed:
    """Return an article as the archive holds it."""
    return Filed(article=of, version=of.version, number=1, filed_at=of.seen_at, notes=notes)


def copy_link(later: Article, earlier: Article, share: float = 0.9) -> Link:
    """Return the link of a copy to the earlier print."""
    return Link(
        article=later.id,
        other=earlier.id,
        relation=Relation.COPY,
        score=share,
        reasons=(
            f"same words: about {round(100 * share)}% of this text stands in the earlier one",
        ),
        share=share,
    )


def link(one: ArticleId, other: ArticleId, relation: Relation, score: float = 0.8) -> Link:
    """Return a plain link."""
    return Link(article=one, other=other, relation=relation, score=score, reasons=("made up",))


def _all(text: str, words: str) -> tuple[Span, ...]:
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    if not found:
        raise ValueError(f"{words!r} does not stand in the text")
    return tuple(found)
