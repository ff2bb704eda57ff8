"""Who said what: quotations and reported speech, each with its speaker where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.cues import CueKind
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.hearing import Hearing, Voice
from broadsheet.analysis.reported import content_of, told_to
from broadsheet.news.notes import Name, Quote, QuoteKind, Speaker
from broadsheet.news.span import Span
from broadsheet.text.quotemarks import Marked

_GAP_AFTER = re.compile(r"[\s,–—-]{0,8}")
_LEADS = ("", "so", "as", "or so")
_FAR_BEHIND = 260
"""How far behind a quotation, in characters, its verb may stand."""
_WHOLE = 4
"""From so many words on, a quotation that is a whole sentence is speech even without a cue."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Marked words taken for speech, and the voice they are said in, if one is known."""

    mark: Marked
    quote: Quote
    voice: Voice | None


def find_quotes(
    galley: Galley, names: tuple[Name, ...], outlets: frozenset[str] = frozenset()
) -> tuple[Quote, ...]:
    """Return the quotes of `galley`, direct, mixed and reported, in order of place.

    Words in marks count as speech when a verb of saying governs them, when they go on with such
    speech, or when they are whole sentences; anything else in marks is a title or a scare quote.
    Each paragraph of speech that runs over several is a quote of its own. A speaker is given only
    where the copy makes it plain. `outlets` are the keys of those names that are outlets.
    """
    hearing = Hearing(galley, Cast(names, galley.text, outlets))
    marked = _Marks(hearing).quotes()
    used = {spoken.voice.cue for spoken in marked if spoken.voice and spoken.quote.cue}
    reported = (
        quote
        for voice in hearing.voices
        if voice.cue not in used and (quote := _reported(hearing, voice)) is not None
    )
    return apart(len(galley.text), _one_speaker(marked), reported)


def _one_speaker(marked: list[_Spoken]) -> list[Quote]:
    """Give pieces of one run of speech their one speaker, wherever in it the cue stands."""
    speakers: dict[int, list[Speaker]] = {}
    for spoken in marked:
        if spoken.quote.speaker is not None:
            speakers.setdefault(spoken.mark.speech, []).append(spoken.quote.speaker)
    found = []
    for spoken in marked:
        known = speakers.get(spoken.mark.speech, [])
        if spoken.quote.speaker is None and len({one.label for one in known}) == 1:
            found.append(replace(spoken.quote, speaker=known[0]))
        else:
            found.append(spoken.quote)
    return found


