"""Who said what over the reports of a story: one line for each thing said, with its variants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.news.ids import key_of
from broadsheet.news.ledgers import (
    QuoteLedger,
    QuoteLine,
    QuotePrint,
    SpeakerLedger,
    Wording,
)
from broadsheet.news.notes import Quote, QuoteKind, Speaker, Standing
from broadsheet.stories.citing import Sheaf, outlets_of
from broadsheet.text.shingles import shingle_words

ONE_SAYING = 0.6
"""Part of the shorter wording's stems that must stand in the longer for one thing said."""
FEWEST_STEMS = 3
"""Stems below which two wordings are one only when they are word for word the same."""
MOST_QUOTES = 600
"""Quotes of one story that are compared: a page has no room for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    sheaf: Sheaf
    quote: Quote
    speaker: Speaker
    words: tuple[str, ...]
    stems: frozenset[str]

    @property
    def who(self) -> str:
        """The speaker's key; an unnamed source is never one with another article's."""
        if self.speaker.standing is Standing.UNNAMED:
            return f"{self.sheaf.filed.article.id} {key_of(self.speaker.label)}"
        return self.speaker.key or key_of(self.speaker.label)

    @property
    def direct(self) -> bool:
        return self.quote.kind is not QuoteKind.REPORTED


def quote_ledger(sheaves: Sequence[Sheaf]) -> QuoteLedger:
    """Return the quotes that have a speaker, by speaker and by thing said.

    Speakers with more prints first. Two prints are one thing said when the speaker is one and most
    of the shorter wording stands in the longer. Unnamed sources of two articles are never taken
    for one, unless the words are the same to the letter.
    """
    said = list(_said(sheaves))[:MOST_QUOTES]
    groups: dict[str, list[_Said]] = {}
    unnamed: dict[tuple[str, ...], str] = {}
    for one in said:
        who = one.who
        if one.speaker.standing is Standing.UNNAMED and len(one.stems) >= FEWEST_STEMS:
            who = unnamed.setdefault(one.words, who)
        groups.setdefault(who, []).append(one)
    speakers = [_speaker(group) for group in groups.values()]
    return QuoteLedger(
        speakers=tuple(sorted(speakers, key=_weight)),
        quotes=len(said),
        unnamed=sum(one.speaker.standing is Standing.UNNAMED for one in said),
    )


def _weight(one: SpeakerLedger) -> tuple[int, int, str]:
    prints = sum(len(line.prints) for line in one.lines)
    return (-max(line.outlets for line in one.lines), -prints, one.label)


def _said(sheaves: Sequence[Sheaf]) -> Iterable[_Said]:
    for sheaf in sheaves:
        for quote in sheaf.filed.notes.quotes if sheaf.filed.notes else ():
            speaker = quote.speaker
            if speaker is not None and speaker.standing is not Standing.UNKNOWN:
                words = shingle_words(quote.words.of(sheaf.text))
                yield _Said(
                    sheaf=sheaf,
                    quote=quote,
                    speaker=speaker,
                    words=tuple(words),
                    stems=sheaf.stems_of(quote.words),
                )


def _speaker(group: Sequence[_Said]) -> SpeakerLedger:
    lines: list[list[_Said]] = []
    # Direct words first: what is only reported joins the words it reports.
    for one in sorted(group, key=lambda one: not one.direct):
        home = next((line for line in lines if any(_alike(one, other) for other in line)), None)
        if home is None:
            lines.append(home := [])
        home.append(one)
    longest = max(group, key=lambda one: len(one.speaker.label))
    done = sorted((_line(line) for line in lines), key=_place)
    return SpeakerLedger(
        label=longest.speaker.label,
        key=longest.speaker.key,
        standing=longest.speaker.standing,
        lines=tuple(done),
    )


def _place(line: QuoteLine) -> tuple[int, object, str, int]:
    first = line.prints[0].cite
    return (-line.outlets, first.printed_at, first.article, first.words.start)


def _alike(one: _Said, other: _Said) -> bool:
    if one.words == other.words:
        return True
    if one.sheaf is other.sheaf:
        return False
    shorter = min(len(one.stems), len(other.stems))
    return shorter >= FEWEST_STEMS and len(one.stems & other.stems) >= ONE_SAYING * shorter


def _line(line: Sequence[_Said]) -> QuoteLine:
    ordered = sorted(
        line,
        key=lambda one: (
            one.sheaf.filed.article.printed_at,
            one.sheaf.filed.article.id,
            one.quote.words.start,
        ),
    )
    spoken = [one for one in ordered if one.direct] or ordered
    prints = tuple(_print(one, spoken[0]) for one in ordered)
    fullest = max(spoken, key=lambda one: len(one.words))
    return QuoteLine(
        prints=prints,
        fullest=prints[ordered.index(fullest)],
        outlets=outlets_of(one.cite for one in prints),
    )


def _print(one: _Said, first: _Said) -> QuotePrint:
    return QuotePrint(
        cite=one.sheaf.cite(one.quote.words), quote=one.quote, wording=_wording(one, first)
    )


def _wording(one: _Said, first: _Said) -> Wording:
    if one is first:
        return Wording.FIRST
    if one.words == first.words:
        return Wording.SAME
    if not one.direct:
        return Wording.REPORTED
    if _runs_in(one.words, first.words):
        return Wording.CUT
    return Wording.FULLER if _runs_in(first.words, one.words) else Wording.OTHER


def _runs_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether the words stand in the longer in order, parts left out allowed."""
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)
