"""vaderSentiment, asked for the polarity of one sentence a line; it knows of no target.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Answer each line of standard input with its polarity, by the bounds its makers advise."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    for line in sys.stdin:
        compound = analyzer.polarity_scores(json.loads(line)["text"])["compound"]
        polarity = (
            "positive" if compound >= 0.05 else "negative" if compound <= -0.05 else "neutral"
        )
        print(json.dumps({"polarity": polarity}), flush=True)


if __name__ == "__main__":
    main()
