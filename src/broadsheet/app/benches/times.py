"""Days, weeks and years in running text against Recognizers' own cases, beside its peers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from broadsheet.app.benches.gold import Row, rows_of
from broadsheet.app.benches.peers import ask
from broadsheet.app.benches.report import report
from broadsheet.news.errors import BadInput
from broadsheet.news.times import Bearing, Exactness, Time
from broadsheet.text.times.reading import times_in

Say = Callable[[str], object]
MODEL = "datetime-DateTimeModel"
"""The file of cases: those of the plain model, whose options are the makers' defaults."""
DAYS = frozenset({"datetimeV2.date", "datetimeV2.daterange"})
"""The kinds of result that are days: what the notes name."""
PEERS = ("recognizers-text-suite", "dateparser")
UNDATED = datetime(2016, 11, 7)
_DAY = timedelta(days=1)
Readings = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Named:
    """One time: characters [start, end), its kind, and every reading of it as (begins, ends).

    A day or an open end is an empty text where it is not given.
    """

    start: int
    end: int
    kind: str
    readings: Readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text, the moment it is read at, and the times its makers read in it."""

    number: int
    text: str
    today: datetime
    right: tuple[Named, ...]

    @property
    def days_alone(self) -> bool:
        """Say whether all that is to be found in it are days."""
        return all(one.kind in DAYS for one in self.right)


def run(gold: Path, *, beside: bool, say: Say) -> dict[str, object]:
    """Score times on the cases of `gold`, a folder with the file MODEL or such a file.

    `exact` is the share of cases all of whose times come out with their exact words, kind and days,
    and nothing else does; `exact_days` the same over cases that hold nothing but days. Raises
    BadInput for no data.
    """
    cases = cases_of(gold)
    started = perf_counter()
    found = [ours(case) for case in cases]
    seconds = perf_counter() - started
    scored = {**_shares(cases, found), "us_a_case": round(1e6 * seconds / len(cases), 1)}
    peers = {
        peer: _shares(cases, answers)
        for peer in PEERS
        if beside and (answers := _asked(peer, cases, say))
    }
    return report("times", path=gold, rows=len(cases), ours=scored, seconds=seconds, peers=peers)


def errors(gold: Path) -> Iterator[tuple[str, str]]:
    """Yield every time that is missed, made up or read otherwise: what is wrong, and where."""
    for case in cases_of(gold):
        mine = {(one.start, one.end): one for one in ours(case)}
        for one in case.right:
            kind = one.kind.rpartition(".")[2]
            place = f"{MODEL}, row {case.number}, {one.start}-{one.end}"
            other = mine.pop((one.start, one.end), None)
            if other is None:
                touched = any(key[0] < one.end and one.start < key[1] for key in mine)
                yield f"{kind}: {'other words' if touched else 'not found'}", place
            elif other.kind != one.kind:
                yield f"{kind}: another kind", place
            elif not other.readings & one.readings:
                yield f"{kind}: other days", place
        for start, end in mine:
            if not any(start < one.end and one.start < end for one in case.right):
                yield "none is there", f"{MODEL}, row {case.number}, {start}-{end}"


def cases_of(gold: Path) -> tuple[Case, ...]:
    """Return all cases; raises BadInput where there are none."""
    file = gold / f"{MODEL}.jsonl" if gold.is_dir() else gold
    if gold.is_dir() and not file.is_file():
        raise BadInput(str(gold), "no data: there is no file of cases of times")
    return tuple(_case(number, row) for number, row in enumerate(rows_of(file), 1))


def _case(number: int, row: Row) -> Case:
    read_at = (row.get("Context") or {}).get("ReferenceDateTime")
    # Without a moment the makers read at the present one; nothing relative is asked for then.
    today = datetime.fromisoformat(read_at) if read_at else UNDATED
    right = tuple(
        Named(
            one["Start"],
            one["End"] + 1,
            one["TypeName"],
            readings_of((one.get("Resolution") or {}).get("values") or ()),
        )
        for one in row["Results"]
    )
    return Case(number=number, text=row["Input"], today=today, right=right)


def readings_of(values: Sequence[Mapping[str, str]]) -> Readings:
    """Return what Recognizers resolved words to: a day, or first and last, as it prints them."""
    return frozenset(
        (one["value"], "") if "value" in one else (one.get("start", ""), one.get("end", ""))
        for one in values
    )


def ours(case: Case) -> tuple[Named, ...]:
    """Return the times in a text, by the grammar that notes are made with."""
    found = times_in(case.text, case.today.date())
    return tuple(_as_theirs(one) for one in found)


def _as_theirs(one: Time) -> Named:
    """Return a time in Recognizers' terms: a day, or first and last with open ends.

    Of days from one to another it gives the last one, where we give the day after it.
    """
    start, end = one.words.start, one.words.end
    begins, ends = one.begins, one.ends
    if one.bearing is Bearing.ON and ends - begins == _DAY and one.exactness is Exactness.DAY:
        return Named(start, end, "datetimeV2.date", frozenset({(_iso(begins), "")}))
    last = {_iso(ends)} | ({_iso(ends - _DAY)} if one.exactness is Exactness.DAY else set())
    match one.bearing:
        case Bearing.AFTER:
            readings = {(_iso(begins if ends - begins == _DAY else ends), "")}
        case Bearing.SINCE:
            readings = {(_iso(begins), "")}
        case Bearing.BEFORE:
            readings = {("", _iso(begins))}
        case Bearing.UNTIL | Bearing.BY:
            readings = {("", _iso(begins)), ("", _iso(ends))}
        case Bearing.ON:
            readings = {(_iso(begins), one_end) for one_end in last}
    return Named(start, end, "datetimeV2.daterange", frozenset(readings))


def _iso(day: date) -> str:
    return day.isoformat()


def _shares(cases: Sequence[Case], found: Sequence[Sequence[Named]]) -> dict[str, float]:
    right = [_exact(case.right, mine) for case, mine in zip(cases, found, strict=True)]
    days = [one for one, case in zip(right, cases, strict=True) if case.days_alone]
    return {
        "exact": round(sum(right) / len(right), 4),
        "exact_days": round(sum(days) / max(1, len(days)), 4),
    }


def _exact(right: Sequence[Named], mine: Sequence[Named]) -> bool:
    ordered = sorted(mine, key=lambda one: one.start)
    return len(right) == len(mine) and all(
        (one.start, one.end, one.kind) == (other.start, other.end, other.kind)
        and bool(one.readings & other.readings)
        for one, other in zip(right, ordered, strict=True)
    )


def _asked(peer: str, cases: Sequence[Case], say: Say) -> list[tuple[Named, ...]]:
    questions = ({"text": case.text, "today": case.today.isoformat()} for case in cases)
    return [
        tuple(
            Named(one["start"], one["end"], one["kind"], readings_of(one["values"]))
            for one in answer["times"]
        )
        for answer in ask("times", peer, questions, say, nothing={"times": []})
    ]
