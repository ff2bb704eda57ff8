"""What was said, where copy reports it: the words a verb of saying governs."""

from __future__ import annotations

import re

from broadsheet.analysis.cast import Cast
from broadsheet.analysis.clauses import Subject
from broadsheet.analysis.cues import Cue, CueKind
from broadsheet.analysis.galley import Galley
from broadsheet.analysis.hearing import Voice
from broadsheet.news.span import Span

_TIME = (
    r"(?:(?:on|in|at|during|after|from|via|through|by|before|for|under|following|outside|inside)\s[^,.;:\"“‘]{2,60}?"
    r"|(?:late|early|earlier|later)?\s?(?:last|this|next)\s\w+(?:\s\w+)?|yesterday|today|tonight|earlier|again|later"
    r"|(?:[A-Z][a-z]+day)(?:\s(?:night|morning|evening|afternoon))?|repeatedly|[a-z]+ly)"
)
_THAT = re.compile(rf"(?:,?\s{_TIME}){{0,3}},?\s(?:that|que|qu['’]|dass|che)(?:\s|(?<=['’]))")
_ADVERBIAL = re.compile(
    r"\s(?:(?:late|early)?\s?(?:last|this)\s\w+|yesterday|today|(?:on\s)?[A-Z][a-z]+day(?:\s(?:night|morning|evening|afternoon))?|earlier|later)(?=\s(?:the|a|an|he|she|it|they|his|her|their|there|no|some|many|[A-Z]))"
)
_NO_CLAUSE = re.compile(
    r"\s*(?:[.,;:!?)\]–—\n]|$|(?:of|about(?!\s[\d£$€])|to|with|for|on|in|at|by|from|as|so|nothing|little|more(?!\sthan)|much|and|or|but|yes"
    r"|goodbye|it(?=\s(?:in|on|at|all|to))|whether|if|how|why|when|than|up|out|over|off|them|him|us|me|himself|herself|themselves|sorry|à|de|du|sur|pour)(?![^\W_]))",
    re.I,
)
_QUESTION = re.compile(r"\s(?=(?:whether|if|why|how|what|when|where|who)\s)")
_ASKING = frozenset({"asked", "asks", "asking", "wondered", "demanded"})
_TO = re.compile(r"\s(?=(?:not\s)?to\s\w)")
_PROMISING = frozenset(
    {
        "pledged",
        "vowed",
        "promised",
        "pledges",
        "promises",
        "vows",
        "swore",
        "promising",
        "a promis",
    }
)
_OBJECT = frozenset(
    {
        "called for",
        "denied",
        "denies",
        "demanded",
        "predicted",
        "confirmed",
        "announced",
        "estimated",
    }
)
_END = re.compile(
    r",\s(?:adding|saying|telling|warning|insisting|arguing|claiming)\s|,?\saccording\sto\s|;\s|,\s(?:while|although|though|whereas)\s"
    r"|\s[–—-]\sa\s(?:claim|move|figure|charge)"
)
_TOLD = re.compile(
    r"\s(?P<to>(?:me|us|him|her|them|you|reporters|journalists|colleagues|MPs|supporters|voters|lawmakers|senators)(?![^\W_])"
    r"|(?:the|a|an|his|her|its|their|our|[A-ZÀ-Þ])[^,.;:\"“‘()\n]{1,60}?(?=\s(?:that|he|she|they|it|there|the|his|her|in|on|at|how|why|what|whether|about|last|this|yesterday|to)\s|[,.;:\"“‘()\n]|\s['‘]|$))"
)
_OPENER = re.compile(
    r"(?:But|And|Yet|So|However,?)\s|[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]+(?:\([^()]{1,20}\))?[^\S\n]?[-–—][^\S\n]"
)
_LEAST_WORDS = 3
_LONGEST_SENTENCE = 2000
"""Characters; nothing longer is a sentence, and reading it as one is quadratic."""


_RELATIVE = re.compile(r"(?<![^\W_])(?:that|what|which|whom|than)\s$", re.I)
_FINDING = frozenset({"reported", "estimated", "revealed", "disclosed", "indicated"})
_NEVER_BEHIND = frozenset(
    "hopes hoped fears feared believes believed thinks thought agreed estimated reckons promised "
    "pledged vowed".split()
)


def _can_find(subject: Subject) -> bool:
    """Say whether the subject is a body or a paper: "men reported 65% of stories" quotes nobody."""
    return subject.kind in ("body", "paper") or (
        subject.name is not None and subject.name.kind.value != "person"
    )