def apart(length: int, marked: Iterable[Quote], reported: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return the quotes that share no character: marked ones first, then the closest readings.

    In "X said A, the paper reported" what X said is the closer reading, so short ones come first.
    """
    taken = bytearray(length)
    kept = []
    closest = sorted(reported, key=lambda one: (one.speaker is None, len(one.words)))
    for quote in (*marked, *closest):
        start, end = quote.words.start, quote.words.end
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(quote)
    return tuple(sorted(kept, key=lambda one: one.words))


def _reported(hearing: Hearing, voice: Voice) -> Quote | None:
    gerund = voice.cue.kind is CueKind.GERUND
    if voice.denied or (voice.subject is None and not gerund) or (gerund and not voice.speaker):
        return None
    silent = voice.cue.kind in (CueKind.CALL, CueKind.MANNER)
    if silent or hearing.galley.in_head(voice.cue.span.start):
        return None
    content = content_of(hearing.galley, voice)
    if content is None:
        return None
    mixed = bool(hearing.galley.marks_in(content))
    return _quote(hearing, QuoteKind.MIXED if mixed else QuoteKind.REPORTED, content, voice)


def _quote(hearing: Hearing, kind: QuoteKind, words: Span, voice: Voice) -> Quote:
    return Quote(
        kind=kind,
        words=words,
        speaker=voice.speaker,
        cue=voice.cue.span,
        addressee=told_to(hearing.galley, hearing.cast, voice.cue),
    )


class _Marks:
    """Reads the marked words of one galley for speech."""

    def __init__(self, hearing: Hearing) -> None:
        self.hearing, self.galley, self.text = hearing, hearing.galley, hearing.text

    def quotes(self) -> list[_Spoken]:
        """Return what is speech, in order."""
        found: list[_Spoken] = []
        for mark in self.galley.marked:
            if self.galley.in_head(mark.outer.start):
                continue
            spoken = self._read(mark, found[-1] if found else None)
            if spoken is not None:
                found.append(spoken)
        return found

    def _read(self, mark: Marked, last: _Spoken | None) -> _Spoken | None:
        voice, kind = self._voice_of(mark)
        if voice is not None and last is not None and last.voice is voice:
            # "A," said Mr Pell, "and b.": the verb between two marks is both's.
            kind = QuoteKind.DIRECT if voice.start >= last.mark.outer.end else kind
        if voice is None and last is not None and self._goes_on(last, mark):
            speaker = last.quote.speaker
            quote = Quote(kind=QuoteKind.DIRECT, words=mark.inner, speaker=speaker)
            return _Spoken(mark, quote, last.voice)
        if voice is None:
            quote = Quote(kind=QuoteKind.DIRECT, words=mark.inner)
            return _Spoken(mark, quote, None) if self._is_speech(mark) else None
        if kind is QuoteKind.DIRECT:
            return _Spoken(mark, _quote(self.hearing, kind, mark.inner, voice), voice)
        if voice.denied:
            return None
        return _Spoken(mark, _quote(self.hearing, kind, self._mixed(mark, voice), voice), voice)

    def _mixed(self, mark: Marked, voice: Voice) -> Span:
        """Return the reported words that hold `mark`, or the marked words when they do not."""
        content = content_of(self.galley, voice)
        if content is None or not content.meets(mark.outer):
            return mark.inner
        if content.start <= mark.outer.start and mark.inner.end <= content.end:
            return content
        return Span(min(content.start, mark.outer.start), max(content.end, mark.outer.end))

    def _voice_of(self, mark: Marked) -> tuple[Voice | None, QuoteKind]:
        behind = self._voice_behind(mark)
        return (behind, QuoteKind.DIRECT) if behind else self._voice_ahead(mark)

    def _voice_behind(self, mark: Marked) -> Voice | None:
        """Return the voice right behind a quotation: ", said Mr Pell", ", she told the BBC"."""
        end = mark.outer.end
        gap = _GAP_AFTER.match(self.text, end)
        at = gap.end() if gap else end
        between = self.text[end:at]
        voice = next(iter(self.hearing.between(end, end + _FAR_BEHIND)), None)
        if voice is None or "\n" in between or voice.subject is None:
            return None
        lead = self.text[at : voice.start]
        if voice.cue.kind is CueKind.GERUND or lead.strip().casefold() not in _LEADS:
            return None
        if not voice.behind and self._new_sentence(voice, lead):
            return None
        if self._has_words_of_its_own(mark, voice):
            return None
        if self._closed(mark, between) and not (voice.behind and voice.cue.span.start == at):
            return None
        return voice if self.text.count(".", end, voice.cue.span.start) <= 1 else None

    def _has_words_of_its_own(self, mark: Marked, voice: Voice) -> bool:
        """Say whether "Mr Pell said that it rained" follows, and not who said "Never!"."""
        ended = self.text[mark.inner.end - 1] in "!?…." and not voice.behind
        return ended and content_of(self.galley, voice) is not None

    def _closed(self, mark: Marked, between: str) -> bool:
        """Say whether the quotation ends like a sentence, or like a phrase, and not on a comma."""
        last = self.text[mark.inner.end - 1]
        return (last == "." and "," not in between) or (
            last not in ".,?!…–—" and not between.strip()
        )

    def _new_sentence(self, voice: Voice, lead: str) -> bool:
        """Say whether what follows is a sentence of its own: "Never!" She turned to them."""
        named = voice.subject is not None and voice.subject.name is not None and not lead
        return self.text[voice.start].isupper() and not named

    def _voice_ahead(self, mark: Marked) -> tuple[Voice | None, QuoteKind]:
        """Return the voice before a quotation in the same sentence or before its colon."""
        start = mark.outer.start
        sentence = self.galley.sentence_at(max(0, start - 1))
        if start <= sentence.end:
            for voice in reversed(self.hearing.between(sentence.start, start - 1)):
                gap = self.text[voice.cue.span.end : start]
                if voice.speaker is None and voice.subject is None and not voice.denied:
                    if gap.count(" ") <= 3:
                        # Right beside the quotation a verb whose speaker nobody knows keeps
                        # earlier ones off.
                        opens = gap.rstrip().endswith((":", ","))
                        return (voice if opens else None), self._kind_ahead(gap, mark)
                elif self._governs(voice, gap, mark):
                    return voice, self._kind_ahead(gap, mark)
        return self._before_colon(mark), QuoteKind.DIRECT

    def _governs(self, voice: Voice, gap: str, mark: Marked) -> bool:
        opens = gap.rstrip().endswith((":", ","))
        if voice.denied and voice.subject is None:
            return False
        if voice.behind and voice.cue.kind is not CueKind.ACCORDING:
            return self.text[voice.end : mark.outer.start].rstrip().endswith((":", ","))
        if voice.cue.kind is CueKind.MANNER:
            return opens
        return voice.cue.kind is not CueKind.LOOSE or opens or len(gap) <= 30 or " that " in gap

    def _kind_ahead(self, gap: str, mark: Marked) -> QuoteKind:
        flat = gap.rstrip()
        capital = self.text[mark.inner.start].isupper() or self.text[mark.inner.start].isdigit()
        long = len(mark.inner.of(self.text).split()) >= _WHOLE
        if flat.endswith(":") or (capital and (flat.endswith(",") or (not flat and long))):
            return QuoteKind.DIRECT
        return QuoteKind.MIXED

    def _before_colon(self, mark: Marked) -> Voice | None:
        """Return the voice of a paragraph that ends in a colon right before the quotation."""
        before = self.text[max(0, mark.outer.start - 3) : mark.outer.start]
        if not before.rstrip().endswith(":"):
            return None
        colon = mark.outer.start - len(before) + before.rindex(":")
        for voice in reversed(self.hearing.between(self.galley.sentence_at(colon).start, colon)):
            if voice.speaker and not self.hearing.quote_between(voice.end, colon):
                return voice
        return None

    def _goes_on(self, last: _Spoken, mark: Marked) -> bool:
        """Say whether `mark` goes on with the last speech: reopened, or behind "he said."."""
        if last.mark.speech == mark.speech:
            return True
        voice, earlier = last.voice, last.mark.outer
        if voice is None:
            return False
        start = max(earlier.end, voice.end if voice.start > earlier.start else 0)
        between = self.text[start : min(mark.outer.start, start + _FAR_BEHIND)]
        if "\n" in between or mark.outer.start > start + _FAR_BEHIND:
            return False
        rest = between.strip(" ,.:;–—-")
        if voice.start < earlier.end:
            return self.text[mark.inner.start].isupper() and not rest
        # "A," he said in a statement. "B."   or   "A," he said, "b."
        ended = between.rstrip().endswith((",", ":")) or self._next_sentence(voice, mark)
        return (ended or not rest) and not self.hearing.between(start, mark.outer.start)

    def _next_sentence(self, voice: Voice, mark: Marked) -> bool:
        """Say whether the quotation begins right behind the sentence the voice stands in."""
        end = self.galley.sentence_at(voice.cue.span.start).end
        return mark.outer.start >= end and not self.text[end : mark.outer.start].strip()

    def _is_speech(self, mark: Marked) -> bool:
        """Say whether words nobody is said to say are speech: whole sentences of some length."""
        words = mark.inner.of(self.text)
        before = self.text[max(0, mark.outer.start - 2) : mark.outer.start].rstrip()
        opens = not before or before[-1] in ".:!?"
        ended = words[-1] in ".!?…," or not mark.closed
        return opens and ended and words[0].isupper() and len(words.split()) >= _WHOLE
