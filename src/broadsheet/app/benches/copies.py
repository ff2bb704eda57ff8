"""Texts printed twice told from texts told twice, beside MinHash at one half and SimHash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby, pairwise
from pathlib import Path
from time import perf_counter

from broadsheet.app.benches.report import report
from broadsheet.app.benches.scores import f1
from broadsheet.app.benches.written import REPORTS, Report, read_reports
from broadsheet.news.article import Article, Block
from broadsheet.news.errors import BadInput
from broadsheet.news.fingerprint import Fingerprint
from broadsheet.news.notes import Notes
from broadsheet.news.press import known_press
from broadsheet.stories.copies import is_copy, overlaps
from broadsheet.stories.likeness import fingerprint
from broadsheet.text.sentences import sentences
from broadsheet.text.shingles import resemblance, shingle_words, shingles

TRANSLATED = "translated.txt"
"""Quotes of the reports and their French, `words | mots`, a line each."""
REWRITTEN = (10, 20, 40, 60)
"""Per cent of sentences another outlet's own words stand in for."""
JACCARD = 0.5
"""MinHash's usual bar (Broder, 1997)."""
BITS = 3
"""Bits of 64 in which the SimHashes of two copies differ at most (Manku, Jain, Das Sarma, 2007)."""
INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Couple:
    """A text, another, and how the other was made of it; INDEPENDENT if it was not."""

    first: Article
    second: Article
    kind: str


Judge = Callable[[Couple], bool]


def run(folder: Path = REPORTS) -> dict[str, object]:
    """Judge every couple made of the reports in `folder`; raises BadInput where there are none."""
    started = perf_counter()
    made = couples(folder)
    return report(
        "copies",
        path=folder,
        rows=len(made),
        ours=scored(made, ours),
        peers={
            "MinHash at .5": scored(made, by_minhash),
            "SimHash within 3 bits": scored(made, by_simhash),
        },
        seconds=perf_counter() - started,
    )


def couples(folder: Path) -> list[Couple]:
    """Return the copies made of each event's first report, and the reports made by themselves.

    Not copies are the event's next report, and the first of the thread's or beat's next event.
    """
    reports = read_reports(folder)
    if not reports:
        raise BadInput(str(folder), "no data: no report is there, so nothing is measured")
    events = [list(told) for _, told in groupby(reports, key=lambda one: one.event)]
    french = _french(folder / TRANSLATED)
    made: list[Couple] = []
    for told in events:
        first = told[0].article
        made += (_copy(first, kind, body) for kind, body in _variants(told, french))
        made += (Couple(first, one.article, INDEPENDENT) for one in told[1:])
    made += (
        Couple(one[0].article, other[0].article, INDEPENDENT) for one, other in pairwise(events)
    )
    return made


def scored(made: Sequence[Couple], judge: Judge) -> dict[str, float]:
    """Return precision, recall and F1 of copies, the share found of each kind, and false copies."""
    said = [judge(couple) for couple in made]
    truth = [couple.kind != INDEPENDENT for couple in made]
    right = sum(one and other for one, other in zip(said, truth, strict=True))
    precision = right / sum(said) if any(said) else 0.0
    recall = right / sum(truth) if any(truth) else 0.0
    kinds = {
        f"found_{kind}": _share(_said_of(kind, made, said))
        for kind in dict.fromkeys(couple.kind for couple in made)
    }
    kinds["false_copies"] = kinds.pop(f"found_{INDEPENDENT}", 0.0)
    found = {"precision": precision, "recall": recall, "f1": f1(precision, recall), **kinds}
    return {name: round(value, 4) for name, value in found.items()}


def ours(couple: Couple) -> bool:
    """Say whether the product takes the second for a print of the first."""
    first, second = _print(couple.first), _print(couple.second)
    return is_copy(second, first, overlaps(second, [first])[0])


def by_minhash(couple: Couple) -> bool:
    """Say whether the runs of words agree by one half, from the same signatures as ours."""
    first, second = _print(couple.first), _print(couple.second)
    return resemblance(first.signature, second.signature) >= JACCARD


def by_simhash(couple: Couple) -> bool:
    """Say whether the SimHashes (Charikar, 2002) of the runs of words nearly agree."""
    apart = _simhash(couple.first.text) ^ _simhash(couple.second.text)
    return apart.bit_count() <= BITS


def _simhash(text: str) -> int:
    runs = [int(run) for run in shingles(shingle_words(text))]
    return sum(1 << bit for bit in range(64) if 2 * sum(run >> bit & 1 for run in runs) > len(runs))


def _print(article: Article) -> Fingerprint:
    notes = Notes(language=article.language)
    return fingerprint(article, notes, vector=None, vector_model="", press=known_press())


def _said_of(kind: str, made: Sequence[Couple], said: Sequence[bool]) -> list[bool]:
    return [one for one, couple in zip(said, made, strict=True) if couple.kind == kind]


def _share(said: Sequence[bool]) -> float:
    return sum(said) / len(said) if said else 0.0


def _copy(first: Article, kind: str, body: Sequence[str]) -> Couple:
    blocks = tuple(Block(text=part) for part in body)
    other = replace(
        first, identity=f"{first.identity}/{kind}", outlet="The Other Paper", blocks=blocks
    )
    return Couple(first, other, kind)


def _variants(
    told: Sequence[Report], french: Mapping[str, str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each kind of copy of the first report: its name and the copy's paragraphs."""
    body = told[0].article.blocks[0].text
    lines = _sentences(body)
    yield "verbatim", [body]
    yield "credited", [body, "Reporting by Island Wire."]
    yield "cut", [" ".join(lines[: (len(lines) + 1) // 2])]
    yield "reordered", [*lines[len(lines) // 2 :], *lines[: len(lines) // 2]]
    others = [line for one in told[1:] for line in _sentences(one.article.blocks[0].text)]
    for per_cent in REWRITTEN if others else ():
        yield f"rewritten_{per_cent}", [" ".join(_rewritten(lines, others, per_cent))]
    translated = body
    for words, mots in french.items():
        translated = translated.replace(words, mots)
    if translated != body:
        yield "translated", [translated]


def _rewritten(lines: Sequence[str], others: Sequence[str], per_cent: int) -> list[str]:
    """Return the lines with some told in another outlet's words; which ones, their hashes say."""
    count = max(1, round(len(lines) * per_cent / 100))
    chosen = sorted(range(len(lines)), key=lambda at: blake2b(lines[at].encode()).digest())[:count]
    instead = {at: others[place % len(others)] for place, at in enumerate(sorted(chosen))}
    return [instead.get(at, line) for at, line in enumerate(lines)]


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, language="en")]


def _french(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    rows = (line.partition(" | ") for line in file.read_text("utf-8").splitlines())
    return {words: mots for words, _, mots in rows if mots}
