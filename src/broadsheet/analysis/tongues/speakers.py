"""Who is meant by the words beside a verb of saying, and who by a pronoun."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.tongues.subjects import Subject, Subjects
from broadsheet.news.article import GAP
from broadsheet.news.notes import Name, NameKind, Speaker, Standing
from broadsheet.news.span import Span

_FAR = 700
"""How far back, in characters, whom a pronoun means may have spoken last."""


class Speakers:
    """Follows a text from front to back and leads pronouns to whoever spoke last."""

    def __init__(self, galley: Galley, cast: Cast, subjects: Subjects) -> None:
        self._galley, self._cast, self._tongue = galley, cast, subjects.tongue
        self._opening = subjects.opening
        self._last: tuple[int, Speaker] | None = None

    def hear(self, subject: Subject) -> Speaker | None:
        """Return the speaker `subject` means, None when that is not sure, and remember it."""
        found = self._meant(subject)
        if found is not None:
            self._last = (subject.words.end, found)
        return found

    def again(self, cue: Span) -> Speaker | None:
        """Return who goes on speaking at a verb without a subject: the last one, if no other."""
        if self._last is None or cue.start - self._last[0] > _FAR:
            return None
        end, speaker = self._last
        if any(name.key != speaker.key for name in self._people(end, cue.start)):
            return None
        return replace(speaker, words=cue)

    def _meant(self, subject: Subject) -> Speaker | None:
        if subject.name is not None:
            return _named(subject.name, subject.words)
        if subject.pronoun:
            return self._of_pronoun(subject)
        if subject.stranger is not None:
            label = subject.stranger.of(self._galley.text)
            return Speaker(label=label, words=subject.words, standing=Standing.UNKNOWN)
        words = subject.words.of(self._galley.text)
        standing = Standing.UNNAMED
        if subject.noun in self._tongue.bodies:
            standing = Standing.BODY
        elif subject.definite and subject.noun not in self._tongue.voices:
            held = self._cast.in_role([subject.noun], subject.words.start)
            if held is not None:
                return _named(held, subject.words)
            standing = Standing.UNKNOWN
        return Speaker(label=words, words=subject.words, standing=standing)

    def _of_pronoun(self, subject: Subject) -> Speaker | None:
        """Return whom a pronoun means: the one person of its paragraph, or who spoke last."""
        gender = self._tongue.pronouns[subject.pronoun]
        at = subject.words.start
        start = max(self._galley.part_at(at).start, at - _FAR)
        named = self._named_in(start, at, gender)
        phrases = self._phrases_in(start, at, gender)
        if len(named) + len(phrases) == 1:
            found = _named(named[0], subject.words) if named else self._meant(phrases[0])
            return replace(found, words=subject.words) if found else None
        if self._last is None or at - self._last[0] > _FAR:
            return None
        end, speaker = self._last
        between = self._named_in(end, at, gender)
        if phrases or speaker.standing is Standing.BODY or not self._fits(speaker.key, gender):
            return None
        unnamed = speaker.standing is not Standing.NAMED
        if unnamed and GAP in self._galley.text[end:at].partition(GAP)[2]:
            return None  # Whoever has no name is soon out of mind.
        if all(one.key == speaker.key for one in between):
            return replace(speaker, words=subject.words)
        return None

    def _named_in(self, start: int, end: int, gender: str) -> list[Name]:
        near = {one.key: one for one in self._people(start, end) if self._fits(one.key, gender)}
        return list(near.values())

    def _phrases_in(self, start: int, end: int, gender: str) -> list[Subject]:
        """Return those without a name whom sentences in [`start`, `end`) begin with."""
        found = []
        for sentence in self._galley.sentences_in(start, end):
            if self._galley.is_quoted(sentence.start) or sentence.start >= end:
                continue
            one = self._opening(sentence)
            person = one and one.noun in self._tongue.people and not one.definite
            if one and person and one.gender in ("", gender):
                found.append(one)
        return found

    def _fits(self, key: str, gender: str) -> bool:
        return self._cast.genders.get(key, gender) == gender

    def _people(self, start: int, end: int) -> list[Name]:
        """Return the persons named outside quotations in [`start`, `end`)."""
        return [
            name
            for span, name in self._cast.inside(start, end)
            if name.kind is NameKind.PERSON and not self._galley.is_quoted(span.start)
        ]


def _named(name: Name, words: Span) -> Speaker:
    standing = Standing.NAMED if name.kind is NameKind.PERSON else Standing.BODY
    return Speaker(label=name.label, words=words, standing=standing, key=name.key, role=name.role)
