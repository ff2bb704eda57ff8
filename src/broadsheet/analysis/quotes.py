"""Who said what: quotations and reported speech, each with its speaker where that is sure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject, is_passive, subject_after, subject_before
from broadsheet.analysis.cues import Cue, CueKind, find_cues
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.reported import content_of, told_to
from broadsheet.analysis.speakers import Voices, genders_of
from broadsheet.news.notes import Name, Quote, QuoteKind, Speaker
from broadsheet.news.span import Span
from broadsheet.text.quotemarks import Marked

_GAP_AFTER = re.compile(r"[\s,–—-]*")
_OPEN_GAP = re.compile(r"(?:[:,]|(?<=[\w’']))\s*$")
_AND_BEFORE = re.compile(r"(?<![^\W_])(?:and|but|or)\s(?:also\s|then\s|later\s)?$")
_CLAUSE_ENDS = re.compile(
    r"\s*(?:[,.;:!?)\"“‘'»–—-]|$|(?:in|on|at|after|as|when|while|during|yesterday|today|last|this|of|who|outside|from)(?![^\W_]))"
)
_WHOLE = 4
"""From so many words on, a quotation that is a whole sentence is speech even without a cue."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue with its speaker: `subject` None when the cue has no subject of its own."""

    cue: Cue
    subject: Subject | None
    speaker: Speaker | None
    denied: bool
    behind: bool
    """Whether the subject stands behind the verb ("said Mr Pell")."""

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


def find_quotes(
    galley: Galley, names: tuple[Name, ...], outlets: frozenset[str] = frozenset()
) -> tuple[Quote, ...]:
    """Return the quotes of `galley`, direct, mixed and reported, in order of place.

    Words in marks count as speech when a verb of saying governs them, when they go on with such
    speech, or when they are whole sentences; anything else in marks is a title or a scare quote.
    A speaker is given only where the copy makes it plain. `outlets` are the keys of those names
    that are outlets.
    """
    return _Desk(galley, Cast(names), outlets).quotes()


