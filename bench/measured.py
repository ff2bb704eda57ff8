"""The error rates readers are shown, measured again: the page "How we know" prints this file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from gate import NO_DATA, measured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.app.django_settings")

from broadsheet.web.measures import ASKED, FILE  # its words need the settings

SHOWN = Path(__file__).parents[1] / "src" / "broadsheet" / "web" / FILE


def main(benches: Sequence[str], file: Path = SHOWN) -> int:
    """Run the benches whose figures are shown (all, or those whose name begins so).

    A bench without its data keeps the figures it had, with a sentence.
    """
    shown = json.loads(file.read_text("utf-8")) if file.exists() else {}
    for bench in dict.fromkeys(asked.bench for asked in ASKED):
        if benches and not bench.startswith(tuple(benches)):
            continue
        found = measured(bench)
        if found is None:
            print(f"{bench} keeps the figures it had ({NO_DATA.rstrip(':')})")
            continue
        shown[bench] = {
            "day": datetime.now(tz=UTC).date().isoformat(),
            "rows": found["data"]["rows"],
            "figures": found["ours"],
        }
        file.write_text(json.dumps(shown, indent=1, sort_keys=True) + "\n", "utf-8")
        print(f"measured {bench}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
