"""Invented copy, and what follows from it, made from a seed alone: for tests and speed runs."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate
from random import Random

import numpy as np

from broadsheet.news.article import Article, ArticleKind, Block, BlockKind
from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.filed import Derived
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.ids import StoryId, key_of, story_id
from broadsheet.news.notes import (
    Figure,
    Hashtag,
    Hedge,
    KeyPoint,
    Name,
    NameKind,
    Notes,
    Quote,
    QuoteKind,
    Source,
    SourceKind,
    Speaker,
    Standing,
)
from broadsheet.news.span import Span
from broadsheet.news.story import Link, Relation

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
OUTLETS = ("The Harbour Post", "Le Phare", "Island Wire", "Ridge & Vale Echo", "Канал Два")
DIMENSIONS = 384
_SOUNDS = ("ka", "ri", "to", "men", "sul", "ba", "dor", "vi", "lan", "pe", "shu", "ost", "an", "ek")


@cache
def lexicon(size: int, seed: int = 1) -> tuple[str, ...]:
    """Return `size` invented words, the first ones meant to be used most."""
    dice = Random(seed)
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(dice.choices(_SOUNDS, k=dice.randint(1, 4)))] = None
    return tuple(found)


_WEIGHTS = tuple(accumulate(1 / (rank + 2) for rank in range(20_000)))


class CopyDesk:
    """Makes article after article; one seed, one paper."""

    def __init__(self, seed: int = 7, words: int = 400) -> None:
        self._dice = Random(seed)
        self._lexicon = lexicon(20_000)
        self._weights = _WEIGHTS
        self._people = [
            f"{first.title()} {last.title()}"
            for first, last in zip(self._lexicon[50:650], self._lexicon[700:1300], strict=True)
        ]
        self._words = words
        self._count = 0

    def article(self, *, age: timedelta | None = None, **changes: object) -> Article:
        """Return the next article, printed `age` before NOON (one a minute when not given)."""
        self._count += 1
        dice = self._dice
        printed = NOON - (timedelta(minutes=self._count) if age is None else age)
        body = dice.choices(self._lexicon, cum_weights=self._weights, k=self._words)
        lines = [" ".join(body[at : at + 45]) for at in range(0, len(body), 45)]
        people = dice.sample(self._people, 4)
        blocks = [
            Block(text=f"{line.capitalize()}, “{line[:40]}”, said {who}.")
            for line, who in zip(lines, people * len(lines), strict=False)
        ]
        made = Article(
            identity=f"https://paper.example/{self._count}",
            url=f"https://paper.example/{self._count}",
            headline=" ".join(dice.choices(self._lexicon, k=8)).capitalize(),
            standfirst=" ".join(
                dice.choices(self._lexicon, cum_weights=self._weights, k=18)
            ).capitalize(),
            blocks=tuple(blocks),
            seen_at=printed + timedelta(minutes=3),
            published=Dateline(at=printed),
            outlet=dice.choice(OUTLETS),
            byline=(people[0],),
            language="en",
        )
        return replace(made, **changes)  # type: ignore[arg-type]

    def derived(self, article: Article, *, story: StoryId | None = None) -> Derived:
        """Return plausible derived work for an article: 12 tags and names, 30 terms, a vector."""
        notes = notes_on(article)
        return Derived(
            article=article.id,
            version=article.version,
            notes=notes,
            fingerprint=print_on(article, notes),
            story=story or story_id(article.id),
        )


def notes_on(article: Article) -> Notes:
    """Return notes whose spans all lie in the article."""
    text = article.text
    spans = [span for _, span in article.laid_out()]
    people = [
        Name(
            kind=NameKind.PERSON,
            label=who,
            key=key_of(who),
            mentions=tuple(_where(text, who)),
            role=Span(0, 5),
        )
        for who in dict.fromkeys(
            line.rpartition("said ")[2].rstrip(".") for line in text.split("\n\n")[2:]
        )
        if who
    ]
    quotes = (
        [
            Quote(
                kind=QuoteKind.DIRECT,
                words=Span(span.start, min(span.end, span.start + 40)),
                speaker=Speaker(
                    label=people[0].label,
                    words=Span(0, 3),
                    standing=Standing.NAMED,
                    key=people[0].key,
                ),
                cue=Span(1, 4),
            )
            for span in spans[2:]
        ]
        if people
        else []
    )
    tags = list(dict.fromkeys(word for word in article.headline.split() if len(word) > 2))
    return Notes(
        language="en",
        names=(
            *people,
            Name(kind=NameKind.PLACE, label="Ostan", key="ostan", mentions=(Span(0, 1),)),
        ),
        quotes=tuple(quotes),
        sources=(
            Source(
                kind=SourceKind.AGENCY,
                label="Island Wire",
                key="island-wire",
                words=Span(0, 9),
                name=Span(0, 4),
            ),
        ),
        figures=(
            Figure(words=Span(0, 2), value=Decimal("21117"), hedge=Hedge.ABOUT, counted=Span(2, 4)),
            Figure(words=Span(0, 2), value=Decimal("3.20"), high=Decimal("1E+6"), unit="percent"),
        ),
        hashtags=tuple(
            Hashtag(label=tag.title(), key=tag.lower(), score=0.1 + 0.2, mentions=(Span(0, 3),))
            for tag in tags
        ),
        key_points=(KeyPoint(words=spans[-1], score=1 / 3),),
    )


def _where(text: str, words: str) -> list[Span]:
    at = text.find(words)
    return [Span(at, at + len(words))] if at >= 0 else []


def print_on(article: Article, notes: Notes | None = None) -> Fingerprint:
    """Return a fingerprint by simple rules: bands, names and a vector, all of its words."""
    words = article.text.lower().split()
    notes = notes or notes_on(article)
    signature = tuple(
        min(_hash(f"{turn}:{word}") for word in set(words[:60])) & 0xFFFFFFFF for turn in range(24)
    )
    return Fingerprint(
        article=article.id,
        outlet=key_of(article.outlet),
        language=article.language,
        printed_at=article.printed_at,
        words=len(words),
        signature=signature,
        bands=tuple(
            f"{at}:{signature[at]:x}-{signature[at + 1]:x}-{signature[at + 2]:x}"
            for at in range(0, 24, 3)
        ),
        names=tuple(name.key for name in notes.people),
        terms=tuple(dict.fromkeys(word.strip("“”,.") for word in words[:60]))[:30],
        figures=("21117",),
        headline_terms=tuple(article.headline.lower().split()),
        vector=vector_on(words),
        vector_model="bag-of-words",
    )


def vector_on(words: list[str], dimensions: int = DIMENSIONS) -> bytes:
    """Return a unit float16 vector in which texts sharing words lie near each other."""
    total = np.zeros(dimensions)
    for word in words[:80]:
        total += _direction(word, dimensions)
    return (total / np.linalg.norm(total)).astype("<f2").tobytes()


_DIRECTIONS: dict[tuple[str, int], np.ndarray] = {}


def _direction(word: str, dimensions: int) -> np.ndarray:
    key = (word, dimensions)
    if key not in _DIRECTIONS:
        _DIRECTIONS[key] = np.random.default_rng(_hash(word)).standard_normal(dimensions)
    return _DIRECTIONS[key]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def full_article(**changes: object) -> Article:
    """Return an article with every field filled, odd signs among them."""
    made = Article(
        identity="capture:full",
        headline="Straße 東京 \U0001f4f0 “marks” \0 \ud800 e\u0301",
        standfirst="Tab\tand \u202e turned",
        blocks=(
            Block(text="One."),
            Block(text="Two", kind=BlockKind.SUBHEAD),
            Block(
                text="14:05 Entry",
                kind=BlockKind.ITEM,
                entry=Dateline(at=NOON, precision=Precision.HOUR, raw="14:05"),
            ),
        ),
        seen_at=datetime(2026, 3, 11, 12, 0, 0, 123456, tzinfo=UTC),
        outlet="The Harbour Post",
        url="https://paper.example/full?a=1&b=%20",
        byline=("Mara Dekker", "J. O’Neil"),
        credit="Island Wire",
        published=Dateline(at=NOON - timedelta(hours=3), precision=Precision.DAY, raw="today"),
        modified=Dateline(at=NOON),
        language="en",
        kind=ArticleKind.LIVE,
        section="World",
        tags=("a", "b"),
        image="https://paper.example/i.jpg",
        related=("https://paper.example/1",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def link(article: Article, other: Article, relation: Relation, score: float = 0.5) -> Link:
    """Return a link between two articles."""
    return Link(
        article=article.id,
        other=other.id,
        relation=relation,
        score=score,
        reasons=("“same” words",),
        share=0.25,
    )
