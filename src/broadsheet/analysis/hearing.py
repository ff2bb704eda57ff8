"""Every verb of saying in a text with the speaker it has, read from front to back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject, is_passive, subject_after, subject_before
from broadsheet.analysis.cues import Cue, CueKind, find_cues
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.roles import leads_in
from broadsheet.analysis.speakers import Voices
from broadsheet.news.notes import NameKind, Speaker
from broadsheet.news.span import Span

_AND_BEFORE = re.compile(r"(?<![^\W_])(?:and|but|or)\s(?:also\s|then\s|later\s)?$")
_CLAUSE_ENDS = re.compile(
    r"\s*(?:[,.;:!?)\"“‘'»–—-]|$|(?:in|on|at|after|as|when|while|during|yesterday|today|last|this"
    r"|of|who|outside|from)(?![^\W_]))"
)
_ONE_UTTERANCE = 400
"""How far back, in characters, a verb may stand whose speaker a participle shares."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue with its speaker.

    `subject` is None when the cue has no subject of its own; `denied` says that the words were
    not, or not surely, said; `behind` that the subject stands behind the verb ("said Mr Pell").
    """

    cue: Cue
    subject: Subject | None = None
    speaker: Speaker | None = None
    denied: bool = False
    behind: bool = False

    @property
    def start(self) -> int:
        """Where the clause begins, subject or verb."""
        begins = self.cue.span.start
        return min(begins, self.subject.words.start) if self.subject else begins

    @property
    def end(self) -> int:
        """Where the clause ends, verb or subject."""
        ends = self.cue.span.end
        return max(ends, self.subject.words.end) if self.subject else ends


class Hearing:
    """The voices of one galley, to be asked by place."""

    def __init__(self, galley: Galley, cast: Cast) -> None:
        self.galley, self.cast, self.text = galley, cast, galley.text
        self._mark_starts = [mark.outer.start for mark in galley.marked]
        self._mark_ends = frozenset(mark.outer.end for mark in galley.marked)
        self._meaning = Voices(galley, cast)
        self.voices = tuple(self._hear_all())
        self._starts = [voice.cue.span.start for voice in self.voices]

    def between(self, start: int, end: int) -> tuple[Voice, ...]:
        """Return the voices whose verb begins in [`start`, `end`]."""
        return self.voices[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def quote_between(self, start: int, end: int) -> bool:
        """Say whether a quotation begins in [`start`, `end`)."""
        place = bisect_left(self._mark_starts, start)
        return place < len(self._mark_starts) and self._mark_starts[place] < end

    def _hear_all(self) -> Iterator[Voice]:
        sentences = iter(self.galley.sentences)
        sentence = next(sentences, None)
        earlier: list[Voice] = []
        for cue in find_cues(self.galley):
            while sentence is not None and sentence.start <= cue.span.start:
                self._meaning.notice(sentence)
                sentence = next(sentences, None)
            earlier.append(self._hear(cue, earlier))
            yield earlier[-1]

    def _hear(self, cue: Cue, earlier: list[Voice]) -> Voice:
        at, sentence = cue.span.start, self.galley.sentence_at(cue.span.start)
        least = self._clause_floor(sentence, at)
        if cue.kind is CueKind.ACCORDING:
            subject = subject_after(self.text, self.cast, cue.span.end, sentence.end)
            return self._voice(cue, subject, behind=True)
        if cue.kind is CueKind.GERUND or _AND_BEFORE.search(self.text, max(least, at - 14), at):
            return self._shared(cue, sentence, earlier)
        behind = self._subject_behind(cue, sentence) if self._follows_quote(cue) else None
        if behind is not None:
            return self._voice(cue, behind, behind=True)
        if is_passive(self.text, at, least) and cue.verb != "agreed":
            return Voice(cue, denied=True)
        beside = least in self._mark_ends
        before, denied = subject_before(self.text, self.cast, at, least, behind_quote=beside)
        if before is not None:
            return self._voice(cue, before, denied=denied)
        behind = self._subject_behind(cue, sentence) if self._inverted(cue) else None
        return self._voice(cue, behind, behind=behind is not None)

    def _voice(
        self, cue: Cue, subject: Subject | None, *, denied: bool = False, behind: bool = False
    ) -> Voice:
        speaker = self._meaning.hear(subject) if subject else None
        return Voice(cue, subject, speaker, denied, behind)

    def _shared(self, cue: Cue, sentence: Span, earlier: list[Voice]) -> Voice:
        """Give ", saying" and "and added" the speaker of the verb before, or the first name."""
        for voice in reversed(earlier):
            if voice.cue.span.start < sentence.start - _ONE_UTTERANCE:
                break
            if voice.speaker and self._same_utterance(voice, cue, sentence):
                return Voice(cue, speaker=voice.speaker)
        before = self.text[max(0, cue.span.start - 2) : cue.span.start]
        if before != ", " or cue.kind is not CueKind.GERUND:
            return Voice(cue)
        return Voice(cue, speaker=self._leads(sentence, cue))

    def _same_utterance(self, voice: Voice, cue: Cue, sentence: Span) -> bool:
        if voice.cue.span.start >= sentence.start:
            return True
        return self._follows_quote(cue) and cue.span.start - voice.end < _ONE_UTTERANCE

    def _leads(self, sentence: Span, cue: Cue) -> Speaker | None:
        """Return who the sentence begins with."""
        for span, name in self.cast.inside(sentence.start, cue.span.start)[:4]:
            lead = self.text[sentence.start : span.start]
            if not leads_in(lead):
                return None
            owner = self.text[span.end : span.end + 2] in ("'s", "’s", ") ")
            if not owner and name.kind is not NameKind.PLACE:
                return self._meaning.named(name, span)
        return None

    def _subject_behind(self, cue: Cue, sentence: Span) -> Subject | None:
        ceiling = self._ceiling(cue, sentence)
        subject = subject_after(self.text, self.cast, cue.span.end, ceiling)
        return subject if subject and self._ends_there(cue, subject, ceiling) else None

    def _ends_there(self, cue: Cue, subject: Subject, ceiling: int) -> bool:
        """Say whether nothing goes on behind a subject that stands behind its verb.

        "..., said she had not been asked" has its subject before the verb.
        """
        close = subject.words.start <= cue.span.end + 1
        if close and not subject.pronoun and self._follows_quote(cue):
            return True
        end = subject.words.end
        return bool(_CLAUSE_ENDS.match(self.text, end, max(ceiling, end)))

    def _clause_floor(self, sentence: Span, at: int) -> int:
        """Return where the words before a verb may begin: behind the last quotation."""
        for place in range(bisect_left(self._mark_starts, at) - 1, -1, -1):
            mark = self.galley.marked[place]
            if mark.outer.end <= sentence.start or mark.outer.end > at:
                break
            words = mark.inner.of(self.text)
            if len(words.split()) > 3 or words[-1] in ",.?!":
                return mark.outer.end
        return sentence.start

    def _ceiling(self, cue: Cue, sentence: Span) -> int:
        place = bisect_left(self._mark_starts, cue.span.end)
        end = max(sentence.end, cue.span.end)
        return min(end, self._mark_starts[place]) if place < len(self._mark_starts) else end

    def _follows_quote(self, cue: Cue) -> bool:
        place = bisect_left(self._mark_starts, cue.span.start) - 1
        if place < 0:
            return False
        end = self.galley.marked[place].outer.end
        gap = self.text[end : min(cue.span.start, end + 8)]
        return end <= cue.span.start <= end + 8 and not gap.strip(" ,–—-\u00a0\u202f")

    def _inverted(self, cue: Cue) -> bool:
        """Say whether the verb stands right behind a comma: "..., said Mr Pell"."""
        before = self.text[max(0, cue.span.start - 2) : cue.span.start]
        return before in (", ", ",\u00a0") and cue.kind in (CueKind.SAY, CueKind.MANNER)
