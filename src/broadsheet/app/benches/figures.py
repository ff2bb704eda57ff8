"""Numbers, money, per cent, measures and ages against Recognizers' own cases, beside its peers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from time import perf_counter

from broadsheet.app.benches.gold import Row, rows_of
from broadsheet.app.benches.peers import ask
from broadsheet.app.benches.report import report
from broadsheet.news.errors import BadInput
from broadsheet.text.numbers import numerals
from broadsheet.text.quantities import Quantity, quantities
from broadsheet.text.units import PERCENT, TIMES, is_currency, unit_called

Say = Callable[[str], object]
KINDS: Mapping[str, str] = {
    "number": "number-NumberModel",
    "currency": "numberwithunit-CurrencyModel",
    "percent": "number-PercentModel",
    "dimension": "numberwithunit-DimensionModel",
    "age": "numberwithunit-AgeModel",
}
"""The figures that are measured, and the file of cases of each."""
PEERS = ("recognizers-text-suite", "quantulum3")
_NEAR = Decimal("0.000001")
_OLD = re.compile(r"[^\S\n]*-?[^\S\n]*(?:olds?|of[^\S\n]+age)\b", re.I)
_AGED = re.compile(r"\b(?:aged?(?:[^\S\n]+of)?)[^\S\n]+$", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as a reader gives it: characters [start, end), value and unit."""

    start: int
    end: int
    value: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One text and the figures its makers read in it."""

    kind: str
    number: int
    text: str
    right: tuple[Reading, ...]


def run(gold: Path, *, beside: bool, say: Say) -> dict[str, object]:
    """Score figures on the cases of `gold`, a folder of the files in KINDS or one of them.

    `exact_KIND` is the share of cases all of whose figures come out with their exact words, value
    and unit, and nothing else does. Raises BadInput for no data.
    """
    cases = cases_of(gold)
    started = perf_counter()
    found = [ours(case.kind, case.text) for case in cases]
    seconds = perf_counter() - started
    scored = {**_shares(cases, found), "us_a_case": round(1e6 * seconds / len(cases), 1)}
    peers = {
        peer: _shares(cases, answers)
        for peer in PEERS
        if beside and (answers := _asked(peer, cases, say))
    }
    return report("figures", path=gold, rows=len(cases), ours=scored, seconds=seconds, peers=peers)


def errors(gold: Path) -> Iterator[tuple[str, str]]:
    """Yield every figure that is missed, made up or read otherwise: what is wrong, and where."""
    for case in cases_of(gold):
        mine = {(one.start, one.end): one for one in ours(case.kind, case.text)}
        for one in case.right:
            other = mine.pop((one.start, one.end), None)
            place = f"{KINDS[case.kind]}, row {case.number}, {one.start}-{one.end}"
            if other is None:
                touched = any(key[0] < one.end and one.start < key[1] for key in mine)
                yield f"{case.kind}: {'other words' if touched else 'not found'}", place
            elif not _same(one, other):
                what = "another unit" if _close(one.value, other.value) else "another value"
                yield f"{case.kind}: {what}", place
        for start, end in mine:
            if not any(start < one.end and one.start < end for one in case.right):
                place = f"{KINDS[case.kind]}, row {case.number}, {start}-{end}"
                yield f"{case.kind}: none is there", place


def cases_of(gold: Path) -> tuple[Case, ...]:
    """Return all cases; raises BadInput where there are none."""
    files = {kind: gold / f"{name}.jsonl" for kind, name in KINDS.items()}
    if gold.is_file():
        files = {kind: gold for kind, name in KINDS.items() if name in gold.name}
        if not files:
            raise BadInput(str(gold), f"its name holds none of {', '.join(KINDS.values())}")
    here = {kind: file for kind, file in files.items() if file.is_file()}
    if not here:
        raise BadInput(str(gold), "no data: there is none of the files of cases")
    return tuple(
        _case(kind, number, row)
        for kind, file in here.items()
        for number, row in enumerate(rows_of(file), 1)
    )


def _case(kind: str, number: int, row: Row) -> Case:
    right = []
    for one in row["Results"]:
        resolved = one.get("Resolution") or {}
        unit = PERCENT if kind == "percent" else unit_of(resolved, kind)
        value = _decimal(str(resolved.get("value") or "").rstrip("%"))
        # A unit that stands alone is no figure.
        if value is not None:
            right.append(Reading(one["Start"], one["End"] + 1, value, unit))
    return Case(kind=kind, number=number, text=row["Input"], right=tuple(right))


def unit_of(resolved: Mapping[str, str], kind: str) -> str:
    """Return a unit of theirs by our name for it: ISO 4217 for money, nothing for a number."""
    if kind == "number":
        return ""
    name = resolved.get("unit") or ""
    if kind == "age":
        return "year" if name == "Age" else name.casefold()
    return resolved.get("isoCurrency") or unit_called(name, money=kind == "currency")


def _decimal(words: str) -> Decimal | None:
    try:
        return Decimal(words)
    except InvalidOperation:
        return None


def ours(kind: str, text: str) -> tuple[Reading, ...]:
    """Return the figures of one kind in a text, by the grammar that notes are made with."""
    if kind == "number":
        return tuple(
            Reading(one.words.start, one.words.end, one.value, "") for one in numerals(text)
        )
    found = quantities(text)
    if kind == "age":
        return tuple(_age(text, one) for one in found if _is_age(text, one))
    return tuple(
        Reading(one.core.start, one.core.end, one.value, one.unit)
        for one in found
        if _kind_of(one.unit) == kind
    )


def _kind_of(unit: str) -> str:
    if is_currency(unit):
        return "currency"
    if unit == PERCENT:
        return "percent"
    return "" if unit in {"", "share", "percentage point", *TIMES} else "dimension"


def _is_age(text: str, one: Quantity) -> bool:
    if one.unit in TIMES:
        return bool(_OLD.match(text, one.core.end))
    return not one.unit and bool(_AGED.search(text[max(0, one.core.start - 12) : one.core.start]))


def _age(text: str, one: Quantity) -> Reading:
    old = _OLD.match(text, one.core.end)
    if old:
        return Reading(one.core.start, old.end(), one.value, one.unit)
    before = text[max(0, one.core.start - 12) : one.core.start]
    aged = _AGED.search(before)
    start = one.core.start - (len(before) - aged.start() if aged else 0)
    return Reading(start, one.core.end, one.value, "year")


def _shares(cases: Sequence[Case], found: Sequence[Sequence[Reading]]) -> dict[str, float]:
    rights: dict[str, list[bool]] = {}
    for case, mine in zip(cases, found, strict=True):
        rights.setdefault(case.kind, []).append(_exact(case.right, mine))
    return {f"exact_{kind}": round(sum(right) / len(right), 4) for kind, right in rights.items()}


def _exact(right: Sequence[Reading], mine: Sequence[Reading]) -> bool:
    ordered = sorted(mine, key=lambda one: one.start)
    return len(right) == len(mine) and all(
        (one.start, one.end) == (other.start, other.end) and _same(one, other)
        for one, other in zip(right, ordered, strict=True)
    )


def _same(one: Reading, other: Reading) -> bool:
    return one.unit == other.unit and _close(one.value, other.value)


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _NEAR * max(abs(one), abs(other), Decimal(1))


def _asked(peer: str, cases: Sequence[Case], say: Say) -> list[tuple[Reading, ...]]:
    questions = ({"kind": case.kind, "text": case.text} for case in cases)
    return [
        tuple(_readings(case.kind, answer["figures"]))
        for case, answer in zip(
            cases, ask("figures", peer, questions, say, nothing={"figures": []}), strict=False
        )
    ]


def _readings(kind: str, figures: Iterable[Mapping[str, str]]) -> Iterator[Reading]:
    for one in figures:
        unit = PERCENT if kind == "percent" else unit_of(one, kind)
        value = _decimal(str(one["value"]).rstrip("%"))
        yield Reading(int(one["start"]), int(one["end"]), value, unit)
