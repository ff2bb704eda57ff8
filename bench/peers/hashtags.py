"""YAKE and RAKE, each asked for the ten best phrases of one text a line.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

AT = 10


def main(peer: str) -> None:
    """Answer each line of standard input with its phrases, best first."""
    read = rake() if peer == "RAKE" else yake(1 if peer.endswith("single words") else 3)
    for line in sys.stdin:
        try:
            phrases = read(json.loads(line)["text"])
        except Exception as error:  # told, and counted by whoever asks
            print(json.dumps({"stumbled": f"{type(error).__name__}: {error}"}), flush=True)
            continue
        print(json.dumps({"phrases": phrases[:AT]}), flush=True)


def yake(words: int) -> Callable[[str], list[str]]:
    """Return YAKE for phrases of up to so many words, as it comes otherwise."""
    from yake import KeywordExtractor

    reader = KeywordExtractor(lan="en", n=words, top=AT)
    return lambda text: [phrase for phrase, _ in reader.extract_keywords(text)]


def rake() -> Callable[[str], list[str]]:
    """Return RAKE with its makers' list of stop words."""
    import RAKE

    reader = RAKE.Rake(RAKE.SmartStopList())
    return lambda text: [phrase for phrase, _ in reader.run(text)]


if __name__ == "__main__":
    main(sys.argv[1])
