"""Filed articles as they are shown: cards, points, quotes and figures ready for a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from broadsheet.news.article import Article
from broadsheet.news.filed import Filed
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Figure, Quote, QuoteKind, Speaker
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.news.story import Link
from broadsheet.newsroom.views import Card, Number, Point, Said
from broadsheet.text.ages import age_in_words
from broadsheet.text.sentences import sentences

DIGEST = 200
"""Characters of a digest at the most."""


def card(filed: Filed, now: datetime, press: Press, *, link: Link | None = None) -> Card:
    """Return an article as it stands in a list, beside another one when `link` is given."""
    article = filed.article
    return Card(
        id=article.id,
        headline=article.headline,
        standfirst=article.standfirst,
        digest=digest(article),
        outlet=article.outlet,
        outlet_key=outlet_key(article, press),
        published=article.published,
        printed_at=article.printed_at,
        age=age_in_words(article.published.at, now) if article.published else "",
        language=language(filed),
        kind=article.kind.value,
        story=filed.story,
        relation=link.relation if link else None,
        share=link.share if link else 0.0,
        reasons=link.reasons if link else (),
    )


def outlet_key(article: Article, press: Press) -> str:
    """Return the key an article's outlet is listed under, empty when it names none."""
    known = press.named(article.outlet) if article.outlet else None
    return known.key if known else key_of(article.outlet)


def language(filed: Filed) -> str:
    """Return the language an article is in, as noted, else as its page says."""
    return (filed.notes.language if filed.notes else "") or filed.article.language


def digest(article: Article) -> str:
    """Return up to 200 characters of the article's own words: standfirst, else the body."""
    words = article.standfirst or article.body().of(article.text).replace("\n\n", " ")
    if len(words) <= DIGEST:
        return words
    return words[: DIGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def point(filed: Filed, span: Span, press: Press) -> Point:
    """Return the words under `span` with where they stand."""
    article = filed.article
    return Point(
        words=span.of(article.text),
        article=article.id,
        start=span.start,
        end=span.end,
        outlet=article.outlet,
        outlet_key=outlet_key(article, press),
        printed_at=article.printed_at,
        language=language(filed),
    )


def key_points(filed: Filed, press: Press) -> tuple[Point, ...]:
    """Return the article's key points in the order they stand."""
    if filed.notes is None:
        return ()
    return tuple(point(filed, one.words, press) for one in filed.notes.key_points)


def said(filed: Filed, press: Press) -> tuple[Said, ...]:
    """Return the article's quotes that have a speaker, in the order they stand."""
    if filed.notes is None:
        return ()
    return tuple(
        _said(filed, quote, quote.speaker, press)
        for quote in filed.notes.quotes
        if quote.speaker is not None
    )


def _said(filed: Filed, quote: Quote, speaker: Speaker, press: Press) -> Said:
    text = filed.article.text
    return Said(
        speaker=speaker.label,
        speaker_key=speaker.key,
        role=speaker.role.of(text) if speaker.role else "",
        standing=speaker.standing.value,
        kind=quote.kind.value,
        point=point(filed, quote.words, press),
        quote=quote,
    )


def said_in_all(members: Iterable[Filed], press: Press, *, limit: int) -> tuple[Said, ...]:
    """Return what was said over several articles, each wording once, first print first.

    Direct words come before reported ones of the same speaker's.
    """
    seen: set[tuple[str, str]] = set()
    kept: list[Said] = []
    for filed in members:
        for one in said(filed, press):
            mark = (one.speaker_key or key_of(one.speaker), key_of(one.point.words))
            if mark not in seen:
                seen.add(mark)
                kept.append(one)
    weight = Counter(one.speaker for one in kept)
    order = sorted(
        range(len(kept)),
        key=lambda at: (
            -weight[kept[at].speaker],
            kept[at].speaker,
            kept[at].kind == QuoteKind.REPORTED,
            at,
        ),
    )
    return tuple(kept[at] for at in order[:limit])


def numbers(filed: Filed, press: Press) -> tuple[Number, ...]:
    """Return the article's figures with the sentence each stands in."""
    if filed.notes is None or not filed.notes.figures:
        return ()
    text = filed.article.text
    lines = sentences(text)
    return tuple(
        Number(
            point=point(filed, figure.words, press),
            figure=figure,
            counted=figure.counted.of(text) if figure.counted else "",
            sentence=point(filed, _line_of(lines, figure.words), press),
        )
        for figure in filed.notes.figures
    )


def _line_of(lines: Sequence[Span], words: Span) -> Span:
    return next((line for line in lines if line.holds(words)), words)


def numbers_in_all(members: Iterable[Filed], press: Press, *, limit: int) -> tuple[Number, ...]:
    """Return figures over several articles: those more articles print come first, each once."""
    first: dict[tuple[str, str], Number] = {}
    prints: Counter[tuple[str, str]] = Counter()
    for filed in members:
        mine = {_mark(one.figure): one for one in reversed(numbers(filed, press))}
        for mark, one in mine.items():
            first.setdefault(mark, one)
            prints[mark] += 1
    telling = [mark for mark in first if first[mark].counted or first[mark].figure.unit]
    order = sorted(telling, key=lambda mark: (-prints[mark], first[mark].point.printed_at, mark))
    return tuple(first[mark] for mark in order[:limit])


def _mark(figure: Figure) -> tuple[str, str]:
    return (f"{figure.value}-{figure.high}", figure.unit)


def hashtags_of(members: Iterable[Filed], *, limit: int) -> tuple[tuple[str, str], ...]:
    """Return (label, key) of the hashtags that describe several articles best together."""
    weight: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for filed in members:
        for tag in filed.notes.hashtags if filed.notes else ():
            weight[tag.key] += round(tag.score * 1000)
            labels.setdefault(tag.key, tag.label)
    order = sorted(weight, key=lambda key: (-weight[key], key))
    return tuple((labels[key], key) for key in order[:limit])
