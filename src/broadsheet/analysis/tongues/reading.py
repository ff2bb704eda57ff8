"""The quotes of a text in one of five languages: marked words, dialogue, reported words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.quotes import apart
from broadsheet.analysis.tongues.french import FRENCH
from broadsheet.analysis.tongues.german import GERMAN
from broadsheet.analysis.tongues.italian import ITALIAN
from broadsheet.analysis.tongues.portuguese import PORTUGUESE
from broadsheet.analysis.tongues.spanish import SPANISH
from broadsheet.analysis.tongues.tongue import Tongue
from broadsheet.analysis.tongues.voices import DASHES, Voice, Voices
from broadsheet.news.notes import Name, Quote, QuoteKind, Speaker
from broadsheet.news.span import Span
from broadsheet.text.quotemarks import Marked

TONGUES = {"fr": FRENCH, "de": GERMAN, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE}
"""The languages read here, by ISO 639-1."""
_WHOLE = 4
"""From so many words on, a quotation that is a whole sentence is speech even without a verb."""
_LEAST = 3
"""Words a reported statement has at the least."""
_NEAR = 30
"""Characters between a verb and marked words it takes without "that"."""
_LONGEST_SENTENCE = 2000
_EDGES = " ,.;:–—―-\u00a0\u202f"


def find_quotes(galley: Galley, names: tuple[Name, ...], tongue: Tongue) -> tuple[Quote, ...]:
    """Return the quotes of `galley`, direct, mixed and reported, in order of place.

    Marked words are speech when a verb of saying stands beside or in them, when they go on with
    such speech, or when they are whole sentences. A line that begins with a dash is speech up to
    its verb. A speaker is given only where the words beside the verb, or a pronoun that can mean
    one person alone, say who.
    """
    return _Reading(galley, Cast(names, galley.text), tongue).quotes()


class _Reading:
    def __init__(self, galley: Galley, cast: Cast, tongue: Tongue) -> None:
        self._galley, self._text, self._tongue = galley, galley.text, tongue
        self._cast = cast
        self._voices = Voices(galley, cast, tongue)
        self._used: set[Span] = set()

    def quotes(self) -> tuple[Quote, ...]:
        marked = [*self._dialogue(), *self._marked()]
        reported = (
            quote
            for voice in self._voices.all
            if voice.cue not in self._used and (quote := self._reported(voice)) is not None
        )
        return apart(len(self._text), marked, reported)

    def _quote(self, kind: QuoteKind, words: Span, voice: Voice) -> Quote:
        self._used.add(voice.cue)
        return Quote(kind=kind, words=words, speaker=voice.speaker, cue=voice.cue or None)

    def _marked(self) -> Iterator[Quote]:
        last: tuple[Marked, Speaker | None, Voice | None] | None = None
        for mark in self._galley.marked:
            if self._galley.in_head(mark.outer.start):
                continue
            inside = self._voices.between(mark.inner.start, mark.inner.end)
            if inside:
                yield from self._parted(mark.inner, inside[0])
                last = (mark, inside[0].speaker, inside[0])
                continue
            found, voice = self._beside(mark)
            if found is None and last is not None and self._goes_on(last[0], last[2], mark):
                found, voice = (
                    Quote(kind=QuoteKind.DIRECT, words=mark.inner, speaker=last[1]),
                    last[2],
                )
            if found is None and self._is_speech(mark):
                found = Quote(kind=QuoteKind.DIRECT, words=mark.inner)
            if found is not None:
                last = (mark, found.speaker, voice)
                yield found

    def _beside(self, mark: Marked) -> tuple[Quote | None, Voice | None]:
        behind = next(iter(self._voices.between(mark.outer.end, mark.outer.end + 5)), None)
        if behind is not None and behind.beside and self._text[behind.cue.start].islower():
            return self._quote(QuoteKind.DIRECT, mark.inner, behind), behind
        start = mark.outer.start
        sentence = self._galley.sentence_at(max(0, start - 1))
        least = max(sentence.start, start - _LONGEST_SENTENCE)
        before = self._text[least:start].rstrip(" \n\u00a0\u202f")
        ahead = [one for one in self._voices.between(least, start) if one.speaker]
        if before.endswith(":"):
            voice = next((one for one in reversed(ahead) if not one.according), None)
            voice = voice or self._named(least + len(before) - 1)
            voice = voice or (self._voices.of_opening(sentence) if self._is_speech(mark) else None)
            return (
                (self._quote(QuoteKind.DIRECT, mark.inner, voice), voice) if voice else (None, None)
            )
        if start > sentence.end:
            return None, None
        for voice in reversed(ahead):
            content = self._content(voice, sentence)
            if content is not None and content.holds(mark.inner):
                return self._quote(QuoteKind.MIXED, content, voice), voice
            if not voice.behind and start - voice.cue.end <= _NEAR:
                return self._quote(QuoteKind.MIXED, mark.inner, voice), voice
        return None, None

    def _named(self, colon: int) -> Voice | None:
        """Return the voice of a name alone before a colon: "Osk : « Non »"."""
        named = self._cast.ending_at(colon) or self._cast.ending_at(colon - 1)
        if named is None or named[1].kind.value != "person":
            return None
        return self._voices.of_name(*named)

    def _parted(self, inner: Span, voice: Voice) -> Iterator[Quote]:
        """Yield the pieces on both sides of a verb that stands within the words it says."""
        kept = [Span(inner.start, voice.start), Span(voice.end, inner.end)]
        for piece in kept:
            words = _stripped(self._text, piece)
            if any(map(str.isalpha, words.of(self._text))):
                yield self._quote(QuoteKind.DIRECT, words, voice)

    def _dialogue(self) -> Iterator[Quote]:
        """Yield what is said in lines that begin with a dash, where a verb says so."""
        for block, span in self._galley.parts:
            if block.text[:1] not in DASHES:
                continue
            turned = [one for one in self._voices.between(span.start, span.end) if one.behind]
            if turned and not turned[0].according:
                yield from self._parted(Span(span.start + 1, span.end), turned[0])

    def _goes_on(self, last: Marked, voice: Voice | None, mark: Marked) -> bool:
        """Say whether `mark` goes on with the last speech, past the words that say who speaks."""
        if last.speech == mark.speech:
            return True
        if voice is None:
            return False
        start = max(last.outer.end, voice.end if voice.start >= last.outer.end else 0)
        between = self._text[start : mark.outer.start]
        if "\n" in between or len(between) > 200:
            return False
        if not between.strip(_EDGES):
            return True
        end = self._galley.sentence_at(max(start - 1, 0)).end
        return mark.outer.start - end in range(3) and self._is_speech(mark)

    def _is_speech(self, mark: Marked) -> bool:
        words = mark.inner.of(self._text)
        before = self._text[max(0, mark.outer.start - 2) : mark.outer.start].rstrip()
        after = self._text[mark.outer.end : mark.outer.end + 1]
        opens = not before or before[-1] in ".:!?»"
        ended = words[-1] in ".!?…" or after == "."
        return opens and ended and words[0].isupper() and len(words.split()) >= _WHOLE

    def _reported(self, voice: Voice) -> Quote | None:
        if voice.speaker is None or voice.beside or self._galley.is_quoted(voice.cue.start):
            return None
        content = self._content(voice, self._galley.sentence_at(voice.cue.start))
        if content is None:
            return None
        kind = QuoteKind.MIXED if self._galley.marks_in(content) else QuoteKind.REPORTED
        return self._quote(kind, content, voice)

    def _content(self, voice: Voice, sentence: Span) -> Span | None:
        """Return the reported words a voice governs, None for none."""
        if len(sentence) > _LONGEST_SENTENCE or not sentence.start <= voice.start < sentence.end:
            return None
        if voice.according and voice.start - sentence.start <= 1:
            return self._behind_according(voice, sentence)
        if voice.behind:
            parted = voice.according or self._text[voice.start - 2 : voice.start - 1] == ","
            return self._whole(sentence.start, voice.start) if parted else None
        return self._forward(voice, sentence)

    def _behind_according(self, voice: Voice, sentence: Span) -> Span | None:
        """Return what follows "Selon Osk,", or "Selon Osk, maire de Kell,"; German has no comma."""
        end, role = voice.end, voice.speaker.role if voice.speaker else None
        if role is not None and 0 < role.start - end <= 5:
            end = role.end
        if self._text[end : end + 1] == ",":
            return self._whole(end + 1, sentence.end)
        return self._whole(end, sentence.end) if self._tongue.bare and end == voice.end else None

    def _forward(self, voice: Voice, sentence: Span) -> Span | None:
        at = voice.cue.end
        if self._text[at : at + 1] in (" ", ","):
            that = self._tongue.that.search(self._text, at, min(sentence.end, at + 90))
            gap = self._text[at : that.start()] if that else ""
            if that and self._may_part(gap):
                return self._ended(that.end(), sentence.end)
        comma = self._text.find(",", at, min(sentence.end, at + 60))
        if self._tongue.bare and comma >= 0 and self._may_part(self._text[at:comma]):
            return self._ended(comma + 1, sentence.end)
        return None

    def _may_part(self, gap: str) -> bool:
        """Say whether nothing but a time, a place or a listener stands between verb and "that"."""
        bare = gap.rstrip(" ,")
        return not bare or (
            bool(self._tongue.when.match(bare)) and not re.search(r"[,.;:!?«„“\"]", bare)
        )

    def _ended(self, start: int, end: int) -> Span | None:
        for voice in self._voices.between(start + 12, end):
            if self._text[voice.start - 2 : voice.start - 1] == ",":
                end = voice.start
                break
        return self._whole(start, end)

    def _whole(self, start: int, end: int) -> Span | None:
        if end <= start:
            return None
        span = Span(start, end).trim(self._text)
        bare = span.of(self._text).rstrip(".!?…, \u00a0")
        span = Span(span.start, span.start + len(bare))
        return span if len(bare.split()) >= _LEAST else None


def _stripped(text: str, span: Span) -> Span:
    """Return `span` without dashes, commas and blanks at its ends; a stop at its end stays."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in " ,;:–—―-\u00a0\u202f":
        end -= 1
    return Span(start, end)