class _Desk:
    """Reads one galley for quotes."""

    def __init__(self, galley: Galley, cast: Cast, outlets: frozenset[str]) -> None:
        self.galley, self.cast, self.text, self.outlets = galley, cast, galley.text, outlets
        self.marks = galley.marked
        self._mark_starts = [mark.outer.start for mark in self.marks]
        self.voices = self._hear_all()
        self._voice_starts = [voice.cue.span.start for voice in self.voices]
        self.used: set[Cue] = set()

    def quotes(self) -> tuple[Quote, ...]:
        """Return all quotes."""
        direct = self._direct()
        reported = [
            quote
            for voice in self.voices
            if voice.cue not in self.used and (quote := self._reported(voice, direct)) is not None
        ]
        kept: list[Quote] = list(direct)
        # "X said A, the paper reported": what X said is the closer reading, so shorter ones first.
        for quote in sorted(reported, key=lambda one: (one.speaker is None, len(one.words))):
            if not any(quote.words.meets(other.words) for other in kept):
                kept.append(quote)
        return tuple(sorted(kept, key=lambda one: (one.words.start, one.words.end)))

    def _hear_all(self) -> tuple[Voice, ...]:
        voices = Voices(self.galley, self.cast, genders_of(self.cast, self.text), self.outlets)
        cues = find_cues(self.galley)
        found: list[Voice] = []
        sentences = iter([*self.galley.sentences, Span(len(self.text), len(self.text))])
        sentence = next(sentences)
        for cue in cues:
            while sentence.start <= cue.span.start and sentence.end < len(self.text) + 1:
                voices.notice(sentence.start, sentence.end)
                following = next(sentences, None)
                if following is None:
                    break
                sentence = following
            found.append(self._hear(voices, cue, found))
        return tuple(found)

    def _hear(self, voices: Voices, cue: Cue, earlier: list[Voice]) -> Voice:
        at = cue.span.start
        sentence = self.galley.sentence_at(at)
        least = self._clause_floor(sentence, at)
        if cue.kind is CueKind.ACCORDING:
            subject = subject_after(self.text, self.cast, cue.span.end, sentence.end)
            return Voice(cue, subject, voices.hear(subject) if subject else None, False, True)
        if cue.kind is CueKind.GERUND or _AND_BEFORE.search(self.text, max(least, at - 14), at):
            return self._gerund(cue, sentence, earlier)
        behind = self._subject_behind(cue, sentence) if self._follows_quote(cue) else None
        if behind is None:
            if is_passive(self.text, at, least) and cue.verb != "agreed":
                return Voice(cue, None, None, True, False)
            beside = any(mark.outer.end == least for mark in self.marks)
            before, denied = subject_before(self.text, self.cast, at, least, behind_quote=beside)
            if before is not None:
                return Voice(cue, before, voices.hear(before), denied, False)
            behind = self._subject_behind(cue, sentence) if self._inverted(cue) else None
        speaker = voices.hear(behind) if behind else None
        return Voice(cue, behind, speaker, False, behind is not None)

    def _subject_behind(self, cue: Cue, sentence: Span) -> Subject | None:
        ceiling = self._ceiling(cue, sentence)
        subject = subject_after(self.text, self.cast, cue.span.end, ceiling)
        return subject if subject and self._ends_there(cue, subject, ceiling) else None

    def _gerund(self, cue: Cue, sentence: Span, earlier: list[Voice]) -> Voice:
        """Give ", saying ..." the speaker of the sentence's main verb or its first name."""
        for voice in reversed(earlier):
            if voice.cue.span.start < sentence.start - 400:
                break
            if voice.speaker and self._same_utterance(voice, cue, sentence):
                return Voice(cue, None, voice.speaker, False, False)
        before = self.text[cue.span.start - 2 : cue.span.start]
        if before != ", " or cue.kind is not CueKind.GERUND:
            return Voice(cue, None, None, False, False)
        for span, name in self.cast.inside(sentence.start, cue.span.start):
            lead = self.text[sentence.start : span.start]
            if lead.count(" ") > 6 or re.search(r"\b(?:of|for|to|by|with|from)\s(?:the\s)?$", lead):
                break
            if (
                self.text[span.end : span.end + 2] in ("'s", "’s", ") ")
                or name.kind.value == "place"
            ):
                continue
            subject = Subject(words=span, name=name)
            voices = Voices(self.galley, self.cast, {}, self.outlets)
            return Voice(cue, None, voices.hear(subject), False, False)
        return Voice(cue, None, None, False, False)

    def _same_utterance(self, voice: Voice, cue: Cue, sentence: Span) -> bool:
        if voice.cue.span.start >= sentence.start:
            return True
        between = self.text[voice.end : cue.span.start]
        return self._follows_quote(cue) and len(between) < 300

    def _clause_floor(self, sentence: Span, at: int) -> int:
        """Return where the words before a verb may begin: behind the last quotation."""
        for place in range(bisect_left(self._mark_starts, at) - 1, -1, -1):
            mark = self.marks[place]
            if mark.outer.end <= sentence.start or mark.outer.end > at:
                break
            words = mark.inner.of(self.text)
            if len(words.split()) > 3 or words[-1] in ",.?!":
                return mark.outer.end
        return sentence.start

    def _ceiling(self, cue: Cue, sentence: Span) -> int:
        place = bisect_left(self._mark_starts, cue.span.end)
        end = max(sentence.end, cue.span.end)
        return min(end, self._mark_starts[place]) if place < len(self.marks) else end

    def _follows_quote(self, cue: Cue) -> bool:
        place = bisect_left(self._mark_starts, cue.span.start) - 1
        if place < 0:
            return False
        end = self.marks[place].outer.end
        return end <= cue.span.start and not self.text[end : cue.span.start].strip(" ,–—-\u00a0")

    def _inverted(self, cue: Cue) -> bool:
        """Say whether the verb stands right behind a comma: "..., said Mr Pell"."""
        before = self.text[max(0, cue.span.start - 2) : cue.span.start]
        return before in (", ", ",\u00a0") and cue.kind in (CueKind.SAY, CueKind.MANNER)

    def _ends_there(self, cue: Cue, subject: Subject, ceiling: int) -> bool:
        """Say whether nothing goes on behind a subject that stands behind its verb.

        "..., said she had not been asked" has its subject before the verb.
        """
        if (
            self._follows_quote(cue)
            and subject.words.start <= cue.span.end + 1
            and not subject.pronoun
        ):
            return True
        return bool(
            _CLAUSE_ENDS.match(self.text, subject.words.end, max(ceiling, subject.words.end))
        )

    # Direct speech ----------------------------------------------------------------------------

    def _direct(self) -> list[Quote]:
        found: list[Quote] = []
        last: tuple[Marked, Voice | None, Speaker | None] | None = None
        for mark in self.marks:
            if self.galley.in_head(mark.outer.start):
                continue
            voice, kind = self._voice_of(mark)
            speaker = voice.speaker if voice else None
            cue = voice.cue.span if voice else None
            if voice is None and last is not None and self._goes_on(last[0], mark, last[1]):
                voice, speaker, kind = last[1], last[2], QuoteKind.DIRECT
            elif voice is None and not self._is_speech(mark):
                continue
            if voice is not None and voice.denied and kind is not QuoteKind.DIRECT:
                continue
            last = (mark, voice, speaker)
            if voice is not None and kind is QuoteKind.DIRECT:
                self.used.add(voice.cue)
            if kind is QuoteKind.DIRECT or voice is None:
                addressee = told_to(self.galley, self.cast, voice.cue) if voice and cue else None
                found.append(
                    Quote(
                        kind=QuoteKind.DIRECT,
                        words=mark.inner,
                        speaker=speaker,
                        cue=cue,
                        addressee=addressee,
                    )
                )
            else:
                found.append(self._mixed(mark, voice))
        return self._tidy(found)

    def _tidy(self, found: list[Quote]) -> list[Quote]:
        kept: list[Quote] = []
        for quote in found:
            if kept and quote.words.meets(kept[-1].words):
                continue
            kept.append(quote)
        return kept

    def _voice_of(self, mark: Marked) -> tuple[Voice | None, QuoteKind]:
        behind = self._voice_behind(mark)
        if behind is not None:
            return behind, QuoteKind.DIRECT
        return self._voice_ahead(mark)

    def _voice_behind(self, mark: Marked) -> Voice | None:
        """Return the voice right behind a quotation: ", said Mr Pell", ", she told the BBC"."""
        end = mark.outer.end
        gap = _GAP_AFTER.match(self.text, end)
        at = gap.end() if gap else end
        if "\n" in self.text[end:at]:
            return None
        full_stop = self.text[mark.inner.end - 1] == "." and "," not in self.text[end:at]
        loose = self.text[mark.inner.end - 1] not in ",?!…–—" and not self.text[end:at].strip()
        for voice in self._voices_from(end, end + 260):
            if voice.subject is None or voice.cue.kind is CueKind.GERUND:
                return None
            lead = self.text[at : voice.start]
            if (full_stop or loose) and not (voice.behind and voice.cue.span.start == at):
                return None
            if self.text[end : voice.cue.span.start].count(".") > 1 or len(lead) > 40:
                return None
            if lead.strip() and not re.fullmatch(r"(?:so|as|or so|and|but|or)\s", lead, re.I):
                return None
            first = self.text[voice.start]
            if not voice.behind and first.isupper() and (voice.subject.name is None or lead):
                # "Never!" She turned: a new sentence, not who said it.
                return None
            return voice if lead.strip() in ("", "so", "as", "or so") else None
        return None

    def _voices_from(self, start: int, end: int) -> tuple[Voice, ...]:
        first = bisect_left(self._voice_starts, start)
        return self.voices[first : bisect_right(self._voice_starts, end)]

    def _voice_ahead(self, mark: Marked) -> tuple[Voice | None, QuoteKind]:
        """Return the voice before a quotation in the same sentence or before its colon."""
        start = mark.outer.start
        sentence = self.galley.sentence_at(max(0, start - 1))
        if start > sentence.end:
            return self._colon_before(mark)
        first = bisect_left(self._voice_starts, sentence.start)
        last = bisect_left(self._voice_starts, start)
        for voice in reversed(self.voices[first:last]):
            if voice.speaker is None and voice.subject is None:
                if self.text[voice.cue.span.end : start].count(" ") <= 3 and not voice.denied:
                    return voice, self._kind_ahead(self.text[voice.cue.span.end : start], mark)
                continue
            if (
                voice.behind
                and voice.cue.kind is not CueKind.ACCORDING
                and not self._opens(voice, mark)
            ):
                continue
            gap = self.text[voice.cue.span.end : start]
            if voice.cue.kind in (CueKind.MANNER, CueKind.LOOSE) and not gap.rstrip().endswith(
                (":", ",")
            ):
                if len(gap) > 30 and " that " not in gap:
                    continue
            return voice, self._kind_ahead(gap, mark)
        return self._colon_before(mark)

    def _opens(self, voice: Voice, mark: Marked) -> bool:
        gap = self.text[voice.end : mark.outer.start].rstrip()
        return gap.endswith((":", ","))

    def _kind_ahead(self, gap: str, mark: Marked) -> QuoteKind:
        flat = gap.rstrip()
        capital = self.text[mark.inner.start].isupper() or self.text[mark.inner.start].isdigit()
        if flat.endswith(":") or (flat.endswith(",") and capital):
            return QuoteKind.DIRECT
        if not flat and capital and len(mark.inner.of(self.text).split()) >= _WHOLE:
            return QuoteKind.DIRECT
        return QuoteKind.MIXED

    def _colon_before(self, mark: Marked) -> tuple[Voice | None, QuoteKind]:
        """Find the voice of a paragraph that ends in a colon right before the quotation."""
        before = self.text[max(0, mark.outer.start - 3) : mark.outer.start]
        if not before.rstrip().endswith(":"):
            return None, QuoteKind.DIRECT
        colon = mark.outer.start - len(before) + before.rindex(":")
        sentence = self.galley.sentence_at(colon)
        first = bisect_left(self._voice_starts, sentence.start)
        for voice in reversed(self.voices[first : bisect_left(self._voice_starts, colon)]):
            if voice.speaker is not None and not self._quote_between(voice.end, colon):
                return voice, QuoteKind.DIRECT
        return None, QuoteKind.DIRECT

    def _quote_between(self, start: int, end: int) -> bool:
        place = bisect_left(self._mark_starts, start)
        return place < len(self.marks) and self._mark_starts[place] < end

    def _goes_on(self, earlier: Marked, mark: Marked, voice: Voice | None) -> bool:
        """Say whether `mark` goes on with the speech of `earlier`: reopened, or behind "he said."."""
        if earlier.speech == mark.speech:
            return True
        if voice is None:
            return False
        start = max(earlier.outer.end, voice.end if voice.start > earlier.outer.start else 0)
        between = self.text[start : mark.outer.start]
        if "\n" in between or len(between) > 260:
            return False
        rest = between.strip(" ,.:;–—-")
        if voice.start < earlier.outer.end:
            return self.text[mark.inner.start].isupper() and not rest
        # "A," he said in a statement. "B."   or   "A," he said, "b."
        ended = between.rstrip().endswith((",", ":")) or self._next_sentence(voice, mark)
        return (ended or not rest) and not self._voices_from(start, mark.outer.start)

    def _next_sentence(self, voice: Voice, mark: Marked) -> bool:
        """Say whether the quotation begins right behind the sentence the voice stands in."""
        sentence = self.galley.sentence_at(voice.cue.span.start)
        return (
            not self.text[sentence.end : mark.outer.start].strip()
            and mark.outer.start >= sentence.end
        )

    def _is_speech(self, mark: Marked) -> bool:
        """Say whether words nobody is said to say are speech: whole sentences of some length."""
        words = mark.inner.of(self.text)
        before = self.text[max(0, mark.outer.start - 2) : mark.outer.start].rstrip()
        opens = not before or before[-1] in ".:!?\n" or before.endswith("\n")
        ended = words[-1] in ".!?…," or not mark.closed
        return opens and ended and words[0].isupper() and len(words.split()) >= _WHOLE

    def _mixed(self, mark: Marked, voice: Voice) -> Quote:
        content = content_of(self.galley, voice)
        words = mark.inner
        if (
            content is not None
            and content.start <= mark.outer.start
            and mark.inner.end <= content.end
        ):
            words = content
        elif content is not None and content.meets(mark.outer):
            words = Span(min(content.start, mark.outer.start), max(content.end, mark.outer.end))
        self.used.add(voice.cue)
        return Quote(
            kind=QuoteKind.MIXED,
            words=words,
            speaker=voice.speaker,
            cue=voice.cue.span,
            addressee=told_to(self.galley, self.cast, voice.cue),
        )

    # Reported speech --------------------------------------------------------------------------

    def _reported(self, voice: Voice, direct: list[Quote]) -> Quote | None:
        if voice.denied or (voice.subject is None and voice.cue.kind is not CueKind.GERUND):
            return None
        if voice.cue.kind in (CueKind.CALL, CueKind.MANNER) or self.galley.in_head(
            voice.cue.span.start
        ):
            return None
        content = content_of(self.galley, voice)
        if content is None or (voice.speaker is None and voice.cue.kind is CueKind.GERUND):
            return None
        marks = self.galley.marks_in(content)
        return Quote(
            kind=QuoteKind.MIXED if marks else QuoteKind.REPORTED,
            words=content,
            speaker=voice.speaker,
            cue=voice.cue.span,
            addressee=told_to(self.galley, self.cast, voice.cue),
        )
