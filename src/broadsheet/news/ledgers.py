"""What the reports of one story say side by side: figures, quotes, facts, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from broadsheet.news.ids import ArticleId
from broadsheet.news.notes import Figure, Quote, Standing
from broadsheet.news.span import Span
from broadsheet.news.times import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Words of one print: `words` is a span of that article's text; `outlet` the key of its house.

    `outlet` is empty where nobody knows who printed it.
    """

    article: ArticleId
    words: Span
    outlet: str
    printed_at: datetime


class Agreement(StrEnum):
    """How the prints of one figure stand to each other."""

    ALONE = "alone"
    AGREE = "agree"
    ROUNDS = "rounds"
    UPDATED = "updated"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePrint:
    """One print of a figure; `label` is what it counts, as printed there."""

    cite: Cite
    figure: Figure
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """What is counted, and every print of it in order of printing.

    `label` is the fullest wording of what is counted, `unit` as in Figure. `outlets` counts houses,
    `texts` the texts that are no copies of one another. `reason` says in words how the prints stand
    to each other.
    """

    label: str
    unit: str
    prints: tuple[FigurePrint, ...]
    agreement: Agreement
    outlets: int
    texts: int
    reason: str

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The different values printed, in order of first printing."""
        return tuple(dict.fromkeys(one.figure.value for one in self.prints))


class Wording(StrEnum):
    """How a print gives words that another print gives first."""

    FIRST = "first"
    SAME = "same"
    CUT = "cut"
    FULLER = "fuller"
    OTHER = "other"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePrint:
    """One print of something said, and how its wording stands to the first direct print."""

    cite: Cite
    quote: Quote
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One thing said by one speaker: every print of it in order of printing, the first one first.

    `fullest` is the print that gives most of it word for word.
    """

    prints: tuple[QuotePrint, ...]
    fullest: QuotePrint
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLedger:
    """All one speaker said in these texts; `key` is empty where no name is known."""

    label: str
    key: str
    standing: Standing
    lines: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLedger:
    """Who said what over several texts.

    `quotes` counts prints that have a speaker, `unnamed` those of unnamed sources among them.
    """

    speakers: tuple[SpeakerLedger, ...]
    quotes: int
    unnamed: int

    @property
    def unnamed_share(self) -> float:
        """The part of the quotes that unnamed sources gave, 0..1."""
        return self.unnamed / self.quotes if self.quotes else 0.0


class Held(StrEnum):
    """Whether an outlet's report holds a fact; UNKNOWN where its text is not all here."""

    YES = "yes"
    LEFT_OUT = "left out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One outlet's word on one fact, with where it stands when it is there."""

    held: Held
    cite: Cite | None = None


class FactKind(StrEnum):
    """What a fact of the matrix is."""

    FIGURE = "figure"
    QUOTE = "quote"
    POSITION = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something at least two outlets carry; `first` is its first print, `cells` one an outlet.

    `label` says what it is in a few words: what is counted, or who speaks.
    """

    kind: FactKind
    label: str
    first: Cite
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Facts by outlet: `outlets` are the keys of the columns, in order of first printing."""

    outlets: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One entry of a timeline: the sentence at `cite`, dated by the words at `when`.

    `outlets` counts the houses that print it, `ahead` says that it begins after the story's day.
    """

    time: Time
    cite: Cite
    when: Cite
    outlets: int
    ahead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A sentence that no earlier print of the story held and this reader has not seen."""

    cite: Cite
    reason: str
