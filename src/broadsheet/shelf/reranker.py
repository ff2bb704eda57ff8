"""The reranker scores how well passages answer a question, with a cross-encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from broadsheet.shelf.sessions import Encoder


class OnnxReranker:
    """A `broadsheet.text.models.Reranker` over ONNX Runtime.

    Question and passage together are cut at `max_tokens`, the longer of the two first.
    """

    def __init__(
        self, folder: Path, *, name: str, digest: str, max_tokens: int = 256, threads: int = 1
    ) -> None:
        self.name = name
        self.digest = digest
        self._encode = Encoder(folder, max_tokens=max_tokens, threads=threads)

    def __call__(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return one raw logit for each passage: no bounds, and more is better."""
        return [float(self._encode(question, passage)[0]) for passage in passages]
