"""The tagger of names beside spaCy's own decoding of the same weights, on the same texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from broadsheet.app.benches.report import report
from broadsheet.app.intake import lines_of
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import shelf_at
from broadsheet.news.errors import BadInput, ModelMissing
from broadsheet.shelf.tagger import SpacyTagger
from broadsheet.text.models import Tagged

TURNS = 3
"""Each reads all texts so many times, in turn with the other; the median counts."""
BATCH = 4

Named = list[tuple[Tagged, ...]]


def run(articles: Path, *, limit: int) -> dict[str, object]:
    """Tag the texts of up to `limit` rows; raises BadInput for none, ModelMissing for no tagger.

    `articles_per_s` counts seconds of processor time, one core each. `same` is the share of the
    names spaCy finds that ours finds at the same place under the same label.
    """
    if not articles.is_file():
        raise BadInput(str(articles), "there is no such file")
    lines = islice(lines_of(str(articles)), limit)
    texts = [str(json.loads(line).get("text", "")) for _, line in lines if line.strip()]
    if not texts:
        raise BadInput(str(articles), "there is no article in it")
    tagger = shelf_at(settings_now().shelf).tagger()
    if not isinstance(tagger, SpacyTagger):
        raise ModelMissing("tagger", "no name model is on the shelf (`broadsheet shelf fetch`)")
    started = perf_counter()
    mine, theirs = [], []
    for _ in range(TURNS):
        mine.append(_timed(tagger, texts))
        theirs.append(_timed(tagger.plainly, texts))
    ours, plain = mine[0][1], theirs[0][1]
    agreed = sum(len(set(one) & set(other)) for one, other in zip(ours, plain, strict=True))
    return report(
        "tagging",
        path=articles,
        rows=len(texts),
        seconds=perf_counter() - started,
        ours={
            "articles_per_s": _rate(mine),
            "names": sum(map(len, ours)),
            "same": round(agreed / max(1, sum(map(len, plain))), 6),
        },
        peers={"spacy": {"articles_per_s": _rate(theirs), "names": sum(map(len, plain))}},
    )


def _timed(tag: Callable[[Sequence[str]], Named], texts: Sequence[str]) -> tuple[float, Named]:
    started = process_time()
    found = [one for at in range(0, len(texts), BATCH) for one in tag(texts[at : at + BATCH])]
    return process_time() - started, found


def _rate(turns: Sequence[tuple[float, Named]]) -> float:
    return round(len(turns[0][1]) / median(seconds for seconds, _ in turns), 2)
