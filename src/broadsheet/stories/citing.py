"""Where something stands: an article's house, its moment and its sentences, looked up once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.news.article import FRONT, BlockKind
from broadsheet.news.filed import Filed
from broadsheet.news.ids import ArticleId
from broadsheet.news.ledgers import Cite
from broadsheet.news.press import Press
from broadsheet.news.span import Span
from broadsheet.news.story import Link
from broadsheet.stories.houses import house_of
from broadsheet.stories.origins import texts
from broadsheet.text.sentences import sentences
from broadsheet.text.words import stems

FEWEST_WHOLE = 80
"""Words of body below which a report is a teaser: what it lacks may stand in the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """One print laid out for comparing; `outlet` is its house's key, empty when unknown.

    `original` is the first print of its text: its own id unless it is a copy. `lines` are its
    sentences, headline and captions left out. `whole`: all of its text is here.
    """

    filed: Filed
    outlet: str
    original: ArticleId
    lines: tuple[Span, ...]
    whole: bool

    @property
    def text(self) -> str:
        """The article's text."""
        return self.filed.article.text

    @property
    def language(self) -> str:
        """The language as noted, else as the page says."""
        noted = self.filed.notes.language if self.filed.notes else ""
        return noted or self.filed.article.language or "en"

    def cite(self, words: Span) -> Cite:
        """Return where `words` stand."""
        article = self.filed.article
        return Cite(
            article=article.id, words=words, outlet=self.outlet, printed_at=article.printed_at
        )

    def line_at(self, at: int) -> Span:
        """Return the sentence that holds the character `at`, else an empty span there."""
        place = bisect_right(self.lines, at, key=lambda one: one.start) - 1
        found = self.lines[place] if place >= 0 else Span(at, at)
        return found if found.start <= at < found.end else Span(at, at)

    def stems_of(self, words: Span) -> frozenset[str]:
        """Return the stems of `words`, no stop words."""
        return frozenset(stems(words.of(self.text), self.language))


def sheaves(
    members: Iterable[Filed], press: Press, links: Sequence[Link] = ()
) -> tuple[Sheaf, ...]:
    """Return each print laid out, in order of printing; `links` say which are copies."""
    ordered = sorted(members, key=lambda one: (one.article.printed_at, one.article.id))
    first = {
        one.article.id: group[0].article.id for group in texts(ordered, links) for one in group
    }
    return tuple(_sheaf(one, press, first[one.article.id]) for one in ordered)


def _sheaf(filed: Filed, press: Press, original: ArticleId) -> Sheaf:
    article = filed.article
    house = house_of(article, press)
    body = [
        span
        for part, span in article.laid_out()
        if part.kind not in FRONT and part.kind is not BlockKind.CAPTION
    ]
    told = [
        span
        for part, span in article.laid_out()
        if part.kind not in (BlockKind.HEADLINE, BlockKind.CAPTION)
    ]
    words = sum(len(span.of(article.text).split()) for span in body)
    return Sheaf(
        filed=filed,
        outlet=house.key if house else "",
        original=original,
        lines=_inside(sentences(article.text), told),
        whole=words >= FEWEST_WHOLE and not article.paywalled and not article.continued,
    )


def _inside(lines: Sequence[Span], parts: Sequence[Span]) -> tuple[Span, ...]:
    starts = [part.start for part in parts]
    kept = []
    for line in lines:
        place = bisect_right(starts, line.start) - 1
        if place >= 0 and line.start < parts[place].end:
            kept.append(line)
    return tuple(kept)


def outlets_of(cites: Iterable[Cite]) -> int:
    """Return how many houses printed these; prints of unknown houses count as none."""
    return len({one.outlet for one in cites if one.outlet})
