"""Where each actor stands, in words of the text; no position where the text does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.analysis.actors import BY, Actor, Stage
from broadsheet.analysis.cast import Cast
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.polarity import polarities
from broadsheet.analysis.speakers import Voices
from broadsheet.analysis.stances import Cue, cues_in, first_person, on_condition
from broadsheet.news.notes import Name, Position, Quote, QuoteKind, Standing
from broadsheet.news.positions import Stance
from broadsheet.news.span import Span
from broadsheet.text.models import Embedder

_LONGEST = 2_000
"""Characters of a sentence that is read: nothing longer is one."""
_MOST_ABOUT = 160
_STOP = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bReps)(?<!\bSens)"
    r"(?<!\bSt)(?<!\bRev)(?<!\b[A-Z])(?<!\b[ap])[.](?=[\s\"”’']|$)|[;:!?](?=\s|$)|[\n(]|[\"“”‘«»]"
    r"|,[\s\"”’]|\s[–—-]+\s"
    r"|\s(?:but|because|although|though|while|whereas|after|before|when|saying|said|says|told"
    r"|adding|arguing|citing|calling|as|since|who|which|amid|despite|following)\s"
)
_LOOSE_END = re.compile(
    r"(?:\s(?:the|an?|its|his|her|their|of|in|on|with|to|for|by|and|or|that|from|at|as|than|into"
    r"|he|she|they|we|it|which|who))+$"
)
_ABBREVIATED = re.compile(r"(?:^|\s)(?:Reps?|Sens?|Gov|Mr|Ms|Mrs|Dr|St|Rev|Lt|Gen|U\.S|Jan)$")
_NOT_A_THING = re.compile(
    r"(?:was|were|is|are|has|had|have|will|would|did|does|do|by|as|and|or)\b", re.I
)
_PRONOUNS = frozenset("it them him her that this these those us me you both".split())
_ONE_WORD = re.compile(r"[a-z-]+")
_MORE = re.compile(r", (?:[a-z-]+ ){1,2}(?:and|or) (?!said|says|told|added)[a-z]")
_THING = re.compile(
    r"(?:^|[,;:—–]\s|\bthat\s|\bbut\s|\band\s)((?:(?:the|an?|this|that|any|these|those|its|his|her|their)\s"
    r"|[A-Z])[^,;:—–\"“”\n]{2,70})$",
    re.I,
)
_WITHOUT_ABOUT = frozenset({Stance.NO_COMMENT, Stance.NOT_APPROACHED})
_AGAINST = {Stance.SUPPORTS: 0, Stance.OPPOSES: 2}
CONTRARY = 0.9
"""The chance of the contrary from which a position is not shown."""
OWN_WORDS = 0.85
"""How sure an actor is who says so in a quotation."""
_SUPPOSED = re.compile(
    r"\b(?:if|whether|when|until|unless|do|did|should|would|could|may|might)\s$", re.I
)


def find_positions(
    galley: Galley, names: Sequence[Name], quotes: Sequence[Quote]
) -> tuple[Position, ...]:
    """Return the positions of `galley`, in order of place; English alone.

    The actor is the subject of the words for a stance, whoever is behind it in the passive, the
    speaker where a report says "the country" or "he", or who says "we" in a quotation. A subject
    that leads to nobody, a negation, a modal and a question give none.
    """
    if galley.language not in ("", "en"):
        return ()
    cast = Cast(names, galley.text)
    stage = Stage(galley, cast, Voices(galley, cast), quotes)
    found: list[Position] = []
    for sentence in galley.sentences:
        stage.voices.notice(sentence)
        if len(sentence) <= _LONGEST and not galley.in_head(sentence.start):
            found += _of_sentence(stage, sentence)
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
        if one.words.start >= end:
            end = one.words.end
            yield one


def _of_sentence(stage: Stage, sentence: Span) -> Iterator[Position]:
    text = stage.galley.text
    if text[sentence.end - 1] == "?":
        return
    for cue in cues_in(text, sentence):
        if stage.galley.is_quoted(cue.span.start):
            continue
        actor = stage.actor_of(cue, sentence)
        if actor is None:
            continue
        about = (
            _thing(text, cue, sentence) if actor.passive else _about(stage.galley, cue, sentence)
        )
        if about is None and cue.stance not in _WITHOUT_ABOUT:
            continue
        if about is None or not about.meets(actor.speaker.words):
            yield _position(text, cue, actor, about, sentence)


def _thing(text: str, cue: Cue, sentence: Span) -> Span | None:
    """Return what stands before a passive: "the toll" of "the toll was ruled out by"."""
    start = max(sentence.start, cue.span.start - 100)
    before = re.sub(
        r"(?:\s(?:has|have|had|was|were|is|are|be|been|being|also|\w+ly))+$",
        "",
        text[start : cue.span.start].rstrip(),
    )
    found = _THING.search(before)
    if found is None or found[1].casefold() in _PRONOUNS:
        return None
    return Span(start + found.start(1), start + found.end(1))


def _about(galley: Galley, cue: Cue, within: Span) -> Span | None:
    """Return the words the cue governs, up to the end of its clause."""
    text, at = galley.text, cue.span.end
    if cue.stance in _WITHOUT_ABOUT or BY.match(text, at):
        return None
    end = _clause_end(galley, at, min(within.end, at + _MOST_ABOUT))
    span = Span(at, end).trim(text)
    bare = _LOOSE_END.sub("", span.of(text).rstrip(" ,.;:!?"))
    if len(bare) < 3 or bare.casefold() in _PRONOUNS or _NOT_A_THING.match(bare):
        return None
    return None if _ABBREVIATED.search(bare) else Span(span.start, span.start + len(bare))


def _clause_end(galley: Galley, start: int, limit: int) -> int:
    """Return where the clause that goes on at `start` ends; lists and marked words belong to it."""
    text = galley.text
    marks = {one.outer.start: one.outer.end for one in galley.marks_in(Span(start, limit))}
    stop = _STOP.search(text, start, limit)
    while stop is not None:
        at = stop.start()
        past = marks.get(at, 0)
        if stop.group()[0] == "," and _is_list(text, start, at):
            past = stop.end()
        if not at < past < limit:
            return at
        stop = _STOP.search(text, past, limit)
    return limit


def _is_list(text: str, start: int, comma: int) -> bool:
    """Say whether a comma stands in a list: "clear, simple rules", "coal, oil and gas"."""
    first = _ONE_WORD.fullmatch(text[start:comma].strip())
    return bool(first or _MORE.match(text, comma))


def _position(text: str, cue: Cue, actor: Actor, about: Span | None, sentence: Span) -> Position:
    edges = [cue.span, *((about,) if about else ())]
    words = Span(min(one.start for one in edges), max(one.end for one in edges))
    clause = Span(cue.span.end, max(cue.span.end, min(sentence.end, words.end + 60)))
    return Position(
        actor=actor.speaker,
        stance=on_condition(cue, text, clause),
        words=words,
        cue=cue.span,
        about=about,
        confidence=actor.confidence,
        reason=actor.reason,
    )


def _own_words(galley: Galley, quotes: Sequence[Quote]) -> Iterator[Position]:
    """Yield what speakers say of themselves: "we support this"."""
    text = galley.text
    for quote in quotes:
        speaker = quote.speaker
        if quote.kind is QuoteKind.REPORTED or speaker is None:
            continue
        if speaker.standing is Standing.UNKNOWN or len(quote.words) > _LONGEST:
            continue
        for cue in first_person(text, quote.words):
            lead = text[max(quote.words.start, cue.span.start - 16) : cue.span.start]
            if not galley.is_quoted(cue.span.start) or _SUPPOSED.search(
                re.sub(r"(?:I|[Ww]e)\s?$", "", lead)
            ):
                continue
            about = _about(galley, cue, quote.words)
            if about is not None:
                actor = Actor(speaker, OWN_WORDS, "in the speaker's own words")
                yield _position(text, cue, actor, about, quote.words)
