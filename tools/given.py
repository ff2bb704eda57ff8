"""Packs given and family names of many countries out of FOLDER, an unpacked Faker wheel.

Faker's lists (MIT) are of names people bear in a country; those written in Latin letters are kept,
lower case, without marks, as `src/broadsheet/text/given.xz`: given ones, a blank line, family ones.
"""

from __future__ import annotations

import importlib
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from broadsheet.news.ids import key_of

OUT = Path(__file__).parent.parent / "src" / "broadsheet" / "text" / "given.xz"
_LATIN = re.compile(r"[a-z]{3,}(?:-[a-z]+)?")
# Lists of the United States hold every word that is somebody's name; our own list stands for them.
LEFT_OUT = frozenset({"en", "en_US", "en_NZ", "es", "fr_QC"})


def main(folder: Path) -> None:
    """Read, pack and say how large it became."""
    sys.path.insert(0, str(folder))
    given: set[str] = set()
    family: set[str] = set()
    for home in sorted((folder / "faker" / "providers" / "person").iterdir()):
        if not (home / "__init__.py").exists() or home.name in LEFT_OUT:
            continue
        provider = importlib.import_module(f"faker.providers.person.{home.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(("first_name", "first_romanized")):
                given |= set(_names(getattr(provider, attribute)))
            elif attribute.startswith(("last_name", "last_romanized")):
                family |= set(_names(getattr(provider, attribute)))
    text = "\n".join(sorted(given)) + "\n\n" + "\n".join(sorted(family))
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    OUT.write_bytes(packed)
    print(f"{len(given)} given names, {len(family)} family names, {len(packed)} bytes")


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict | list | tuple | set | frozenset):
        for one in value:
            name = one if isinstance(one, str) else one[0] if isinstance(one, tuple) else ""
            key = key_of(name)
            if name[:1].isupper() and _LATIN.fullmatch(key):
                yield key


if __name__ == "__main__":
    main(Path(sys.argv[1]))
