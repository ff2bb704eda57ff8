"""What goes wrong most often in each note: the kinds of error its bench counts, ten of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from broadsheet.app import demo
from broadsheet.app.benches.gold import GOLD
from broadsheet.news.errors import BadInput

Errors = Iterable[tuple[str, str]]
"""What `errors(gold)` of a bench returns: for each error its kind in words and where it is, such
as ("the speaker is another", "row 12, 40-55"). Never a word of the data itself."""

BENCHES: Mapping[str, Path] = {
    "edition": Path(str(demo.folder() / "gold.json")),
    "quotes": GOLD / "quotes" / "polnear.jsonl.xz",
    "entities": GOLD / "entities" / "worldwide.jsonl.xz",
    "figures": GOLD / "figures",
    "times": GOLD / "figures",
    "hashtags": GOLD / "keyphrases" / "kpcrowd.jsonl",
    "positions": GOLD / "positions",
}
"""The benches that count errors, each with the data it is given: what `bench NAME` reads."""
KEPT = 10
_ROOM = "broadsheet.app.benches"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of error: how many there are, and where the first of them is."""

    words: str
    count: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The errors of one bench: how many, and the commonest kinds of them, worst first."""

    total: int
    kinds: tuple[Kind, ...]


def errors_of(bench: str) -> Found:
    """Count the errors of one of BENCHES.

    Raises BadInput when the bench counts none yet, or its data is not here ("no data: ...").
    """
    module = f"{_ROOM}.{bench}"
    counting = getattr(import_module(module), "errors", None) if find_spec(module) else None
    if bench not in BENCHES or counting is None:
        raise BadInput(bench, "there is no bench of this name that counts errors")
    return counted(counting(BENCHES[bench]))


def counted(errors: Errors) -> Found:
    """Return the commonest kinds of `errors`; of as many, the one met first stands first."""
    counts: dict[str, int] = {}
    places: dict[str, str] = {}
    for words, place in errors:
        counts[words] = counts.get(words, 0) + 1
        places.setdefault(words, place)
    worst = sorted(counts, key=lambda words: -counts[words])[:KEPT]
    kinds = (Kind(words=one, count=counts[one], place=places[one]) for one in worst)
    return Found(total=sum(counts.values()), kinds=tuple(kinds))


def refreshed(page: str, bench: str, found: Found) -> str:
    """Return `page` with the table of one bench in place of its last one.

    A table stands between `<!-- errors: NAME -->` and `<!-- end -->`; raises BadInput where the
    page has no such place.
    """
    place = re.compile(rf"(<!-- errors: {re.escape(bench)} -->\n).*?(<!-- end -->)", re.S)
    if not place.search(page):
        raise BadInput(bench, "the page has no place for its errors")
    return place.sub(lambda old: f"{old[1]}\n{_table(found)}\n{old[2]}", page)


def _table(found: Found) -> str:
    if not found.total:
        return "No error was counted.\n"
    held = sum(one.count for one in found.kinds)
    lines = [
        f"{found.total:,} errors, {held:,} of them of these kinds.",
        "",
        "| kind of error | count | share | first at |",
        "|---|---|---|---|",
    ]
    for one in found.kinds:
        share = f"{100 * one.count / found.total:.1f} %"
        lines.append(f"| {one.words} | {one.count:,} | {share} | {one.place} |")
    return "\n".join([*lines, ""])
