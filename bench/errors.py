"""The accuracy page refreshed: the ten worst kinds of error of each note, counted again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from broadsheet.app.benches.errors import BENCHES, errors_of, refreshed
from broadsheet.news.errors import BadInput

PAGE = Path(__file__).parents[1] / "docs" / "design" / "accuracy.md"


def main(benches: Sequence[str], page: Path = PAGE) -> int:
    """Count the errors of `benches` (all, if none is named) and rewrite their tables on `page`.

    A bench without its data, or that counts no errors yet, is passed over with a sentence.
    """
    for bench in benches or tuple(BENCHES):
        try:
            words = refreshed(page.read_text("utf-8"), bench, errors_of(bench))
        except BadInput as reason:
            print(f"skip {bench}: {reason.sentence}")
            continue
        page.write_text(words, "utf-8")
        print(f"counted {bench}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