def told_to(galley: Galley, cast: Cast, cue: Cue) -> Span | None:
    """Return whom `cue` was told to: "The Telegraph", "reporters"; None when nobody is named."""
    if not cue.tells:
        return None
    sentence = galley.sentence_at(cue.span.start)
    match = _TOLD.match(galley.text, cue.span.end, max(sentence.end, cue.span.end))
    if match is None:
        return None
    start, end = match.span("to")
    for span, _ in cast.inside(start, start + 5):
        if galley.text[start : span.start] in ("", "the ", "The "):
            return Span(start, max(span.end, start))
    return Span(start, end).trim(galley.text)


def content_of(galley: Galley, voice: Voice) -> Span | None:
    """Return the reported words `voice` governs, without "that" and full stop; None for none."""
    text, cue = galley.text, voice.cue
    sentence = galley.sentence_at(cue.span.start)
    if len(sentence) > _LONGEST_SENTENCE:
        return None
    if cue.kind is CueKind.ACCORDING:
        return _around(text, sentence, voice)
    if voice.behind:
        return _before(text, sentence, voice.start)
    found = _forward(galley, voice, sentence)
    if found is not None:
        return found
    if voice.subject is None or cue.kind is not CueKind.SAY or cue.verb in _NEVER_BEHIND:
        return None
    if voice.subject.pronoun == "who" or _RELATIVE.search(
        text, max(0, voice.start - 8), voice.start
    ):
        return None
    rest = text[cue.span.end : sentence.end]
    if re.match(r",\s", rest) and text[max(0, voice.start - 2) : voice.start] == ", ":
        return _whole(text, Span(cue.span.end + 1, sentence.end))
    told = _TOLD.match(text, cue.span.end, sentence.end) if cue.tells else None
    rest = text[told.end("to") : sentence.end] if told else rest
    comma = text[max(0, voice.start - 2) : voice.start] == ", "
    if re.match(rf"(?:\s{_TIME}){{0,2}}(?:[.!?\"'”’]*$|,)", rest) and (comma or "," not in rest):
        return _before(text, sentence, voice.start)
    return None


def _around(text: str, sentence: Span, voice: Voice) -> Span | None:
    """Return what "according to" covers: the words behind it when it opens the sentence."""
    if text[sentence.start : voice.cue.span.start].count(" ") <= 1:
        comma = text.find(",", voice.end, min(sentence.end, voice.end + 120))
        return _whole(text, Span(comma + 1, sentence.end)) if comma >= 0 else None
    return _before(text, sentence, voice.cue.span.start)


def _before(text: str, sentence: Span, end: int) -> Span | None:
    """Return the words of the sentence before `end`, behind an opening "But" or "And"."""
    start = sentence.start
    opener = _OPENER.match(text, start, end)
    span = _whole(text, Span(opener.end() if opener else start, max(start, end)))
    if span is None:
        return None
    bare = span.of(text).rstrip(" ,–—-:;")
    return Span(span.start, span.start + len(bare)) if bare else None


def _forward(galley: Galley, voice: Voice, sentence: Span) -> Span | None:
    text, cue = galley.text, voice.cue
    at = cue.span.end
    if cue.tells:
        told = _TOLD.match(text, at, max(at, sentence.end))
        at = told.end("to") if told else at
    that = _THAT.match(text, at, max(at, sentence.end))
    if that:
        return _ended(text, that.end(), sentence.end)
    if _RELATIVE.search(text, max(sentence.start, voice.start - 8), voice.start):
        # "an article that Mr Carson said was written": nothing behind the verb is his.
        return None
    if cue.verb in _FINDING and not (voice.subject and _can_find(voice.subject)):
        return None
    if cue.verb in _ASKING and (question := _QUESTION.match(text, at, max(at, sentence.end))):
        return _ended(text, question.end(), sentence.end)
    if cue.verb in _PROMISING and (to := _TO.match(text, at, max(at, sentence.end))):
        return _ended(text, to.end(), sentence.end)
    if cue.kind not in (CueKind.SAY, CueKind.GERUND) or cue.verb in _ASKING:
        return None
    adverbial = _ADVERBIAL.match(text, at, max(at, sentence.end))
    at = adverbial.end() if adverbial else at
    if _NO_CLAUSE.match(text, at, max(at, sentence.end)):
        return None
    return _ended(text, at, sentence.end)


def _ended(text: str, start: int, end: int) -> Span | None:
    stop = _END.search(text, start + 12, max(end, start + 12))
    return _whole(text, Span(start, stop.start() if stop and stop.start() < end else end))


def _whole(text: str, span: Span) -> Span | None:
    if span.end <= span.start:
        return None
    span = span.trim(text)
    bare = span.of(text).rstrip(".!?… ")
    span = Span(span.start, span.start + len(bare))
    return span if len(bare.split()) >= _LEAST_WORDS else None
