"""Where places are: countries, regions and towns by any of their names, from a packed table."""

from __future__ import annotations

import lzma
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from broadsheet.news.ids import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: `country` is its ISO 3166 code, empty for seas and parts of the world.

    `kind` is "c" for a country, "r" for a region, "t" for a town. Latitude and longitude are in
    degrees, None where the table has no point; a country stands where its capital does.
    """

    label: str
    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int


class Atlas:
    """The table as it is packed, searched by halving: 4 MB in memory, no object for each of 35,000.

    `tools/places.py` makes it: a line for each place, an empty line, a line for each name in the
    order of its bytes with the numbers of the places called so, the most peopled first.
    """

    def __init__(self, packed: bytes) -> None:
        """Raises ValueError or lzma.LZMAError for anything but such a table."""
        places, _, names = lzma.decompress(packed).partition(b"\n\n")
        self._places, self._names = places, names
        self._place_starts, self._name_starts = _starts(places), _starts(names)

    @lru_cache(maxsize=8192)  # noqa: B019  # one atlas lives as long as the process
    def named(self, name: str) -> tuple[Place, ...]:
        """Return the places called `name`, case and accents aside, the most peopled first."""
        wanted = key_of(name).encode() + b"\t"
        at = bisect_left(
            range(len(self._name_starts)), wanted, key=lambda at: self._key_at(at, len(wanted))
        )
        if at == len(self._name_starts) or self._key_at(at, len(wanted)) != wanted:
            return ()
        numbers = _line(self._names, self._name_starts[at]).partition(b"\t")[2]
        return tuple(self._place(int(number)) for number in numbers.split(b","))

    def _key_at(self, at: int, length: int) -> bytes:
        return self._names[self._name_starts[at] : self._name_starts[at] + length]

    def _place(self, number: int) -> Place:
        row = _line(self._places, self._place_starts[number]).decode().split("\t")
        kind, label, country, latitude, longitude, population = row
        return Place(
            label=label,
            kind=kind,
            country=country,
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
            population=int(population),
        )


def _starts(lines: bytes) -> array[int]:
    starts, at = array("I", [0]), lines.find(b"\n")
    while at >= 0:
        starts.append(at + 1)
        at = lines.find(b"\n", at + 1)
    return starts


def _line(lines: bytes, start: int) -> bytes:
    end = lines.find(b"\n", start)
    return lines[start:] if end < 0 else lines[start:end]


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """Return the table that ships with Broadsheet."""
    return Atlas(resources.files("broadsheet.text").joinpath("places.xz").read_bytes())
