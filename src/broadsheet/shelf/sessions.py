"""Opening an ONNX model and its tokenizer so that they take one core and never wait spinning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


class Encoder:
    """One ONNX model that reads token ids; it is given one text, or pair, at a time.

    The int8 models scale their activations over everything in a batch, so in company a text comes
    out differently (cosine 0.987 to 0.999 measured, batches of 8 against alone), and a rebuilt
    archive would not equal the first. Alone it is the same each time, and on articles and sentences
    no slower: 26.1 ms against 23.6 ms a sentence.
    """

    def __init__(self, folder: Path, *, max_tokens: int, threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._wants = frozenset(entry.name for entry in self._session.get_inputs())
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens)
        # Beyond this the tokenizer would only read what is cut off again.
        self._max_characters = 64 * max_tokens

    def __call__(self, text: str, pair: str | None = None) -> npt.NDArray[np.float32]:
        """Return the model's first output for one text or pair, without the batch dimension."""
        cut = self._max_characters
        encoding = self._tokenizer.encode(text[:cut], pair if pair is None else pair[:cut])
        ids = np.asarray([encoding.ids], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.asarray([encoding.type_ids], dtype=np.int64),
        }
        wanted = {name: value for name, value in feed.items() if name in self._wants}
        output: npt.NDArray[np.float32] = self._session.run(None, wanted)[0][0]
        return output

    @property
    def width(self) -> int:
        """The last dimension of the model's first output."""
        return int(self._session.get_outputs()[0].shape[-1])
