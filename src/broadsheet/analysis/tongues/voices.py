"""Every verb of saying in a text with the speaker it has, read from front to back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.tongues.speakers import Speakers
from broadsheet.analysis.tongues.subjects import Subject, Subjects
from broadsheet.analysis.tongues.tongue import Tongue
from broadsheet.news.notes import Name, Speaker
from broadsheet.news.span import Span

_NOT = re.compile(r"(?<![^\W_])(?:ne|n['’]|no|non|não|nicht|nie)\s?(?:\w{1,4}\s)?$", re.I)
DASHES = frozenset("—–―")
"""Signs a line of dialogue begins with."""
_LINKS = " ,–—-\u00a0\u202f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A verb of saying, or "according to", with its speaker.

    `behind`: the subject stands behind the verb. `beside`: a quotation ends right before it.
    """

    cue: Span
    subject: Subject | None
    speaker: Speaker | None
    behind: bool
    beside: bool
    according: bool = False

    @property
    def start(self) -> int:
        """Where the words begin that say who speaks."""
        return min(self.cue.start, self.subject.words.start) if self.subject else self.cue.start

    @property
    def end(self) -> int:
        """Where they end."""
        return max(self.cue.end, self.subject.words.end) if self.subject else self.cue.end


class Voices:
    """The voices of one galley, to be asked by place."""

    def __init__(self, galley: Galley, cast: Cast, tongue: Tongue) -> None:
        self._galley, self._text, self._tongue = galley, galley.text, tongue
        self._subjects = Subjects(galley.text, cast, tongue)
        self._speakers = Speakers(galley, cast, self._subjects)
        self._ends = [mark.outer.end for mark in galley.marked]
        self.all = tuple(self._hear())
        self._starts = [voice.cue.start for voice in self.all]

    def between(self, start: int, end: int) -> tuple[Voice, ...]:
        """Return the voices whose verb begins in [`start`, `end`)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_name(self, span: Span, name: Name) -> Voice:
        """Return the voice of a name that stands without a verb."""
        subject = Subject(words=span, name=name)
        speaker = self._speakers.hear(subject)
        return Voice(cue=span, subject=subject, speaker=speaker, behind=False, beside=False)

    def of_opening(self, sentence: Span) -> Voice | None:
        """Return the voice of whom a sentence begins with, whatever its verb."""
        subject = self._subjects.opening(sentence)
        if subject is None or subject.pronoun:
            return None
        speaker = self._speakers.hear(subject)
        return Voice(cue=Span(0, 0), subject=subject, speaker=speaker, behind=False, beside=False)

    def _hear(self) -> Iterator[Voice]:
        for cue, how in sorted(self._cues(), key=lambda one: (one[0].start, -one[0].end)):
            if self._galley.in_head(cue.start):
                continue
            if self._galley.is_quoted(cue.start):
                if how == "said" and (parted := self._parting(cue)) is not None:
                    yield parted
                continue
            beside = self._follows_quote(cue.start)
            if how == "so" and not beside:
                continue
            voice = self._according(cue) if how == "according" else self._said(cue, beside)
            if voice is not None:
                yield voice

    def _cues(self) -> Iterator[tuple[Span, str]]:
        end = 0
        for match in self._tongue.said.finditer(self._text):
            if match.start() >= end:
                end = match.end()
                yield Span(*match.span()), "said"
        for match in self._tongue.according.finditer(self._text):
            yield Span(*match.span()), "according"
        for match in self._tongue.so.finditer(self._text) if self._tongue.so else ():
            yield Span(*match.span()), "so"

    def _according(self, cue: Span) -> Voice | None:
        subject = self._subjects.behind(cue.end, self._galley.sentence_at(cue.start).end)
        if subject is None or subject.pronoun:
            return None
        speaker = self._speakers.hear(subject)
        return Voice(
            cue=cue,
            subject=subject,
            speaker=speaker,
            behind=True,
            beside=self._follows_quote(cue.start),
            according=True,
        )

    def _said(self, cue: Span, beside: bool) -> Voice | None:
        sentence = self._galley.sentence_at(cue.start)
        if _NOT.search(self._text, max(sentence.start, cue.start - 12), cue.start):
            return None
        subject, behind = self._hung_on(cue), True
        if subject is None and (beside or self._turned(cue.start)):
            subject = self._subjects.behind(cue.end, self._ceiling(cue.end, sentence.end))
        if subject is None:
            behind = False
            subject = self._subjects.before(cue.start, self._floor(cue.start, sentence.start))
        if subject is not None and subject.pronoun == "sie" and cue.of(self._text)[-1] == "n":
            speaker = None  # "sagten sie" is they
        elif subject is not None:
            speaker = self._speakers.hear(subject)
        elif self._tongue.drops and (beside or cue.start == sentence.start):
            speaker, behind = self._speakers.again(cue), beside
        else:
            speaker = None
        if subject is None and speaker is None and not beside:
            return None
        return Voice(cue=cue, subject=subject, speaker=speaker, behind=behind, beside=beside)

    def _hung_on(self, cue: Span) -> Subject | None:
        """Return the pronoun that is a part of the verb: "a-t-il dit", "explique-t-elle"."""
        for match in re.finditer(r"(?<=-)(il|elle)(?![^\W_])", cue.of(self._text)):
            words = Span(cue.start + match.start(), cue.start + match.end())
            return Subject(words=words, pronoun=match[0])
        return None

    def _parting(self, cue: Span) -> Voice | None:
        """Return a voice that parts what it says: « Non, a dit Osk, merci. »."""
        mark = self._galley.marks_in(Span(cue.start, cue.start + 1))[0]
        before = self._text[max(mark.inner.start, cue.start - 3) : cue.start].rstrip()
        if self._text[mark.outer.start] != "«" or before[-1:] not in (",", "?", "!", "…"):
            return None
        subject = self._hung_on(cue) or self._subjects.behind(cue.end, mark.inner.end)
        if subject is None or self._text[subject.words.end : subject.words.end + 1] not in ",.»  ":
            return None
        speaker = self._speakers.hear(subject)
        return Voice(cue=cue, subject=subject, speaker=speaker, behind=True, beside=False)

    def _turned(self, at: int) -> bool:
        """Say whether what stands before a verb lets its subject stand behind it."""
        before = self._text[max(0, at - 3) : at].rstrip(" \u00a0\u202f")[-1:]
        if before in (",", "—", "–"):
            return True
        return before in ("?", "!", "…") and self._galley.block_at(at).text[:1] in DASHES

    def _follows_quote(self, at: int) -> bool:
        place = bisect_right(self._ends, at) - 1
        if place < 0 or at - self._ends[place] > 4:
            return False
        return not self._text[self._ends[place] : at].strip(_LINKS)

    def _floor(self, at: int, least: int) -> int:
        """Return where the words before a verb may begin: behind the last quotation."""
        place = bisect_right(self._ends, at) - 1
        return max(least, self._ends[place]) if place >= 0 else least

    def _ceiling(self, at: int, most: int) -> int:
        marks = self._galley.marked
        place = bisect_left(marks, at, key=lambda one: one.outer.start)
        return min(most, marks[place].outer.start) if place < len(marks) else max(most, at)
