"""Trains the weights of `analysis/polarity.py` on NewsMTSC's train part (MIT licence).

Two steps, since the trainer is not in the product's environment:

    .venv/bin/python bench/train_polarity.py features NEWSMTSC-TRAIN.jsonl.xz WORK.npz
    .venv-bench/bin/python bench/train_polarity.py fit WORK.npz src/broadsheet/analysis/polarity.npz
"""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np

STRENGTH = 1.0
"""Inverse of the L2 penalty. On the last tenth of the train part, kept aside, 1, 2 and 4 give a
macro F1 of .752, .746 and .743 (.623, .626 and .625 with words alone)."""
POLARITY = {2: 0, 4: 1, 6: 2}


def rows_of(path: Path) -> list[tuple[str, int, int, int]]:
    """Return (sentence, start, end, class) of each target of each sentence, once each."""
    rows = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            targets = {(one["from"], one["to"]): one["polarity"] for one in row["targets"]}
            for (start, end), polarity in targets.items():
                rows.append(
                    (row["sentence_normalized"], start, end, POLARITY[int(float(polarity))])
                )
    return rows


def features(source: Path, work: Path) -> None:
    """Write hashed features, sentence vectors and classes."""
    from broadsheet.analysis.polarity import columns_of, masked
    from broadsheet.app.settings import settings_now
    from broadsheet.app.workbench import start_for
    from broadsheet.news.span import Span

    embedder = start_for(settings_now())().embedder
    if embedder is None:
        raise SystemExit("no vectors: there is no embedder on the shelf")
    rows = rows_of(source)
    vectors: list[Any] = []
    for at in range(0, len(rows), 32):
        some = rows[at : at + 32]
        vectors += list(embedder([masked(text, Span(a, b)) for text, a, b, _ in some]))
    hashed = [columns_of(text, Span(a, b)) for text, a, b, _ in rows]
    np.savez_compressed(
        work,
        columns=np.concatenate([columns for columns, _ in hashed]),
        values=np.concatenate([values for _, values in hashed]),
        ends=np.cumsum([len(columns) for columns, _ in hashed]),
        vectors=np.asarray(vectors, dtype=np.float32),
        classes=np.asarray([row[3] for row in rows]),
    )


def fit(work: Path, target: Path) -> None:
    """Fit words alone, and words with vectors, and write the weights in eight bits."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    held = np.load(work)
    starts = np.concatenate([[0], held["ends"]])
    shape = (len(held["ends"]), 1 << 16)
    words = csr_matrix((held["values"], held["columns"], starts), shape=shape)
    both = hstack([words, csr_matrix(held["vectors"])]).tocsr()
    made = [
        LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced").fit(
            matrix, held["classes"]
        )
        for matrix in (words, both)
    ]
    tables = [one.coef_.T[: 1 << 16] for one in made]
    scale = np.array([np.abs(table).max() / 127 for table in tables], dtype=np.float32)
    np.savez_compressed(
        target,
        scale=scale,
        words=np.rint(tables[0] / scale[0]).astype(np.int8),
        words_bias=made[0].intercept_.astype(np.float32),
        both=np.rint(tables[1] / scale[1]).astype(np.int8),
        vector=made[1].coef_.T[1 << 16 :].astype(np.float16),
        both_bias=made[1].intercept_.astype(np.float32),
    )


if __name__ == "__main__":
    {"features": features, "fit": fit}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
