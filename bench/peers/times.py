"""Recognizers and dateparser, each asked for the times in one text a line.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

Times = list[dict[str, Any]]


def main(peer: str) -> None:
    """Answer each line of standard input with its times."""
    read = recognizers() if peer == "recognizers-text-suite" else dateparser()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            times = read(question["text"], datetime.fromisoformat(question["today"]))
        except Exception as error:  # told, and counted by whoever asks
            print(json.dumps({"stumbled": f"{type(error).__name__}: {error}"}), flush=True)
            continue
        print(json.dumps({"times": times}), flush=True)


def recognizers() -> Callable[[str, datetime], Times]:
    """Return Microsoft's recogniser, English."""
    from recognizers_date_time import recognize_datetime

    def read(text: str, today: datetime) -> Times:
        return [
            {
                "start": one.start,
                "end": one.end + 1,
                "kind": one.type_name,
                "values": (one.resolution or {}).get("values", []),
            }
            for one in recognize_datetime(text, "en-us", reference=today)
        ]

    return read


def dateparser() -> Callable[[str, datetime], Times]:
    """Return dateparser's search, English, which gives a moment for the words it finds."""
    from dateparser.search import search_dates

    def read(text: str, today: datetime) -> Times:
        found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": today}) or []
        times, at = [], 0
        for words, moment in found:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            value = {"value": moment.date().isoformat()}
            times.append({"start": start, "end": at, "kind": "datetimeV2.date", "values": [value]})
        return times

    return read


if __name__ == "__main__":
    main(sys.argv[1])
