"""What one article leans on: a printed credit, or a report of another house in its first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.news.article import FRONT, Article
from broadsheet.news.filed import Filed
from broadsheet.news.notes import SourceKind
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.news.story import Leaning, OriginStep
from broadsheet.stories.houses import House, house_named, house_of

LEAD_PARAGRAPHS = 2
"""Paragraphs of the body that, with headline and standfirst, say whose news it is."""

_BETWEEN = re.compile(r"\s*(?:[/;|,]|\band\b|\bund\b|\bet\b|\by\b|&)\s*", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """A leaning by attribution: `house` is leaned on; `leading` when the first lines say so."""

    house: House
    leaning: Leaning
    leading: bool


def credited(one: Filed, press: Press) -> Iterator[tuple[House, Leaning]]:
    """Yield each other house that the article's credit names, as the page prints the credit."""
    own = house_of(one.article, press)
    for house in _houses_in(one.article.credit, press):
        if own is None or house.key != own.key:
            yield (
                house,
                Leaning(
                    article=one.article.id,
                    origin=house.name,
                    step=OriginStep.CREDIT,
                    evidence=one.article.credit,
                ),
            )


def attributed(one: Filed, press: Press) -> Iterator[Attributed]:
    """Yield each other house the text says it has something from, once each, first place first."""
    own = house_of(one.article, press)
    seen = {own.key} if own else set()
    lead = lead_span(one.article)
    sources = one.notes.sources if one.notes else ()
    for source in sorted(sources, key=lambda found: found.words.start):
        if source.kind not in (SourceKind.OUTLET, SourceKind.AGENCY):
            continue
        house = house_named(source.label, press)
        evidence = _words(source.words, one.article.text)
        if house is None or house.key in seen or not evidence:
            continue
        seen.add(house.key)
        yield Attributed(
            house=house,
            leading=source.words.start < lead.end,
            leaning=Leaning(
                article=one.article.id,
                origin=house.name,
                step=OriginStep.ATTRIBUTION,
                evidence=evidence,
            ),
        )


def lead_span(article: Article) -> Span:
    """Return the span of headline, standfirst and the first LEAD_PARAGRAPHS parts of the body."""
    end = body = 0
    for part, span in article.laid_out():
        if part.kind not in FRONT:
            body += 1
        if body > LEAD_PARAGRAPHS:
            break
        end = span.end
    return Span(0, end)


def _houses_in(credit: str, press: Press) -> Iterator[House]:
    """Yield the houses a credit names: "IW", or "Evening Post and Island Wire" where it is two."""
    if not credit.strip():
        return
    parts = [part for part in _BETWEEN.split(credit) if part.strip()]
    known = [part for part in parts if press.named(part) is not None]
    whole = press.named(credit) is not None or not known
    seen: set[str] = set()
    for part in [credit] if whole else known:
        house = house_named(part, press)
        if house is not None and house.key not in seen:
            seen.add(house.key)
            yield house


def _words(span: Span, text: str) -> str:
    return span.of(text) if span.end <= len(text) else ""
