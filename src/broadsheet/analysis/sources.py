"""What a report leans on: outlets, agencies, officials, unnamed sources and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.analysis.galley import Galley
from broadsheet.analysis.nouns import PAPERS
from broadsheet.news.ids import key_of
from broadsheet.news.notes import Quote, Source, SourceKind, Speaker, Standing
from broadsheet.news.outlet import Outlet, OutletKind
from broadsheet.news.press import Press
from broadsheet.news.span import Span

_LEANS_BEFORE = re.compile(
    r"(?:according to|reported by|first reported (?:by|in)|revealed by|published (?:by|in)|told|tells|telling|citing|cited by|quoted (?:by|in)|interview (?:with|for|in|on|to)"
    r"|speaking to|spoke to|speaking on|seen by|obtained by|leaked to|shared with|supplied by|provided by|writing in|wrote in|written in|statement to|says?|said|reports?|in a report by"
    r"|selon|d['’]après|a déclaré à|dit à)"
    r"[^\S\n](?:(?:the|news agency|the news agency|press agency|the newspaper|l['’]agence|la chaîne|à|au)[^\S\n])?$",
    re.I,
)
_LEANS_AFTER = re.compile(
    r"(?:[’'][^\W_]*)?[^\S\n](?:(?:has|had|have|also|first|later)[^\S\n]){0,2}(?:reported|reports|said|says|revealed|reveals|understands|understood|quoted|cited|claimed|claims|disclosed|learned|has learned|can reveal|wrote|newspaper reported|news agency reported|news agency said)\b"
)
_DATELINE = re.compile(r"\(([A-Z][A-Za-z. ]{1,20})\)(?=[^\S\n]*(?:[-–—:]|$)|[^\S\n]|\.)")
_SEEN = re.compile(
    r"(?<![^\W_])(?P<paper>(?:an?|the|two|three|several|internal|leaked|court|confidential)[^\S\n](?:[\w'’-]+[^\S\n]){0,4}?(?:"
    + "|".join(sorted(PAPERS, key=len, reverse=True))
    + r"))(?:[^\S\n](?:to|from|by|on|of)[^\S\n][^,.;:\"“‘]{3,50}?)?[^\S\n](?:(?:which|that)[^\S\n](?:was|were|has been|have been)[^\S\n])?"
    r"(?:seen|obtained|reviewed|leaked|shared|passed|released|published)[^\S\n](?:by|to|with)(?![^\W_])",
    re.I,
)


# The long pattern costs a millisecond an article; nine in ten hold no such words.
_SEEN_BY = re.compile(
    r"(?:seen|obtained|reviewed|leaked|shared|passed|released|published) (?:by|to|with)\b"
)


def find_sources(
    galley: Galley,
    press: Press,
    quotes: Sequence[Quote],
    outlets: Sequence[tuple[Span, Outlet]],
    credit: str = "",
) -> tuple[Source, ...]:
    """Return the sources of `galley`, the first place for each, in order.

    `outlets` is where outlets are named (analysis.outlets). `credit` is the page's own credit line; where its words do not stand in the text, both spans of
    that source are empty and at 0.
    """
    found = [
        *_credited(galley, press, credit),
        *_outlets(galley, outlets),
        *_documents(galley),
        *(source for quote in quotes if (source := _of_quote(galley, press, quote)) is not None),
    ]
    kept: dict[tuple[str, str], Source] = {}
    for source in sorted(found, key=lambda one: (one.words.start, one.words.end)):
        kept.setdefault((source.kind.value, source.key), source)
    return tuple(kept.values())


def _source(kind: SourceKind, label: str, words: Span, name: Span) -> Source:
    return Source(kind=kind, label=label, key=key_of(label), words=words, name=name)


def _kind_of(outlet: Outlet) -> SourceKind:
    return SourceKind.AGENCY if outlet.kind is OutletKind.AGENCY else SourceKind.OUTLET


def _credited(galley: Galley, press: Press, credit: str) -> Iterator[Source]:
    if credit.strip() and key_of(credit):
        at = galley.text.find(credit)
        span = Span(at, at + len(credit)) if at >= 0 else Span(0, 0)
        outlet = press.named(credit)
        label = outlet.name if outlet else credit.strip()
        yield _source(_kind_of(outlet) if outlet else SourceKind.AGENCY, label, span, span)
    first = next(
        (span for part, span in galley.parts if galley.body.holds(span) and len(span)), None
    )
    if first is None:
        return
    match = _DATELINE.search(galley.text, first.start, min(first.end, first.start + 80))
    outlet = press.named(match[1]) if match else None
    if match and outlet:
        yield _source(_kind_of(outlet), outlet.name, Span(*match.span()), Span(*match.span(1)))


def _outlets(galley: Galley, outlets: Sequence[tuple[Span, Outlet]]) -> Iterator[Source]:
    text = galley.text
    for span, outlet in outlets:
        if galley.in_head(span.start):
            continue
        sentence = galley.sentence_at(span.start)
        before = _LEANS_BEFORE.search(text, max(sentence.start, span.start - 45), span.start)
        after = _LEANS_AFTER.match(text, span.end, max(sentence.end, span.end))
        if before:
            yield _source(_kind_of(outlet), outlet.name, Span(before.start(), span.end), span)
        elif after:
            yield _source(_kind_of(outlet), outlet.name, Span(span.start, after.end()), span)


def _documents(galley: Galley) -> Iterator[Source]:
    if _SEEN_BY.search(galley.text) is None:
        return
    for match in _SEEN.finditer(galley.text):
        name = Span(*match.span("paper"))
        yield _source(SourceKind.DOCUMENT, _bare(name.of(galley.text)), Span(*match.span()), name)


def _of_quote(galley: Galley, press: Press, quote: Quote) -> Source | None:
    """Read the speaker of a quote as a source: a body, a paper, or somebody unnamed."""
    speaker = quote.speaker
    if speaker is None or quote.cue is None or speaker.standing is Standing.NAMED:
        return None
    words = _attribution(galley, speaker, quote.cue)
    if words is None or not key_of(speaker.label):
        return None
    outlet = press.named(speaker.label)
    if outlet is not None:
        return _source(_kind_of(outlet), outlet.name, words, speaker.words)
    label = _bare(speaker.label)
    if label.split()[-1].casefold() in PAPERS or any(
        one in PAPERS for one in label.casefold().split()[:3]
    ):
        return _source(SourceKind.DOCUMENT, label, words, speaker.words)
    kind = SourceKind.OFFICIAL if speaker.standing is Standing.BODY else SourceKind.UNNAMED
    return _source(kind, label, words, speaker.words)


def _attribution(galley: Galley, speaker: Speaker, cue: Span) -> Span | None:
    start, end = min(speaker.words.start, cue.start), max(speaker.words.end, cue.end)
    return Span(start, end) if end - start <= 200 and "\n" not in galley.text[start:end] else None


def _bare(label: str) -> str:
    words = label.split()
    if len(words) > 1 and words[0].casefold() in {"a", "an", "the", "some", "l'"}:
        words = words[1:]
    return " ".join(words)
