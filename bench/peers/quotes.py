"""textacy's quotations and who said them, in one text a line, by spaCy's parse.

Run by `broadsheet.app.benches.peers.ask` in the environment `make bench-peers` makes; the model
is the middle English one beside the environment: textacy needs tags and lemmas.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

BESIDE = Path(sys.prefix) / "models" / "en_core_web_md"


def main() -> None:
    """Answer each line of standard input with its attributions."""
    from textacy.extract import direct_quotations

    questions = [json.loads(line) for line in sys.stdin]
    nlp = loaded(BESIDE)
    texts = (question["text"].replace("\n", " ") for question in questions)
    for doc in nlp.pipe(texts, batch_size=8):
        try:
            found = [_attribution(one) for one in direct_quotations(doc)]
        except Exception as error:  # told, and counted by whoever asks
            print(json.dumps({"stumbled": f"{type(error).__name__}: {error}"}), flush=True)
            continue
        print(json.dumps({"attributions": found}), flush=True)


def _attribution(one: Any) -> dict[str, list[list[int]]]:
    return {
        "source": _span(one.speaker),
        "cue": _span(one.cue),
        "content": [[one.content.start_char, one.content.end_char]],
    }


def _span(tokens: Any) -> list[list[int]]:
    words = list(tokens)
    if not words:
        return []
    return [[words[0].idx, words[-1].idx + len(words[-1].text)]]


def loaded(folder: Path) -> Any:
    """Load the pipeline with what a parse needs."""
    from spacy.util import load_config, load_model_from_config

    config = load_config(folder / "config.cfg")
    kept = [
        name
        for name in ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
        if (folder / name).is_dir()
    ]
    others = [name for name in config["nlp"]["pipeline"] if name not in kept]
    nlp = load_model_from_config(config, exclude=others)
    return nlp.from_disk(folder, exclude=[*others, "meta"])


if __name__ == "__main__":
    main()
