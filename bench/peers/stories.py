"""Three usual ways to group articles, each given all of them at once, one text a line.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
from sklearn.cluster import HDBSCAN, MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

LIKE = 0.3
"""Cosine from which the one-pass reader joins a group; set beforehand, the middle of what
tutorials use (.2 to .4)."""
DIMENSIONS = 100


def main(peer: str) -> None:
    """Print a group for each text, in order."""
    questions = [json.loads(line) for line in sys.stdin]
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        [one["text"] for one in questions]
    )
    if peer == "HDBSCAN":
        groups = hdbscan(rows)
    elif peer.startswith("k-means"):
        clusters = questions[0]["clusters"]
        groups = MiniBatchKMeans(clusters, n_init=3, random_state=7).fit_predict(rows).tolist()
    else:
        groups = one_pass(rows)
    for group in groups:
        print(json.dumps({"group": int(group)}))


def hdbscan(rows: Any) -> list[int]:
    """Return the groups of at least two; what it calls noise is a group of its own each."""
    most = min(DIMENSIONS, min(rows.shape) - 1)
    dense = normalize(TruncatedSVD(most, random_state=7).fit_transform(rows))
    found = HDBSCAN(min_cluster_size=2, copy=True).fit_predict(dense).tolist()
    return [group if group >= 0 else -1 - place for place, group in enumerate(found)]


def one_pass(rows: Any) -> list[int]:
    """Return the group whose mean is most like each row, in their order, or a new one."""
    sums: list[Any] = []
    groups: list[int] = []
    for row in rows:
        place, like = nearest(sums, row)
        if like < LIKE:
            place = len(sums)
            sums.append(np.zeros(rows.shape[1], dtype=np.float32))
        sums[place][row.indices] += row.data
        groups.append(place)
    return groups


def nearest(sums: list[Any], row: Any) -> tuple[int, float]:
    """Return the place of the sum most like the row, and the cosine."""
    best, like = 0, -1.0
    for place, total in enumerate(sums):
        dot = float(total[row.indices] @ row.data)
        if dot > 0 and (cosine := dot / float(np.linalg.norm(total))) > like:
            best, like = place, cosine
    return best, like


if __name__ == "__main__":
    main(sys.argv[1])
