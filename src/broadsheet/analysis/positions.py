"""Where each actor stands, in words of the text; no position where the text does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject, is_passive, subject_before
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.polarity import polarities
from broadsheet.analysis.speakers import Voices
from broadsheet.analysis.stances import Cue, cues_in, first_person, on_condition
from broadsheet.news.notes import Name, NameKind, Position, Quote, QuoteKind, Speaker, Standing
from broadsheet.news.positions import Stance
from broadsheet.news.span import Span
from broadsheet.text.models import Embedder

_LONGEST = 2_000
"""Characters of a sentence that is read: nothing longer is one."""
_MOST_ABOUT = 160
_STOP = re.compile(
    r"[.;:!?](?=\s|$)|[\n\"“”‘«»(]|,\s|\s[–—-]\s|\s(?:but|because|although|while|after|before|when|saying"
    r"|adding|arguing|as|since|who|which)\s"
)
_BY = re.compile(r"\sby\s(?:the\s)?")
_OWN = re.compile(
    r"(?:(?:the|his|her|its|their|our|my)\s(?:country|government|party|company|nation|council|firm"
    r"|administration|club|union|ministry|department)|he|she|it|they|we|I)$",
    re.I,
)
_OPENS_ABOUT = re.compile(r"\s*(?:the\s)?(?=\w)")
_SPOKEN = frozenset({QuoteKind.REPORTED, QuoteKind.MIXED})
_WITHOUT_ABOUT = frozenset({Stance.NO_COMMENT, Stance.NOT_APPROACHED})
_AGAINST = {Stance.SUPPORTS: 0, Stance.OPPOSES: 2}
CONTRARY = 0.9
"""The chance of the contrary from which a position is not shown."""
NEAR, TOLD, OWN_WORDS = 0.9, 0.8, 0.85
"""How sure an actor is: the subject of the verb, the speaker of a report, of a quotation."""


@dataclass(frozen=True, slots=True)
class _Actor:
    speaker: Speaker
    confidence: float
    reason: str


def find_positions(
    galley: Galley, names: Sequence[Name], quotes: Sequence[Quote]
) -> tuple[Position, ...]:
    """Return the positions of `galley`, in order of place; English alone.

    The actor is the subject of the words for a stance, whoever is behind it in the passive, the
    speaker where a report says "the country" or "he", or who says "we" in a quotation. A subject
    that leads to nobody named, a negation and a modal give none; an unnamed source may have one.
    """
    if galley.language not in ("", "en"):
        return ()
    cast = Cast(names, galley.text)
    voices = Voices(galley, cast)
    found: list[Position] = []
    for sentence in galley.sentences:
        voices.notice(sentence)
        if len(sentence) <= _LONGEST and not galley.in_head(sentence.start):
            found += _of_sentence(galley, cast, voices, sentence, quotes)
    found += _own_words(galley, quotes)
    return tuple(_apart(sorted(found, key=lambda one: one.words)))


def borne_out(
    positions: Sequence[Position], galley: Galley, embedder: Embedder | None
) -> tuple[Position, ...]:
    """Return the positions that the way their sentence speaks of the matter does not deny.

    Only support and opposition are asked about, and only against odds of CONTRARY is one dropped:
    the words of the text decide, the model may but silence them.
    """
    asked = [one for one in positions if one.stance in _AGAINST and one.about is not None]
    questions = []
    for one in asked:
        sentence = galley.sentence_at(one.words.start)
        target = one.about or one.words
        end = min(target.end, sentence.end)
        inside = Span(target.start - sentence.start, max(target.start, end) - sentence.start)
        questions.append((sentence.of(galley.text), inside))
    odds = dict(zip(asked, polarities(questions, embedder), strict=True))
    return tuple(
        one for one in positions if one not in odds or odds[one][_AGAINST[one.stance]] < CONTRARY
    )


def _apart(found: Sequence[Position]) -> Iterator[Position]:
    end = -1
    for one in found:
        if one.cue.start >= end:
            end = one.words.end
            yield one


def _of_sentence(
    galley: Galley, cast: Cast, voices: Voices, sentence: Span, quotes: Sequence[Quote]
) -> Iterator[Position]:
    for cue in cues_in(galley.text, sentence):
        if galley.is_quoted(cue.span.start):
            continue
        spoken = next((one for one in quotes if _reports(one, cue.span)), None)
        about = _about(galley.text, cue, sentence)
        actor = _actor(galley, cast, voices, sentence, cue, spoken)
        if actor is not None and not _is_about(actor.speaker, about):
            yield _position(galley.text, cue, actor, about, sentence)


def _reports(quote: Quote, cue: Span) -> bool:
    return quote.kind in _SPOKEN and quote.speaker is not None and quote.words.holds(cue)


def _actor(
    galley: Galley,
    cast: Cast,
    voices: Voices,
    sentence: Span,
    cue: Cue,
    spoken: Quote | None,
) -> _Actor | None:
    text = galley.text
    least = spoken.words.start if spoken else sentence.start
    if is_passive(text, cue.span.start, least):
        return _behind(text, cast, voices, cue, sentence)
    subject, denied = subject_before(text, cast, cue.span.start, least)
    if denied:
        return None
    before = text[max(least, cue.span.start - 60) : cue.span.start].rstrip()
    if spoken and spoken.speaker and (subject is None or subject.name is None):
        if _OWN.search(_bare(before)) and spoken.speaker.standing is not Standing.UNKNOWN:
            return _Actor(spoken.speaker, TOLD, "said by the speaker of a reported sentence")
        return None
    speaker = voices.hear(subject) if subject else _place(cast, text, cue)
    if speaker is None or speaker.standing is Standing.UNKNOWN:
        return None
    return _Actor(speaker, NEAR, "the subject of the words that say so")


def _bare(before: str) -> str:
    """Return what stands before a cue without auxiliaries and adverbs."""
    return re.sub(
        r"(?:\s(?:has|have|had|would|will|also|already|now|still|formally|is|are|was|were|be|been"
        r"|could|yet|never|not))+$",
        "",
        before,
    )


def _place(cast: Cast, text: str, cue: Cue) -> Speaker | None:
    """Return a country that opens its sentence right before the cue: "Albania ruled out"."""
    named = cast.ending_at(cue.span.start - 1)
    if named is None or named[1].kind is not NameKind.PLACE:
        return None
    return Speaker(label=named[1].label, words=named[0], standing=Standing.BODY, key=named[1].key)


def _behind(text: str, cast: Cast, voices: Voices, cue: Cue, sentence: Span) -> _Actor | None:
    """Return who acts in the passive: "was ruled out by the mayor, Orla Vance"."""
    by = _BY.match(text, cue.span.end, sentence.end)
    named = cast.starting_at(by.end()) if by else None
    if named is None:
        return None
    speaker = voices.hear(Subject(words=named[0], name=named[1]))
    return _Actor(speaker, NEAR, "named behind the words that say so") if speaker else None


def _is_about(actor: Speaker, about: Span | None) -> bool:
    return about is not None and about.meets(actor.words)


def _about(text: str, cue: Cue, sentence: Span) -> Span | None:
    """Return the words the cue governs, up to the end of its clause."""
    if cue.stance in _WITHOUT_ABOUT or _BY.match(text, cue.span.end):
        return None
    end = min(sentence.end, cue.span.end + _MOST_ABOUT)
    stop = _STOP.search(text, cue.span.end, end)
    span = Span(cue.span.end, stop.start() if stop else end).trim(text)
    bare = span.of(text).rstrip(" ,.;:!?")
    return Span(span.start, span.start + len(bare)) if len(bare) > 2 else None


def _position(text: str, cue: Cue, actor: _Actor, about: Span | None, sentence: Span) -> Position:
    end = about.end if about else cue.span.end
    clause = Span(cue.span.end, min(sentence.end, end + 60))
    return Position(
        actor=actor.speaker,
        stance=on_condition(cue.stance, text, clause),
        words=Span(cue.span.start, end),
        cue=cue.span,
        about=about,
        confidence=actor.confidence,
        reason=actor.reason,
    )


def _own_words(galley: Galley, quotes: Sequence[Quote]) -> Iterator[Position]:
    """Yield what speakers say of themselves: "we support this"."""
    for quote in quotes:
        speaker = quote.speaker
        if quote.kind is QuoteKind.REPORTED or speaker is None:
            continue
        if speaker.standing is Standing.UNKNOWN or len(quote.words) > _LONGEST:
            continue
        for cue in first_person(galley.text, quote.words):
            if galley.is_quoted(cue.span.start):
                actor = _Actor(speaker, OWN_WORDS, "in the speaker's own words")
                about = _about(galley.text, cue, quote.words)
                yield _position(galley.text, cue, actor, about, quote.words)
