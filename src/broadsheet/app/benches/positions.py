"""For or against a named target, as people judged the sentence, beside simple baselines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from broadsheet.analysis.polarity import CLASSES, polarities
from broadsheet.app.benches.gold import rows_of
from broadsheet.app.benches.peers import ask
from broadsheet.app.benches.report import report
from broadsheet.app.benches.scores import f1
from broadsheet.app.settings import settings_now
from broadsheet.app.workbench import start_for
from broadsheet.news.errors import BadInput
from broadsheet.news.span import Span
from broadsheet.text.models import Embedder

Say = Callable[[str], object]
FILES = ("newsmtsc-mt_dev.jsonl.xz", "newsmtsc-rw_dev.jsonl.xz")
POLARITY = {2: "negative", 4: "neutral", 6: "positive"}
BATCH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One target of one sentence and how people say it is spoken of."""

    file: str
    row: int
    text: str
    span: Span
    right: str


def run(gold: Path, *, beside: bool, say: Say) -> dict[str, object]:
    """Score the polarity of sentences toward a target: macro F1 over the three classes.

    `gold` is a folder with FILES or a file of the same form. Raises BadInput for no data.
    """
    targets = targets_of(gold)
    embedder = start_for(settings_now())().embedder
    if embedder is None:
        say("There is no embedder on the shelf: polarity is judged by words alone.")
    started = perf_counter()
    found = ours(targets, embedder)
    seconds = perf_counter() - started
    scored = {**_scores(targets, found), **_by_file(targets, found)}
    scored["ms_a_target"] = round(1000 * seconds / len(targets), 2)
    peers = {"majority class": _scores(targets, _majority(targets))}
    peers["ours, words alone"] = _scores(targets, ours(targets, None))
    if beside and (answers := _asked(targets, say)):
        peers["vaderSentiment"] = _scores(targets, answers)
    return report(
        "positions", path=gold, rows=len(targets), ours=scored, seconds=seconds, peers=peers
    )


def errors(gold: Path) -> Iterator[tuple[str, str]]:
    """Yield every target judged otherwise than people did: how, and where."""
    targets = targets_of(gold)
    for target, found in zip(
        targets, ours(targets, start_for(settings_now())().embedder), strict=True
    ):
        if found != target.right:
            place = f"{target.file}, row {target.row}, {target.span.start}-{target.span.end}"
            yield f"{target.right} taken for {found}", place


def targets_of(gold: Path) -> tuple[Target, ...]:
    """Return all targets; raises BadInput where there are none."""
    files = [gold] if gold.is_file() else [gold / name for name in FILES]
    here = [file for file in files if file.is_file()]
    if not here:
        raise BadInput(str(gold), "no data: there is no file of judged sentences")
    return tuple(_targets(here))


def _targets(files: Sequence[Path]) -> Iterator[Target]:
    for file in files:
        for number, row in enumerate(rows_of(file), 1):
            judged = {(one["from"], one["to"]): one["polarity"] for one in row["targets"]}
            for (start, end), polarity in judged.items():
                yield Target(
                    file=file.name,
                    row=number,
                    text=row["sentence_normalized"],
                    span=Span(start, end),
                    right=POLARITY[int(float(polarity))],
                )


def ours(targets: Sequence[Target], embedder: Embedder | None) -> list[str]:
    """Return the likeliest class of each target, by the model that positions are checked with."""
    found: list[str] = []
    for at in range(0, len(targets), BATCH):
        some = [(one.text, one.span) for one in targets[at : at + BATCH]]
        found += [CLASSES[odds.index(max(odds))] for odds in polarities(some, embedder)]
    return found


def _majority(targets: Sequence[Target]) -> list[str]:
    commonest = Counter(one.right for one in targets).most_common(1)[0][0]
    return [commonest] * len(targets)


def _by_file(targets: Sequence[Target], found: Sequence[str]) -> dict[str, float]:
    scored = {}
    for file in dict.fromkeys(one.file for one in targets):
        pairs = [(one, mine) for one, mine in zip(targets, found, strict=True) if one.file == file]
        name = file.partition(".")[0].replace("newsmtsc-", "").replace("-", "_")
        both = _scores([one for one, _ in pairs], [mine for _, mine in pairs])
        scored[f"macro_f1_{name}"] = both["macro_f1"]
    return scored


def _scores(targets: Sequence[Target], found: Sequence[str]) -> dict[str, float]:
    each = {}
    for one in CLASSES:
        mine = [other == one for other in found]
        right = [target.right == one for target in targets]
        both = sum(a and b for a, b in zip(mine, right, strict=True))
        each[f"f1_{one}"] = f1(both / max(1, sum(mine)), both / max(1, sum(right)))
    macro = sum(each.values()) / len(each)
    return {"macro_f1": round(macro, 4), **{name: round(one, 4) for name, one in each.items()}}


def _asked(targets: Sequence[Target], say: Say) -> list[str]:
    questions = ({"text": one.text} for one in targets)
    return [answer["polarity"] for answer in ask("positions", "vaderSentiment", questions, say)]
