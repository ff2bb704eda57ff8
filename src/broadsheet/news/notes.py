"""What a reading of one text found, every finding a span of that text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from broadsheet.news.positions import Stance
from broadsheet.news.span import Span
from broadsheet.news.times import Time


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"


class Ground(StrEnum):
    """What speaks for a name being one, and of its kind."""

    TITLE = "a title"
    ROLE = "a role beside it"
    GIVEN = "a given name"
    MODEL = "the name model"
    TABLE = "a table of names"
    WORDS = "its own words"
    AROUND = "the words around it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a place is: `label` is its name in the gazetteer, `country` an ISO 3166 code.

    Latitude and longitude are in degrees, None where only the country is known; a country stands
    where its capital does, and a part of the world has no country.
    """

    label: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Someone or something named: `label` is the fullest form printed, `mentions` in order.

    `key` is the label folded to lower case ASCII with single hyphens, as it stands in addresses.
    `role` points at the words that say who it is ("prime minister of North Macedonia").
    `confidence` (0..1) is how sure it is that this is a name of this kind, `grounds` why it is
    taken for one, the strongest first. `where` is None for all but places that are found without
    doubt. `wikidata` is an id there ("Q84"), empty where none was found without doubt.
    """

    kind: NameKind
    label: str
    key: str
    mentions: tuple[Span, ...]
    role: Span | None = None
    confidence: float = 1.0
    grounds: tuple[Ground, ...] = ()
    where: Whereabouts | None = None
    wikidata: str = ""


class Standing(StrEnum):
    """How a speaker is identified."""

    NAMED = "named"
    UNNAMED = "unnamed"
    BODY = "body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it: `words` are those that name the speaker at this place ("he", "Ms Calder").

    `label` is the full name they lead back to, or the words themselves for an unnamed source;
    `key` is the key of that Name, empty when there is none.
    """

    label: str
    words: Span
    standing: Standing
    key: str = ""
    role: Span | None = None


class QuoteKind(StrEnum):
    """Direct is inside marks, reported is not, mixed is a reported sentence with marked words."""

    DIRECT = "direct"
    REPORTED = "reported"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said; `words` excludes the quotation marks. No speaker means unknown.

    `cue` points at the verb ("said"). `addressee` at whom it was told to ("The Telegraph").
    """

    kind: QuoteKind
    words: Span
    speaker: Speaker | None = None
    cue: Span | None = None
    addressee: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where `actor` stands: the text says so in `words`, from the `cue` ("ruled out") on.

    `about` is what it is about, None where the text leaves it open. `confidence` is 0..1, `reason`
    says in words how the actor was found.
    """

    actor: Speaker
    stance: Stance
    words: Span
    cue: Span
    about: Span | None = None
    confidence: float = 1.0
    reason: str = ""


class SourceKind(StrEnum):
    """What a report leans on."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody the report leans on for a statement: `words` is the whole attribution.

    `label` is the source's name ("The Times"), `key` as in Name.
    """

    kind: SourceKind
    label: str
    key: str
    words: Span
    name: Span


class Hedge(StrEnum):
    """How exactly a figure is given."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    AT_LEAST = "at least"
    UP_TO = "up to"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number: `words` is the figure as printed, hedge and unit with it.

    `value` is the number in whole units (half a million is 500000; 3.2 per cent is 3.2);
    `high` the upper end of a range. `unit` is an ISO 4217 code, "percent", or a unit's name,
    empty for a bare count. `counted` points at what is counted ("people on eight boats").
    """

    words: Span
    value: Decimal
    high: Decimal | None = None
    hedge: Hedge = Hedge.EXACT
    unit: str = ""
    counted: Span | None = None
    period: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashtag:
    """`label` is one normal form without the sign ("ReturnHubs"), `key` its lower case."""

    label: str
    key: str
    score: float
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A sentence of the text that carries much of it."""

    words: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All that was noted in one version of one article.

    `language` is an ISO 639-1 code, empty when unsure. `notices` say in words what was done
    without ("names by rules: no name model on the shelf").
    """

    language: str
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    positions: tuple[Position, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Name, ...]:
        """The names of persons."""
        return tuple(name for name in self.names if name.kind is NameKind.PERSON)
