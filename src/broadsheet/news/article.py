"""An article as printed: headline, standfirst, body, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from broadsheet.news.dateline import Dateline
from broadsheet.news.ids import ArticleId, VersionId, article_id, version_id
from broadsheet.news.span import Span

GAP = "\n\n"
"""What stands between two parts of an article's text."""


class BlockKind(StrEnum):
    """What a part of an article is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    ITEM = "item"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"


class ArticleKind(StrEnum):
    """The trade's kinds of copy, as far as the page says so."""

    REPORT = "report"
    OPINION = "opinion"
    LIVE = "live"
    BRIEF = "brief"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of the body; `text` holds no line breaks. `entry` dates a live blog's entry."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    entry: Dateline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of one outlet, as it stood at `seen_at`.

    `identity` is the canonical address, or a `capture:` URN where no address was printed.
    `outlet` is the outlet's name as printed, empty when the page does not say. `credit` is the
    agency or outlet the page credits for its text ("Island Wire"), as printed. `related` holds
    the identities of articles printed beside it. `paywalled`: the page says that its text, or a
    part of it, is for those who pay. `reservations` are the uses the outlet reserves, as printed
    ("tdm-reservation: 1"). `continued` is the address where the text goes on, empty when it is
    whole. `text` is headline, standfirst and blocks, each
    apart by a blank line: every span of a note points into it.
    """

    identity: str
    headline: str
    blocks: tuple[Block, ...]
    seen_at: datetime
    standfirst: str = ""
    outlet: str = ""
    url: str = ""
    byline: tuple[str, ...] = ()
    credit: str = ""
    published: Dateline | None = None
    modified: Dateline | None = None
    language: str = ""
    kind: ArticleKind = ArticleKind.REPORT
    section: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    related: tuple[str, ...] = ()
    paywalled: bool = False
    reservations: tuple[str, ...] = ()
    continued: str = ""
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", GAP.join(part.text for part in self.parts()))

    @property
    def id(self) -> ArticleId:
        """The article's id: the same at every reading."""
        return article_id(self.identity)

    @property
    def version(self) -> VersionId:
        """The id of this printed text of the article."""
        return version_id(self.id, self.text)

    @property
    def printed_at(self) -> datetime:
        """When it was printed, or, unknown, when it was seen; never later than seen."""
        if self.published is None:
            return self.seen_at
        return min(self.published.at, self.seen_at)

    def parts(self) -> Iterator[Block]:
        """Yield headline, standfirst (if any) and body blocks in order."""
        yield Block(text=self.headline, kind=BlockKind.HEADLINE)
        if self.standfirst:
            yield Block(text=self.standfirst, kind=BlockKind.STANDFIRST)
        yield from self.blocks

    def laid_out(self) -> Iterator[tuple[Block, Span]]:
        """Yield every part with the span of `text` it fills."""
        at = 0
        for part in self.parts():
            yield part, Span(at, at + len(part.text))
            at += len(part.text) + len(GAP)

    def body(self) -> Span:
        """Return the span of `text` the blocks fill (empty at the end when there are none)."""
        spans = [span for part, span in self.laid_out() if part.kind not in FRONT]
        if not spans:
            return Span(len(self.text), len(self.text))
        return Span(spans[0].start, spans[-1].end)


FRONT = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
"""The parts of an article that stand above its body."""
