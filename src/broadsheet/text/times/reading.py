"""The times named in a text, each with its days: forms matched, bearings read, the longest kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from broadsheet.news.span import Span
from broadsheet.news.times import Bearing, Exactness, Time
from broadsheet.text.clean import fold
from broadsheet.text.times.counting import COUNTING
from broadsheet.text.times.patterns import AMBIGUOUS, begun_by, forms
from broadsheet.text.times.printed import PRINTED
from broadsheet.text.times.setting import Named, Setting
from broadsheet.text.times.words import FUTURE, LOOKS_BACK

MOST_TIMES = 1_000
"""More than any report has: what follows in a text with more is a table."""
_BEARINGS = {
    "by": Bearing.BY, "before": Bearing.BEFORE, "ahead of": Bearing.BEFORE,
    "between": Bearing.ON, "after": Bearing.AFTER, "since": Bearing.SINCE, "from": Bearing.SINCE,
    "until": Bearing.UNTIL, "till": Bearing.UNTIL, "up to": Bearing.UNTIL,
    "avant": Bearing.BEFORE, "après": Bearing.AFTER, "depuis": Bearing.SINCE,
    "jusqu'à": Bearing.UNTIL, "d'ici": Bearing.BY, "vor": Bearing.BEFORE, "nach": Bearing.AFTER,
    "seit": Bearing.SINCE, "bis": Bearing.UNTIL, "antes de": Bearing.BEFORE,
    "desde": Bearing.SINCE, "hasta": Bearing.UNTIL, "dal": Bearing.SINCE, "entro": Bearing.BY,
    "fino a": Bearing.UNTIL, "até": Bearing.UNTIL,
}  # fmt: skip
_PLAIN = r"in|on|during|throughout|of|en|au|im|am|a|de|del|nel|em|no|le|la|el|il|the|at|for|to"
_BEFORE = re.compile(
    rf"(?<![\w’'-])(?:(?P<bearing>{'|'.join(map(re.escape, _BEARINGS))})\s+"
    rf"|(?P<plain>{_PLAIN})\s+)?"
    r"(?:(?:the|le|la|el|il|den|dem)\s+)?"
    r"(?:(?P<part>early|mid|late|début|fin|mi|anfang|mitte|ende)[\s-]+(?:in\s+|the\s+)?)?$",
    re.I,
)
_PARTS = {
    "début": "early",
    "anfang": "early",
    "mi": "mid",
    "mitte": "mid",
    "fin": "late",
    "ende": "late",
}
_COARSE = frozenset(Exactness) - {Exactness.DAY, Exactness.WEEKEND}
_ALONE = frozenset({"month", "season", "year", "weekday", "years"})
"""Forms that may be something else: a verb, a count, a page."""
_CAPITAL = frozenset({"en", "de"})
"""The languages that print days of the week with a capital."""
_LOOK_BACK = 40
_THE = re.compile(r"^\s*the\s+$", re.I)
_WORD = re.compile(r"[^\W_]+")
_BESIDE = re.compile(r"(?:,|\s+and|\s+or|\s+to|\s+through)?\s+", re.I)
_TO = re.compile(r"\s+(?:to|and|until|till|through)\s+", re.I)
_CLAUSE = 160
_OPENING = 12
"""Characters before a time, to look at for its verb, and with which it opens its sentence."""
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_RESOLVE = PRINTED | COUNTING


def times_in(
    text: str, today: date, language: str = "en", within: Span | None = None
) -> tuple[Time, ...]:
    """Return the times named in `text` (in `within`), in order and apart, seen from `today`.

    A bare month, season or year counts only behind words that speak of time ("in", "since",
    "early"), a day of the week only with a capital where the language gives it one.
    """
    span = within or Span(0, len(text))
    found: list[Time] = []
    end = span.start
    for start, stop, name, match in _candidates(text, span, language):
        if start < end or len(found) >= MOST_TIMES:
            continue
        here = Setting(today, language or "en", _ahead(text, match))
        beside = bool(found) and bool(_BESIDE.fullmatch(text[end:start]))
        time = _time(text, span, name, match, here, beside=beside)
        if time is not None and time.words.start >= end:
            whole = _range(text, found[-1], time) if found else None
            found[-1:] = [whole] if whole else [*found[-1:], time]
            end = stop
    return tuple(found)


def _range(text: str, first: Time, last: Time) -> Time | None:
    """Read "between 2014 and 2018", "from May to July 2025": from the one to the other."""
    lead = text[first.words.start : first.words.start + 8].casefold()
    between = text[first.words.end : last.words.start]
    opened = (first.bearing is Bearing.SINCE and lead.startswith("from")) or lead.startswith(
        "between"
    )
    if not opened or not _TO.fullmatch(between) or last.bearing is not Bearing.ON:
        return None
    if first.exactness is not last.exactness or first.begins >= last.ends:
        return None
    return replace(
        first,
        words=Span(first.words.start, last.words.end),
        ends=last.ends,
        bearing=Bearing.ON,
        part="",
        relative=first.relative or last.relative,
        guess=first.guess or last.guess,
        reason="from the first to the last, both included",
    )


def _candidates(
    text: str, span: Span, language: str
) -> Iterator[tuple[int, int, str, re.Match[str]]]:
    """Yield matches from left to right, of those that begin at one place the longest first."""
    table, begun = forms(language or "en"), begun_by(language or "en")
    matches = []
    for word in _WORD.finditer(text, span.start, span.end):
        first = word.group().casefold()
        names = begun.get("" if first[0].isdigit() else first, ())
        quoted = word.start() > span.start and text[word.start() - 1] in "'’"
        for name in names:
            # "the '90s" begins with its mark.
            at = word.start() - (quoted and name == "decade")
            match = table[name].match(text, at, span.end) if name in table else None
            if match:
                matches.append((match.start(), -match.end(), name, match))
    for start, end, name, match in sorted(matches, key=lambda one: one[:3]):
        yield start, -end, name, match


def _ahead(text: str, match: re.Match[str]) -> bool:
    """Say whether the words that govern a time look ahead.

    "It will open on Friday" does; "she said on Friday that it will open" does not: there the words
    that look ahead stand behind the time. Only where the time opens the sentence do they count.
    """
    before = _SENTENCE_ENDS.split(text[max(0, match.start() - _CLAUSE) : match.start()])[-1]
    words = [*FUTURE.finditer(before)]
    if words:
        return not LOOKS_BACK.search(before, words[-1].end())
    if len(before.strip()) > _OPENING:
        return False
    behind = _SENTENCE_ENDS.split(text[match.end() : match.end() + _CLAUSE])[0]
    ahead = FUTURE.search(behind)
    return ahead is not None and not LOOKS_BACK.search(behind[: ahead.start()])


def _time(
    text: str, span: Span, name: str, match: re.Match[str], here: Setting, *, beside: bool
) -> Time | None:
    lead = _BEFORE.search(text, max(span.start, match.start() - _LOOK_BACK), match.start())
    led = bool(lead and lead.group().strip()) or (beside and name == "year")
    if lead is not None and match.group().casefold() == "fall" and _THE.search(lead.group()):
        return None  # "the fall guy", "the fall in prices"
    if name in _ALONE and not _is_time(name, match, here.language, led=led):
        return None
    try:
        named = _RESOLVE[name](match, here)
    except (ValueError, OverflowError):
        return None
    return _made(match, lead, named) if named else None


def _is_time(name: str, match: re.Match[str], language: str, *, led: bool) -> bool:
    words = match.group().strip(".")
    if name == "weekday":
        return (
            words[0].isupper() or language not in _CAPITAL or (led and fold(words) not in AMBIGUOUS)
        )
    if name == "years":
        return True
    if name == "month" and words[0].isupper() and len(words) > 3:
        return led or fold(words) not in AMBIGUOUS
    return led


def _made(match: re.Match[str], lead: re.Match[str] | None, named: Named) -> Time:
    bearing, part, start = Bearing.ON, named.part, match.start()
    stretch = named.stretch
    if lead is not None:
        if lead["bearing"]:
            bearing, start = _BEARINGS[lead["bearing"].casefold().replace("’", "'")], lead.start()
        if lead["part"] and not part and stretch.exactness in _COARSE:
            part = _PARTS.get(lead["part"].casefold(), lead["part"].casefold())
            start = min(start, lead.start("part"))
            stretch = stretch.third(part)
    return Time(
        words=Span(start, match.end()),
        begins=stretch.begins,
        ends=stretch.ends,
        exactness=stretch.exactness,
        bearing=bearing,
        part=part,
        relative=named.relative,
        guess=named.guess,
        reason=named.why,
    )
