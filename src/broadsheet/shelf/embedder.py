"""The embedder turns texts into unit vectors with a BERT-like model, by its [CLS] token."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from broadsheet.shelf.sessions import Encoder
from broadsheet.text.models import Vectors


class OnnxEmbedder:
    """A `broadsheet.text.models.Embedder` over ONNX Runtime.

    Texts are cut at `max_tokens`; 1 to `threads` cores work on one text. Pooling is by [CLS], as
    the BGE authors state on their model card. A text comes out the same whatever is beside it.
    """

    def __init__(
        self, folder: Path, *, name: str, digest: str, max_tokens: int = 256, threads: int = 1
    ) -> None:
        self.name = name
        self.digest = digest
        self._encode = Encoder(folder, max_tokens=max_tokens, threads=threads)
        self.dimensions = self._encode.width

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows (len(texts), dimensions), each of unit length."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            first = self._encode(text)[0]
            row[:] = first / max(float(np.linalg.norm(first)), 1e-12)
        return rows
