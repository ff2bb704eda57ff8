"""Who it is that takes a stance: the subject of its words, and nobody where that is unsure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject, is_passive, subject_before
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.speakers import Voices
from broadsheet.analysis.stances import Cue
from broadsheet.news.notes import NameKind, Quote, QuoteKind, Speaker, Standing
from broadsheet.news.positions import Stance
from broadsheet.news.span import Span

BY = re.compile(r" by (?:the )?")
NEAR, TOLD, OTHERS = 0.9, 0.8, 0.7
"""How sure an actor is: the subject, the speaker of a report, who another says it is."""
_OWN = re.compile(
    r"(?:(?:the|his|her|its|their|our|my) (?:country|government|party|company|nation|council|firm"
    r"|administration|club|union|ministry|department)|he|she|it|they|we|I)$",
    re.I,
)
_AUXILIARIES = re.compile(
    r"(?: (?:has|have|had|would|will|also|already|now|still|formally|strongly|firmly|is|are|was"
    r"|were|be|been|never|not))+$"
)
_HALF = re.compile(
    r"\b(?:if|whether|unless|until|even if|in case|why|how|should|nearly|almost|once|originally"
    r"|initially|formerly|no longer|at first|hardly|barely|(?:denied|denies|denying|rumou?rs?"
    r"|claims?|claimed|claiming|suggest(?:ed|s|ions?|ing)|alleg(?:ed|ations?|ing)|speculation"
    r"|accus(?:ed|ing)|fears?|hopes?|hoping|hoped|imagine|pretend(?:ed|ing)?)(?: that)?)"
    r"(?: the| an?)?$"
)
_INSIDE = re.compile(r"\b(?:who|which)(?: [a-z]+){1,3}\.?$")
"""A name behind "who knew" belongs to what comes before the verb, and need not be its subject."""
_BEFORE_CUE = re.compile(
    r"\b(?:nearly|almost|once|originally|initially|formerly|no longer|at first|hardly|barely)$"
)
_OWNER = re.compile(r"['’]s?\s$")
_VAGUE = re.compile(
    r"(?:(?:the )?(?:few|more|most|many|some|other|others|all|both|several|people|members|employees"
    r"|any|anyone|everyone|somebody|someone|those|these|no|none|neither|nobody|nor|only|each|every|an?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions|half|\d[\d,]*)\b)"
    r"|it['’]s\b|.*\b(?:whether|if|that|enough|reason|way|time|thing|day|moment|cases?|last|first)\b"
    r"|.*['’]s (?:also|been)\b",
    re.I,
)
_SPEAKS = re.compile(r"\b(?:spokes\w+|sources?|officials?|representatives?)\b", re.I)
_RULES = re.compile(
    r"\b(?:judges?|courts?|jury|jurors|justices?|magistrates?|tribunals?|panel of judges)\b", re.I
)
_RULED = frozenset({Stance.DENIES, Stance.RULES_OUT, Stance.OPEN_TO, Stance.SUPPORTS})
_IN = re.compile(
    r"\b(?:of|for|to|by|with|at|from|on|in|against|about|like|than|near|between|including) $|, $"
)
_PAST = re.compile(r"\w+ed$")
_PLAIN = frozenset(
    "said says say told tells added adds announced confirmed confirms reported according".split()
)
_SPOKEN = frozenset({QuoteKind.REPORTED, QuoteKind.MIXED})
_SHE_HE, _THING = frozenset({"he", "she"}), frozenset({"it", "they"})
_WINDOW = 300
"""Characters before a pronoun in which nobody but its antecedent may be named."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a stance, how sure that is, and why; `passive` where he stands behind "by"."""

    speaker: Speaker
    confidence: float
    reason: str
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One text with all who appear in it, to be asked who stands behind a cue."""

    galley: Galley
    cast: Cast
    voices: Voices
    quotes: Sequence[Quote]

    def actor_of(self, cue: Cue, sentence: Span) -> Actor | None:
        """Return who takes the stance of `cue`, None when that is not said or not sure."""
        found = self._found(cue, sentence)
        if found is None or self._unfit(found.speaker, cue):
            return None
        return None if self._is_half_said(found, cue, sentence) else found

    def _found(self, cue: Cue, sentence: Span) -> Actor | None:
        text = self.galley.text
        spoken = self._spoken(cue)
        least = spoken.words.start if spoken else sentence.start
        if is_passive(text, cue.span.start, least):
            return self._behind(cue, sentence)
        if BY.match(text, cue.span.end) and _PAST.match(cue.span.of(text)):
            return None  # "a plan backed by the mayor"
        if _OWNER.search(text[cue.span.start - 3 : cue.span.start] if cue.span.start > 2 else ""):
            return None  # "the council's calls for"
        subject, denied = subject_before(text, self.cast, cue.span.start, least)
        if denied:
            return None
        if spoken and spoken.speaker and (subject is None or subject.name is None):
            return self._teller(spoken, spoken.speaker, cue)
        speaker = self._heard(subject, sentence) if subject else None
        if speaker is None:
            return None
        if spoken and spoken.speaker and spoken.speaker.key != speaker.key:
            return self._by_another(spoken, speaker)
        return Actor(speaker, NEAR, "the subject of the words that say so")

    def _spoken(self, cue: Cue) -> Quote | None:
        return next(
            (
                one
                for one in self.quotes
                if one.kind in _SPOKEN and one.speaker is not None and one.words.holds(cue.span)
            ),
            None,
        )

    def _teller(self, spoken: Quote, speaker: Speaker, cue: Cue) -> Actor | None:
        """Return who said "the country was open to it", where nobody else can be meant."""
        text, start = self.galley.text, spoken.words.start
        before = _AUXILIARIES.sub("", text[start : cue.span.start].rstrip())
        own = _OWN.search(before)
        if own is None or speaker.standing is Standing.UNKNOWN:
            return None
        persons = own.group().casefold() in _SHE_HE
        others = [
            name
            for _, name in self.cast.inside(start, cue.span.start)
            if name.key != speaker.key and (name.kind is NameKind.PERSON) >= persons
        ]
        if others:
            return None
        return Actor(speaker, TOLD, "said by the speaker of a reported sentence")

    def _by_another(self, spoken: Quote, speaker: Speaker) -> Actor | None:
        verb = spoken.cue.of(self.galley.text).casefold().split() if spoken.cue else []
        if not verb or verb[0] not in _PLAIN:
            return None
        return Actor(speaker, OTHERS, "as another reports it")

    def _heard(self, subject: Subject, sentence: Span) -> Speaker | None:
        text = self.galley.text
        start = subject.words.start
        if subject.joint and _IN.search(text[max(sentence.start, start - 12) : start]):
            return None
        if subject.joint and start != sentence.start and text[start - 2 : start] == ", ":
            return None
        speaker = self.voices.hear(subject)
        if speaker is None or not self._is_meant(subject, speaker, sentence):
            return None
        return speaker

    def _is_meant(self, subject: Subject, speaker: Speaker, sentence: Span) -> bool:
        """Say whether nobody else can be meant by a pronoun."""
        at = subject.words.start
        if subject.pronoun in _SHE_HE:
            near = [
                (span, name)
                for span, name in self.cast.inside(max(0, at - _WINDOW), at)
                if name.kind is NameKind.PERSON
            ]
            if any(name.key != speaker.key for span, name in near if span.start >= sentence.start):
                return False
            if not near:
                return bool(self.cast.genders.get(speaker.key))
            sure = self.cast.genders.get(speaker.key) or len({name.key for _, name in near}) == 1
            return bool(sure) and near[-1][1].key == speaker.key
        if subject.pronoun in _THING:
            named = self.cast.inside(max(0, at - _WINDOW), at)
            return bool(named) and named[-1][1].key == speaker.key
        return True

    def _behind(self, cue: Cue, sentence: Span) -> Actor | None:
        """Return who acts in the passive: "was ruled out by the mayor, Orla Vance"."""
        by = BY.match(self.galley.text, cue.span.end, sentence.end)
        named = self.cast.starting_at(by.end()) if by else None
        if named is None:
            return None
        speaker = self.voices.hear(Subject(words=named[0], name=named[1]))
        if speaker is None:
            return None
        return Actor(speaker, NEAR, "named behind the words that say so", passive=True)

    def _unfit(self, speaker: Speaker, cue: Cue) -> bool:
        """Say whether the words name nobody in particular, or one who rules rather than holds."""
        words = speaker.words.of(self.galley.text)
        role = speaker.role.of(self.galley.text) if speaker.role else ""
        if speaker.standing is Standing.UNKNOWN or len(words) > (90 if speaker.key else 60):
            return True
        if cue.stance in _RULED and _RULES.search(f"{speaker.label} {words} {role}"):
            return True
        return not speaker.key and not _SPEAKS.search(words) and bool(_VAGUE.match(words))

    def _is_half_said(self, actor: Actor, cue: Cue, sentence: Span) -> bool:
        """Say whether it is only supposed, denied, or over: "if she backed", "he once opposed"."""
        text, start = self.galley.text, min(actor.speaker.words.start, cue.span.start)
        before = text[max(sentence.start, start - 60) : max(sentence.start, start)].rstrip()
        aside = text[max(sentence.start, cue.span.start - 40) : cue.span.start].rstrip()
        low = before.casefold()
        return bool(_HALF.search(low) or _INSIDE.search(low) or _BEFORE_CUE.search(aside))
