"""spaCy's own recognisers, each asked for the names of one text a line.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes; the model
is taken from the shelf ("sm") or from beside the environment ("md").
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

BESIDE = Path(sys.prefix) / "models" / "en_core_web_md"
SHELVED = "en_core_web_sm-3.8.0"


def main(size: str) -> None:
    """Answer each line of standard input with its names."""
    questions = [json.loads(line) for line in sys.stdin]
    nlp = loaded(Path(questions[0]["shelf"]) / SHELVED if size == "sm" else BESIDE)
    for doc in nlp.pipe((question["text"] for question in questions), batch_size=8):
        names = [[name.start_char, name.end_char, name.label_] for name in doc.ents]
        print(json.dumps({"names": names}), flush=True)


def loaded(folder: Path) -> Any:
    """Load a pipeline without what the folder holds no weights for, or no name depends on."""
    from spacy.util import load_config, load_model_from_config

    config = load_config(folder / "config.cfg")
    kept = [name for name in ("tok2vec", "parser", "ner") if (folder / name).is_dir()]
    others = [name for name in config["nlp"]["pipeline"] if name not in kept]
    nlp = load_model_from_config(config, exclude=others)
    return nlp.from_disk(folder, exclude=[*others, "meta"])


if __name__ == "__main__":
    main(sys.argv[1])
