"""What was noted in one text, as JSON: every `start` and `end` indexes that `text`."""

from __future__ import annotations

from broadsheet.news.notes import (
    Figure,
    Hashtag,
    KeyPoint,
    Name,
    Position,
    Quote,
    Source,
    Standing,
    Whereabouts,
)
from broadsheet.news.span import Span
from broadsheet.news.times import Time
from broadsheet.newsroom.printing.typed import TypedDict


class StretchJson(TypedDict):
    """The characters `start` up to, not including, `end` of an article's `text`."""

    start: int
    end: int


class HashtagJson(TypedDict):
    """A hashtag without its sign; a higher score describes the article better."""

    label: str
    key: str
    score: float


class WhereJson(TypedDict):
    """Where a place is: an ISO 3166 code, and degrees or null where only the country is known."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None


class NameJson(TypedDict):
    """Someone or something named; `role` holds the words that say who it is.

    `aliases` are the other forms printed. `confidence` is 0..1, `reason` what it rests on.
    """

    name: str
    key: str
    kind: str
    role: str
    aliases: list[str]
    where: WhereJson | None
    wikidata: str
    confidence: float
    reason: str
    mentions: list[StretchJson]


class QuoteJson(TypedDict):
    """Words somebody said. `speaker` is empty when the text does not say."""

    words: str
    start: int
    end: int
    speaker: str
    speaker_key: str
    role: str
    standing: str
    kind: str
    cue: str
    addressee: str


class SourceJson(TypedDict):
    """Somebody the report leans on; `words` is the whole attribution."""

    label: str
    key: str
    kind: str
    words: str
    start: int
    end: int


class FigureJson(TypedDict):
    """A figure as printed, and its value in whole units as decimal text."""

    words: str
    start: int
    end: int
    value: str
    high: str | None
    hedge: str
    unit: str
    counted: str
    period: str


class TimeJson(TypedDict):
    """A time as printed, and its days: `begins` up to, not including, `ends` (ISO 8601)."""

    words: str
    start: int
    end: int
    begins: str
    ends: str
    exactness: str
    bearing: str
    part: str
    guess: bool
    reason: str


class PositionJson(TypedDict):
    """Where an actor stands on something, and the words that say so."""

    actor: str
    actor_key: str
    role: str
    standing: str
    stance: str
    words: str
    start: int
    end: int
    cue: str
    about: str
    confidence: float
    reason: str


class KeyPointJson(TypedDict):
    """A sentence that carries much of the article."""

    text: str
    start: int
    end: int
    score: float


def hashtag_json(tag: Hashtag) -> HashtagJson:
    """Return a hashtag with its score."""
    return {"label": tag.label, "key": tag.key, "score": tag.score}


def key_point_json(point: KeyPoint, text: str) -> KeyPointJson:
    """Return a key point with its words."""
    return {"text": point.words.of(text), **stretch(point.words), "score": point.score}


def name_json(name: Name, text: str) -> NameJson:
    """Return a name with its role, where it is and every mention."""
    forms = sorted({span.of(text) for span in name.mentions} - {name.label})
    return {
        "name": name.label,
        "key": name.key,
        "kind": name.kind.value,
        "role": words_of(name.role, text),
        "aliases": forms,
        "where": where_json(name.where) if name.where else None,
        "wikidata": name.wikidata,
        "confidence": name.confidence,
        "reason": ", ".join(ground.value for ground in name.grounds),
        "mentions": [stretch(span) for span in name.mentions],
    }


def where_json(where: Whereabouts) -> WhereJson:
    """Return where a place is."""
    return {
        "name": where.label,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
    }


def quote_json(quote: Quote, text: str) -> QuoteJson:
    """Return a quote with who said it."""
    speaker = quote.speaker
    return {
        "words": quote.words.of(text),
        **stretch(quote.words),
        "speaker": speaker.label if speaker else "",
        "speaker_key": speaker.key if speaker else "",
        "role": words_of(speaker.role, text) if speaker else "",
        "standing": (speaker.standing if speaker else Standing.UNKNOWN).value,
        "kind": quote.kind.value,
        "cue": words_of(quote.cue, text),
        "addressee": words_of(quote.addressee, text),
    }


def source_json(source: Source, text: str) -> SourceJson:
    """Return a source with the whole attribution."""
    return {
        "label": source.label,
        "key": source.key,
        "kind": source.kind.value,
        "words": source.words.of(text),
        **stretch(source.words),
    }


def figure_json(figure: Figure, text: str) -> FigureJson:
    """Return a figure as printed and as a value."""
    return {
        "words": figure.words.of(text),
        **stretch(figure.words),
        "value": f"{figure.value:f}",
        "high": None if figure.high is None else f"{figure.high:f}",
        "hedge": figure.hedge.value,
        "unit": figure.unit,
        "counted": words_of(figure.counted, text),
        "period": words_of(figure.period, text),
    }


def time_json(time: Time, text: str) -> TimeJson:
    """Return a time as printed and as days."""
    return {
        "words": time.words.of(text),
        **stretch(time.words),
        "begins": time.begins.isoformat(),
        "ends": time.ends.isoformat(),
        "exactness": time.exactness.value,
        "bearing": time.bearing.value,
        "part": time.part,
        "guess": time.guess,
        "reason": time.reason,
    }


def position_json(position: Position, text: str) -> PositionJson:
    """Return a position with the words it rests on."""
    actor = position.actor
    return {
        "actor": actor.label,
        "actor_key": actor.key,
        "role": words_of(actor.role, text),
        "standing": actor.standing.value,
        "stance": position.stance.value,
        "words": position.words.of(text),
        **stretch(position.words),
        "cue": position.cue.of(text),
        "about": words_of(position.about, text),
        "confidence": position.confidence,
        "reason": position.reason,
    }


def stretch(span: Span) -> StretchJson:
    """Return a span as its two ends."""
    return {"start": span.start, "end": span.end}


def words_of(span: Span | None, text: str) -> str:
    """Return the words of `text` at `span`, empty for no span."""
    return span.of(text) if span is not None else ""
