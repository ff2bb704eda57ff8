"""Datelines read from what machines and papers write: ISO 8601, RFC 822, ages, and plain dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from broadsheet.news.dateline import Dateline, Precision
from broadsheet.news.span import Span
from broadsheet.text.ages import age_of, precision_of
from broadsheet.text.clean import fold, tidy
from broadsheet.text.machinedates import epoch, iso, quick, rfc822, shift_of
from broadsheet.text.months import MONTH_OF, ZONES

EARLIEST = datetime(1605, 1, 1, tzinfo=UTC)
"""No newspaper is older (Relation, Strasbourg, 1605): an earlier date is a slip."""
_NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 120
# Clock time as six languages print it: 8:05am, 8.05 am, 20:05, 14h30, 14 h 30, 14.30 Uhr.
_CLOCK = re.compile(
    r"\b(?P<H>\d{1,2})(?:(?::|\.| ?h ?)(?P<M>\d{2}))?(?::(?P<S>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)?"
    rf"(?:\s?(?:uhr|h)\b)?\s*\(?(?P<zone>{'|'.join(sorted(filter(None, ZONES), reverse=True))})?"
    r"\b(?P<shift>[+-]\d{2}:?\d{2})?",
)
_DAY_MONTH = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|°|o)?[\s./-]+(?:de |of |di )?"
    r"(?P<m>[^\W\d_]{3,13})\.?,?[\s./-]+(?:de |del )?(?P<y>\d{4})\b"
)
_MONTH_DAY = re.compile(
    r"\b(?P<m>[^\W\d_]{3,13})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})\b"
)
# China, Japan and Korea: 2026年3月11日 14:30, 2026년 3월 11일 오후 2:30.
_FAR_EAST = re.compile(
    r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일号]"
    r"(?:\D{0,8}?(?P<half>[上下]午|午[前後]|오[전후])?\s*(?P<H>\d{1,2})\s*[:時时시]\s*(?P<M>\d{1,2}))?"
)
_NUMERIC = re.compile(r"\b(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<y>\d{4})\b")
_ISO_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_OFFSET = re.compile(r"\d\d:?\d\d\s*(?:GMT|UTC)?([+-]\d{2}:?\d{2})\b")
# "Published 14:30, 6 July 2025 | Updated 15:02": what follows is another date.
_NEXT_DATE = re.compile(
    r"\||\b(?:last )?(?:updated|modified|aktualisiert|mis a jour|actualizado|aggiornato|"
    r"atualizado)\b"
)


def dateline_of(
    words: str, *, seen_at: datetime | None = None, language: str = "", patient: bool = True
) -> Dateline | None:
    """Return the moment `words` name, with `words` as its raw, or None when they name none.

    Reads ISO 8601, RFC 822, epoch seconds or milliseconds, dates with a month's name in twenty
    languages, those of China, Japan and Korea, ages when `seen_at` (with a zone) is given, and
    last whatever dateparser makes of them in `language`, if `patient`: that step takes up to
    0.1 s. Without a zone a time is taken as UTC; without a time the day is meant. A date after
    `seen_at` is not held back here: see `not_after`.
    """
    raw = tidy(words)
    if not raw or len(raw) > _LONGEST:
        return None
    for reader in (quick, iso, epoch, _far_east, _named, rfc822):
        try:
            found = reader(raw)
        except (ValueError, OverflowError):
            continue
        if found and _possible(found[0]):
            return Dateline(at=found[0], precision=found[1], raw=raw)
    numeric = _numeric(raw, language)
    if numeric is not None:
        return numeric
    aged = by_age(raw, seen_at=seen_at) if seen_at is not None else None
    return aged or (_by_dateparser(raw, language) if patient else None)


def dates_in(text: str, *, language: str = "") -> Iterator[tuple[Span, Dateline]]:
    """Yield each day a text names in digits, or with a month's name in six languages, with its span
    of `text`, in no certain order. Only forms with a day, a month and a year of four digits count.
    """
    lower = text.lower()
    if len(lower) != len(text):
        return
    for shape in (_DAY_MONTH, _MONTH_DAY, _NUMERIC, _ISO_DAY):
        for match in shape.finditer(lower):
            found = dateline_of(match[0], language=language, patient=False)
            if found is not None:
                yield Span(match.start(), match.end()), found


def printed_day(dateline: Dateline, *, language: str = "") -> date:
    """Return the calendar day of a dateline where it was printed, as far as its words say.

    In UTC, 23:30 in Lima is the next day; the words "2026-03-02T23:30:00-05:00" keep the day.
    """
    zone = next(iter(_OFFSET.findall(dateline.raw)), "")
    said = dateline_of(dateline.raw, language=language, patient=False) or dateline
    try:
        return (said.at + shift_of(zone)).date()
    except OverflowError:
        return dateline.at.date()


def is_local(words: Dateline, moment: Dateline) -> bool:
    """Say whether words without a zone may be what clocks showed somewhere at that moment.

    Zones reach from 12 hours behind UTC to 14 ahead of it.
    """
    ahead = (words.at - moment.at).total_seconds() / 3600
    if words.precision is Precision.DAY:
        return -36 < ahead < 14
    return -12 <= ahead <= 14


def by_age(words: str, *, seen_at: datetime) -> Dateline | None:
    """Return when a thing seen at `seen_at` was printed if `words` are its age, else None."""
    age, precision = age_of(words), precision_of(words)
    if age is None or precision is None:
        return None
    try:
        return Dateline(at=seen_at - age, precision=precision, raw=tidy(words))
    except OverflowError:
        return None


def not_after(dateline: Dateline | None, seen_at: datetime) -> Dateline | None:
    """Return `dateline`, or one at `seen_at` with the same raw words when it lies later."""
    if dateline is None or dateline.at <= seen_at:
        return dateline
    return Dateline(at=seen_at, precision=dateline.precision, raw=dateline.raw)


def _possible(moment: datetime) -> bool:
    # The first second of 1970 is a machine's way of saying that it has no date.
    return moment >= EARLIEST and moment != _NO_DATE


def _numeric(raw: str, language: str) -> Dateline | None:
    """Read 06/07/2025 or 6.7.2025, day first unless English, or that cannot be."""
    plain = fold(raw)
    match = _NUMERIC.search(plain)
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    month_first = second > 12 or (language == "en" and match["sign"] == "/" and first <= 12)
    day, month = (second, first) if month_first else (first, second)
    try:
        at = datetime(int(match["y"]), month, day, tzinfo=UTC)
    except ValueError:
        return None
    clock = _clock(plain[match.end() :])
    if not _possible(at):
        return None
    if clock is None:
        return Dateline(at=at, precision=Precision.DAY, raw=raw)
    return Dateline(at=at + clock, raw=raw)


def _far_east(raw: str) -> tuple[datetime, Precision] | None:
    match = _FAR_EAST.search(raw)
    if match is None:
        return None
    day = datetime(int(match["y"]), int(match["m"]), int(match["d"]), tzinfo=UTC)
    if match["H"] is None:
        return day, Precision.DAY
    hour = int(match["H"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in {"下午", "午後", "오후"} else 0)
    if hour > 24 or int(match["M"]) > 59:
        return day, Precision.DAY
    return day + timedelta(hours=hour, minutes=int(match["M"])), Precision.SECOND


def _named(raw: str) -> tuple[datetime, Precision] | None:
    plain = _first_date(fold(raw))
    match = _DAY_MONTH.search(plain) or _MONTH_DAY.search(plain)
    month = MONTH_OF.get(match["m"]) if match else None
    if match is None or month is None:
        return None
    day = datetime(int(match["y"]), month, int(match["d"]), tzinfo=UTC)
    # The clock may stand on either side: "6 July 2025, 14:30" or "14:30, 6 July 2025".
    for rest in (plain[match.end() :], plain[: match.start()]):
        clock = _clock(rest)
        if clock is not None:
            return day + clock, Precision.SECOND
    return day, Precision.DAY


def _first_date(plain: str) -> str:
    for part in _NEXT_DATE.split(plain):
        if re.search(r"\b\d{4}\b", part):
            return part
    return plain


def _clock(rest: str) -> timedelta | None:
    for match in _CLOCK.finditer(rest):
        if match["M"] is None and match["half"] is None:
            continue
        hour, half = int(match["H"]), match["half"]
        if hour > 23 or int(match["M"] or 0) > 59:
            continue
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        zone = match["shift"] or match["zone"] or ""
        clock = timedelta(hours=hour, minutes=int(match["M"] or 0), seconds=int(match["S"] or 0))
        return clock - shift_of(zone)
    return None


def _by_dateparser(raw: str, language: str) -> Dateline | None:
    # A first miss over all languages takes a second: ask only for what could be a date, and only
    # in the languages that could be meant.
    if not re.search(r"\d", raw) or len(raw) > 60:
        return None
    import dateparser

    wanted = [language] if language else ["en", "fr", "de", "es", "it", "pt"]
    settings = {
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    try:
        found = dateparser.parse(raw, languages=wanted, settings=settings)
    except Exception:  # it raises what its many parsers raise, none of it documented
        return None
    if found is None or not _possible(found):
        return None
    timed = re.search(r"\d[:h.]\d\d\b", raw) is not None and (found.hour or found.minute)
    return Dateline(at=found, precision=Precision.SECOND if timed else Precision.DAY, raw=raw)
